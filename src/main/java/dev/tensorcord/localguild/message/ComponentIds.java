package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Walks trees of components, and gives each component a number of its own. */
public final class ComponentIds {
  private static final List<String> CHILDREN = List.of("accessory", "component", "components");

  private ComponentIds() {}

  /** Numbers every component that has no number, from 1 on, skipping numbers in use. */
  public static void number(JsonNode components) {
    Set<Integer> used = new HashSet<>();
    components.forEach(each -> walk(each, component -> used.add(component.path("id").asInt())));
    int[] next = {1};
    components.forEach(each ->
        walk(
            each,
            component -> {
              if (component.path("id").asInt() == 0) {
                while (!used.add(next[0])) {
                  next[0]++;
                }
                component.put("id", next[0]);
              }
            }));
  }

  /** Visits a component and everything in it, the outer ones first. */
  public static void walk(JsonNode component, Consumer<ObjectNode> visitor) {
    if (!(component instanceof ObjectNode object)) {
      return;
    }
    visitor.accept(object);
    for (String child : CHILDREN) {
      JsonNode inner = object.path(child);
      if (inner.isArray()) {
        Json.list(inner).forEach(each -> walk(each, visitor));
      } else {
        walk(inner, visitor);
      }
    }
  }
}
