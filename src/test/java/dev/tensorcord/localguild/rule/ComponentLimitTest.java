package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Bodies.*;
import static dev.tensorcord.localguild.rule.DiscordLimits.*;
import static dev.tensorcord.localguild.rule.Endpoint.*;
import static dev.tensorcord.localguild.rule.Limit.*;

import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Lengths and counts of a message's components. */
final class ComponentLimitTest extends LimitContract {
  static Stream<Limit> limits() {
    return Stream.concat(components(), componentsV2());
  }

  private static Stream<Limit> components() {
    return Stream.of(
        missed(
            "rows",
            REPLY,
            ROWS,
            n -> "{components: [%s]}".formatted(list(n, i -> row(button(i)))),
            "data.components " + LENGTH),
        limit(
            "buttons in a row",
            REPLY,
            BUTTONS_IN_ROW,
            n -> inRow(list(n, Bodies::button)),
            "data.components.0.components " + BETWEEN),
        part(
            "custom_id",
            CUSTOM_ID,
            n -> "{type: 2, style: 1, label: 'a', custom_id: '%s'}".formatted(x(n)),
            "custom_id " + BETWEEN),
        part(
            "label",
            BUTTON_LABEL,
            n -> "{type: 2, style: 1, custom_id: 'a', label: '%s'}".formatted(x(n)),
            "label " + LENGTH),
        part(
            "link",
            BUTTON_URL,
            n -> "{type: 2, style: 5, label: 'a', url: 'https://a.b/%s'}".formatted(x(n - 12)),
            "url " + LENGTH),
        part(
            "options",
            SELECT_OPTIONS,
            n -> select(list(n, Bodies::option), ""),
            "options " + BETWEEN),
        part(
            "option label",
            SELECT_TEXT,
            n -> select("{label: '%s', value: 'a'}".formatted(x(n)), ""),
            "options.0.label " + BETWEEN),
        part(
            "option value",
            SELECT_TEXT,
            n -> select("{label: 'a', value: '%s'}".formatted(x(n)), ""),
            "options.0.value " + BETWEEN),
        part(
            "option description",
            SELECT_TEXT,
            n -> select("{label: 'a', value: 'a', description: '%s'}".formatted(x(n)), ""),
            "options.0.description " + LENGTH),
        part(
            "placeholder",
            SELECT_PLACEHOLDER,
            n -> select(option(1), ", placeholder: '%s'".formatted(x(n))),
            "placeholder " + LENGTH),
        part(
            "max_values",
            SELECT_OPTIONS,
            n -> select(list(25, Bodies::option), ", max_values: " + n),
            "max_values NUMBER_TYPE_MAX"));
  }

  private static Stream<Limit> componentsV2() {
    return Stream.of(
        limit(
            "components on top",
            REPLY,
            COMPONENTS_V2,
            n -> v2(list(n, i -> "{type: 10, content: 'a'}")),
            "data.components " + LENGTH,
            "data.components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
        missed(
            "components in all",
            REPLY,
            COMPONENTS_V2,
            n -> v2("{type: 17, components: [%s]}".formatted(list(n - 1, i -> "{type: 14}"))),
            "data.components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
        missed(
            "text in all",
            REPLY,
            TEXT_V2,
            n ->
                v2(
                    "{type: 10, content: '%s'}, {type: 17, components: [{type: 10, content: '%s'}]}"
                        .formatted(x(3000), x(n - 3000))),
            "data.components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
        limit(
            "texts in a section",
            REPLY,
            SECTION_TEXTS,
            n ->
                v2(
                    "{type: 9, accessory: %s, components: [%s]}"
                        .formatted(button(1), list(n, i -> "{type: 10, content: 'a'}"))),
            "data.components.0.components " + BETWEEN),
        limit(
            "pictures in a gallery",
            REPLY,
            GALLERY_ITEMS,
            n ->
                v2(
                    "{type: 12, items: [%s]}"
                        .formatted(list(n, i -> "{media: {url: 'https://a.b/c.png'}}"))),
            "data.components.0.items " + BETWEEN),
        limit(
            "picture's description",
            REPLY,
            MEDIA_DESCRIPTION,
            n ->
                v2(
                    "{type: 12, items: [{media: {url: 'https://a.b/c.png'}, description: '%s'}]}"
                        .formatted(x(n))),
            "data.components.0.items.0.description " + BETWEEN));
  }

  private static Limit part(String name, int bound, IntFunction<String> component, String refusal) {
    return limit(
        name,
        REPLY,
        bound,
        n -> inRow(component.apply(n)),
        "data.components.0.components.0." + refusal);
  }
}
