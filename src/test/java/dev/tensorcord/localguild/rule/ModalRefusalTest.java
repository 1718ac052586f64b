package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.*;
import static dev.tensorcord.localguild.rule.Refusal.*;

import java.util.stream.Stream;

/** What is wrong with a modal, apart from lengths. */
final class ModalRefusalTest extends RefusalContract {
  private static final String BUTTON = "{type: 2, style: 1, label: 'a', custom_id: 'b'}";
  private static final String INPUT = "{type: 4, style: 1, custom_id: 'a'}";

  static Stream<Refusal> refusals() {
    return modals();
  }

  private static Stream<Refusal> modals() {
    return Stream.of(
        modal("button", BUTTON, "UNION_TYPE_CHOICES"),
        modal("label without component", "{type: 18, label: 'a'}", "component BASE_TYPE_REQUIRED"),
        modal(
            "two inputs in a row",
            "{type: 1, components: [{type: 4, style: 1, custom_id: 'a', label: 'a'}, {type: 4, style: 1, custom_id: 'b', label: 'a'}]}",
            "components BASE_TYPE_BAD_LENGTH"),
        modal(
            "row's input without label",
            "{type: 1, components: [%s]}".formatted(INPUT),
            "components.0.label BASE_TYPE_REQUIRED"),
        input("least above most", "min_length: 5, max_length: 4", "min_length NUMBER_TYPE_MAX"),
        input("value too short", "min_length: 5, value: 'abcd'", "value BASE_TYPE_BAD_LENGTH"),
        input("value left empty", "min_length: 5, value: ''"),
        input("value too long", "max_length: 3, value: 'abcd'", "value BASE_TYPE_MAX_LENGTH"),
        modal(
            "disabled select",
            "{type: 18, label: 'a', component: {type: 5, custom_id: 'a', disabled: true}}",
            "component.disabled BASE_TYPE_CHOICES"),
        modal(
            "one radio",
            "{type: 18, label: 'a', component: {type: 21, custom_id: 'a', options: [{label: 'a', value: 'a'}]}}",
            "component.options BASE_TYPE_BAD_LENGTH"),
        of(
            "custom_id twice",
            MODAL,
            "{custom_id: 'm', title: 'a', components: [{type: 18, label: 'a', component: %s}, {type: 18, label: 'b', component: %s}]}"
                .formatted(INPUT, INPUT),
            "data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"),
        of(
            "empty",
            MODAL,
            "{}",
            "data.custom_id BASE_TYPE_REQUIRED",
            "data.title BASE_TYPE_REQUIRED",
            "data.components BASE_TYPE_REQUIRED"));
  }

  private static Refusal modal(String name, String component, String... refusal) {
    return at(
        name,
        MODAL,
        "{custom_id: 'm', title: 'a', components: [%s]}".formatted(component),
        "data.components.0",
        refusal);
  }

  private static Refusal input(String name, String more, String... refusal) {
    String component = "{type: 4, style: 1, custom_id: 'a', %s}".formatted(more);
    return modal(
        name,
        "{type: 18, label: 'a', component: %s}".formatted(component),
        under("component", refusal));
  }
}
