package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Interaction;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Modals;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.World;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code POST /client/modal}: a member sends a form. Body: JSON, or multipart with the JSON in the
 * part {@code payload} and files in parts named after their upload field.
 *
 * <ul>
 *   <li>{@code member}: the member's id or user name
 *   <li>{@code modal}: the form's id from the {@code modal_open} event, or its custom_id
 *   <li>{@code fields}: an object from custom_id to a text, a truth value, or an array of values; a
 *       field that is left out keeps the value the form came with
 * </ul>
 *
 * <p>Answers {@code {"interaction": id}}.
 */
final class ModalCall {
  private final World world;
  private final InteractionSender sender;

  ModalCall(World world, InteractionSender sender) {
    this.world = world;
    this.sender = sender;
  }

  ObjectNode send(Asked asked) {
    Person member = asked.member();
    String id = asked.text("modal");
    Modals.Modal modal =
        world
            .modals()
            .find(member.id(), id)
            .orElseThrow(() -> ClientError.of("%s has no open form %s.", member.globalName(), id));
    Interaction opener = modal.opener();
    Resolved resolved = new Resolved(world, opener.channel().direct());
    FormFields fields = new FormFields(world, asked, opener.channel(), resolved);
    Set<String> unknown = new TreeSet<>();
    asked.object("fields").fieldNames().forEachRemaining(unknown::add);
    asked.payload().files().forEach(file -> unknown.add(file.field()));
    ArrayNode components = Json.array();
    for (JsonNode component : Json.list(modal.form().path("components"))) {
      components.add(fields.filled(component, unknown));
    }
    if (!unknown.isEmpty()) {
      throw ClientError.of("The form has no field %s.", unknown.iterator().next());
    }
    if (!world.modals().close(modal)) {
      throw ClientError.of("The form %s was already sent.", id);
    }
    ObjectNode data = Json.object();
    data.set("custom_id", modal.form().get("custom_id"));
    data.set("components", components);
    if (!resolved.json().isEmpty()) {
      data.set("resolved", resolved.json());
    }
    ObjectNode about = Json.object();
    about.set("triggering_interaction_metadata", opener.metadata());
    Interaction interaction =
        sender.send(
            new InteractionSender.Act(
                Interaction.Kind.MODAL,
                0,
                member,
                opener.channel(),
                data,
                about,
                opener.source().orElse(null)));
    return Json.object().put("interaction", interaction.id());
  }
}
