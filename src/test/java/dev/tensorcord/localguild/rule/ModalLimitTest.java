package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Bodies.*;
import static dev.tensorcord.localguild.rule.DiscordLimits.*;
import static dev.tensorcord.localguild.rule.Endpoint.*;
import static dev.tensorcord.localguild.rule.Limit.*;

import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Lengths and counts of a modal. */
final class ModalLimitTest extends LimitContract {
  static Stream<Limit> limits() {
    return modals();
  }

  private static Stream<Limit> modals() {
    return Stream.of(
        limit(
            "custom_id",
            MODAL,
            CUSTOM_ID,
            n -> modal(x(n), "a", label(1)),
            "data.custom_id " + BETWEEN),
        limit(
            "title", MODAL, MODAL_TITLE, n -> modal("a", x(n), label(1)), "data.title " + BETWEEN),
        missed(
            "components",
            MODAL,
            MODAL_COMPONENTS,
            n -> modal("a", "a", list(n, Bodies::label)),
            "data.components " + BETWEEN),
        limit(
            "label",
            MODAL,
            MODAL_LABEL,
            n ->
                modal(
                    "a",
                    "a",
                    "{type: 18, label: '%s', component: {type: 4, style: 1, custom_id: 'a'}}"
                        .formatted(x(n))),
            "data.components.0.label " + BETWEEN),
        limit(
            "label's description",
            MODAL,
            MODAL_LABEL_DESCRIPTION,
            n ->
                modal(
                    "a",
                    "a",
                    "{type: 18, label: 'a', description: '%s', component: {type: 4, style: 1, custom_id: 'a'}}"
                        .formatted(x(n))),
            "data.components.0.description " + BETWEEN),
        input("value", TEXT_INPUT, n -> "value: '%s'".formatted(x(n)), "value " + LENGTH),
        input(
            "placeholder",
            TEXT_INPUT_PLACEHOLDER,
            n -> "placeholder: '%s'".formatted(x(n)),
            "placeholder " + LENGTH),
        input("min_length", TEXT_INPUT, n -> "min_length: " + n, "min_length NUMBER_TYPE_MAX"),
        input("max_length", TEXT_INPUT, n -> "max_length: " + n, "max_length NUMBER_TYPE_MAX"),
        limit(
            "label of a row's input",
            MODAL,
            MODAL_LABEL,
            n ->
                modal(
                    "a",
                    "a",
                    row("{type: 4, style: 1, custom_id: 'a', label: '%s'}".formatted(x(n)))),
            "data.components.0.components.0.label " + BETWEEN),
        limit(
            "radio options",
            MODAL,
            GROUP_OPTIONS,
            n ->
                modal(
                    "a",
                    "a",
                    "{type: 18, label: 'a', component: {type: 21, custom_id: 'a', options: [%s]}}"
                        .formatted(list(n, Bodies::option))),
            "data.components.0.component.options " + BETWEEN));
  }

  private static Limit input(String name, int bound, IntFunction<String> part, String refusal) {
    return limit(
        "input's " + name,
        MODAL,
        bound,
        n ->
            modal(
                "a",
                "a",
                "{type: 18, label: 'a', component: {type: 4, style: 2, custom_id: 'a', %s}}"
                    .formatted(part.apply(n))),
        "data.components.0.component." + refusal);
  }
}
