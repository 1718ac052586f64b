package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.*;
import static dev.tensorcord.localguild.rule.Refusal.*;

import java.util.stream.Stream;

/** What is wrong with a message's components, apart from lengths. */
final class ComponentRefusalTest extends RefusalContract {
  private static final String V2 = "flags: 32768, ";
  private static final String BUTTON = "{type: 2, style: 1, label: 'a', custom_id: 'b'}";
  private static final String ROW = "{type: 1, components: [" + BUTTON + "]}";

  static Stream<Refusal> refusals() {
    return Stream.concat(components(), v2());
  }

  private static Stream<Refusal> components() {
    return Stream.of(
        row(
            "button without custom_id",
            "{type: 2, style: 1, label: 'a'}",
            "custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
        row(
            "button without style",
            "{type: 2, label: 'a', custom_id: 'a'}",
            "style BASE_TYPE_REQUIRED"),
        row(
            "button of unknown style",
            "{type: 2, style: 7, label: 'a', custom_id: 'a'}",
            "style BASE_TYPE_CHOICES"),
        row(
            "button without label",
            "{type: 2, style: 1, custom_id: 'a'}",
            "label BASE_TYPE_REQUIRED"),
        row("button with emoji alone", "{type: 2, style: 1, custom_id: 'a', emoji: {name: 'x'}}"),
        row(
            "link without url",
            "{type: 2, style: 5, label: 'a'}",
            "url BUTTON_COMPONENT_URL_REQUIRED"),
        of(
            "link with custom_id",
            MESSAGE,
            "{components: [{type: 1, components: [{type: 2, style: 5, label: 'a', custom_id: 'a', url: 'https://a.b'}]}]}",
            "components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "components.0.components.0.url BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"),
        row("premium without sku", "{type: 2, style: 6}", "sku_id BASE_TYPE_REQUIRED"),
        row("unknown type", "{type: 10, content: 'a'}", "UNION_TYPE_CHOICES"),
        row("no type", "{style: 1}", "type BASE_TYPE_REQUIRED"),
        row("select without options", "{type: 3, custom_id: 'a'}", "options BASE_TYPE_REQUIRED"),
        row(
            "options of one value",
            "{type: 3, custom_id: 'a', options: [{label: 'a', value: 'a'}, {label: 'b', value: 'a'}]}",
            "options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"),
        row(
            "more to choose than options",
            "{type: 3, custom_id: 'a', max_values: 2, options: [{label: 'a', value: 'a'}]}",
            "options BASE_TYPE_MIN_LENGTH"),
        row(
            "least above most",
            "{type: 5, custom_id: 'a', min_values: 3, max_values: 2}",
            "min_values NUMBER_TYPE_MAX"),
        row(
            "too many chosen",
            "{type: 3, custom_id: 'a', options: [{label: 'a', value: 'a', default: true}, {label: 'b', value: 'b', default: true}]}",
            "options SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"),
        row(
            "role as default of users",
            "{type: 5, custom_id: 'a', default_values: [{type: 'role', id: '1'}]}",
            "default_values.0.type BASE_TYPE_CHOICES"),
        of(
            "select beside a button",
            MESSAGE,
            "{components: [{type: 1, components: [{type: 5, custom_id: 'a'}, %s]}]}"
                .formatted(BUTTON),
            "components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        of(
            "custom_id twice",
            MESSAGE,
            "{components: [%s, %s]}".formatted(ROW, ROW),
            "components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"),
        of(
            "V2 without its flag",
            MESSAGE,
            "{content: 'a', components: [{type: 10, content: 'a'}]}",
            "components.0 UNION_TYPE_CHOICES"));
  }

  private static Stream<Refusal> v2() {
    return Stream.of(
        tree(
            "all kinds",
            """
            {type: 10, content: 'a'}, {type: 14, spacing: 2}, %s,
            {type: 9, components: [{type: 10, content: 'a'}], accessory: {type: 11, media: {url: 'https://a.b/c'}}},
            {type: 12, items: [{media: {url: 'https://a.b/c'}}]},
            {type: 17, accent_color: 0, components: [{type: 10, content: 'a'}]}\
            """
                .formatted(ROW)),
        of(
            "with content",
            MESSAGE,
            "{%s content: 'a', components: [{type: 10, content: 'a'}]}".formatted(V2),
            "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
        of(
            "with embeds",
            MESSAGE,
            "{%s embeds: [{title: 'a'}], components: [{type: 10, content: 'a'}]}".formatted(V2),
            "embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
        of("without components", MESSAGE, "{flags: 32768}", "50006"),
        tree(
            "container in a container",
            "{type: 17, components: [{type: 17, components: []}]}",
            "components.0 UNION_TYPE_CHOICES"),
        tree(
            "section without accessory",
            "{type: 9, components: [{type: 10, content: 'a'}]}",
            "accessory BASE_TYPE_REQUIRED"),
        tree("empty text", "{type: 10, content: ''}", "content BASE_TYPE_REQUIRED"),
        tree("empty gallery", "{type: 12, items: []}", "items BASE_TYPE_BAD_LENGTH"),
        tree(
            "file on the web",
            "{type: 13, file: {url: 'https://a.b/c'}}",
            "file.url URL_TYPE_INVALID_SCHEME"),
        tree(
            "file that is not sent",
            "{type: 13, file: {url: 'attachment://a'}}",
            "file UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"),
        tree("odd spacing", "{type: 14, spacing: 3}", "spacing BASE_TYPE_CHOICES"),
        of(
            "id twice",
            MESSAGE,
            "{%s components: [{type: 14, id: 1}, {type: 14, id: 1}, {type: 14, id: 0}, {type: 14, id: 0}]}"
                .formatted(V2),
            "components.1.id COMPONENT_ID_DUPLICATED"));
  }

  private static Refusal row(String name, String component, String... refusal) {
    return at(
        name,
        MESSAGE,
        "{components: [{type: 1, components: [%s]}]}".formatted(component),
        "components.0.components.0",
        refusal);
  }

  private static Refusal tree(String name, String components, String... refusal) {
    return at(
        name, MESSAGE, "{%s components: [%s]}".formatted(V2, components), "components.0", refusal);
  }
}
