package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All components of one message or modal, however nested, with the rules that hold among all of
 * them.
 */
final class ComponentTree {
  /** Deeper than Discord lets anything nest: container, row, button; a bound for hostile bodies. */
  private static final int DEEPEST = 6;

  /** More than any message may have, so that there are too many is known by then. */
  private static final int MOST = 1000;

  private record Node(JsonNode component, Place place) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Place place;

  /** The tree that starts at the list {@code components}, which stands at {@code place}. */
  ComponentTree(JsonNode components, Place place) {
    this.place = place;
    collect(components, place, DEEPEST);
  }

  private void collect(JsonNode components, Place at, int depth) {
    boolean open = components.isArray() && depth > 0;
    for (int i = 0; open && i < components.size() && nodes.size() < MOST; i++) {
      add(components.path(i), at.at(i), depth);
    }
  }

  private void add(JsonNode component, Place at, int depth) {
    nodes.add(new Node(component, at));
    collect(component.path("components"), at.at("components"), depth - 1);
    for (String single : List.of("accessory", "component")) {
      if (component.path(single).isObject() && depth > 1) {
        add(component.path(single), at.at(single), depth - 1);
      }
    }
  }

  /** No custom id and no id twice. */
  void idsDiffer() {
    differ(
        "custom_id",
        new Problem("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"));
    differ("id", new Problem("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"));
  }

  private void differ(String key, Problem otherwise) {
    Set<String> seen = new HashSet<>();
    for (Node node : nodes) {
      JsonNode id = node.component.path(key);
      // An id of 0 asks Discord to choose one.
      boolean given = ComponentShapes.has(node.component, key) && !id.asText().equals("0");
      if (given && !seen.add(id.asText())) {
        node.place.at(key).report(otherwise);
      }
    }
  }

  /** At most this many components, nested ones counted. */
  void count(int most) {
    if (nodes.size() > most) {
      place.report(
          "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
          "Total number of components cannot exceed " + most);
    }
  }

  /** At most this many characters in all text displays together. */
  void text(int most) {
    long total =
        nodes.stream()
            .map(node -> node.component)
            .filter(c -> Scalars.whole(c.path("type")).orElse(0) == ComponentType.TEXT_DISPLAY)
            .mapToLong(component -> Scalars.length(component.path("content").asText("")))
            .sum();
    if (total > most) {
      place.report(
          "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
          "Components displayable text size exceeds maximum size of " + most);
    }
  }

  /** Each {@code attachment://} link of a picture or file names one of {@code files}. */
  void mediaExist(Set<String> files) {
    for (Node node : nodes) {
      media(node.component.path("media"), node.place.at("media"), files);
      media(node.component.path("file"), node.place.at("file"), files);
      JsonNode items = node.component.path("items");
      for (int i = 0; i < items.size() && items.isArray(); i++) {
        media(items.path(i).path("media"), node.place.at("items").at(i).at("media"), files);
      }
    }
  }

  private static void media(JsonNode media, Place at, Set<String> files) {
    MessageFiles.named(media.path("url"))
        .filter(name -> !files.contains(name))
        .ifPresent(name ->
            at.report(
                "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                "The referenced attachment \"" + name + "\" was not found"));
  }
}
