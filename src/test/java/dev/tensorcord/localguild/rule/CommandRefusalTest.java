package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.*;
import static dev.tensorcord.localguild.rule.Refusal.*;

import java.util.stream.Stream;

/** What is wrong with commands, apart from lengths; what looks odd and passes. */
final class CommandRefusalTest extends RefusalContract {

  static Stream<Refusal> refusals() {
    return commands();
  }

  private static Stream<Refusal> commands() {
    return Stream.of(
        of("none", COMMANDS, "[]"),
        named("upper case", "Fit", "APPLICATION_COMMAND_INVALID_NAME"),
        named("space", "a b", "APPLICATION_COMMAND_INVALID_NAME"),
        named("other scripts", "ไทย-हिन्दी_日本'1"),
        of("menu name", COMMANDS, "[{type: 3, name: 'Fit This!'}]"),
        of(
            "menu with description",
            COMMANDS,
            "[{type: 2, name: 'A', description: 'a'}]",
            "0.description APPLICATION_COMMAND_INVALID_DESCRIPTION"),
        of(
            "menu with empty description",
            COMMANDS,
            "[{type: 2, name: 'A', description: '', options: []}]"),
        of("unknown kind", COMMANDS, "[{type: 9, name: 'a'}]", "0.type BASE_TYPE_CHOICES"),
        of("no description", COMMANDS, "[{name: 'a'}]", "0.description BASE_TYPE_REQUIRED"),
        of(
            "empty description",
            COMMANDS,
            "[{name: 'a', description: ''}]",
            "0.description BASE_TYPE_REQUIRED"),
        of(
            "one name for two",
            COMMANDS,
            "[{name: 'a', description: 'a'}, {type: 2, name: 'a'}, {name: 'a', description: 'b'}]",
            "2 APPLICATION_COMMANDS_DUPLICATE_NAME"),
        options(
            "required after optional",
            "{type: 3, name: 'a', description: 'a'}, {type: 3, name: 'b', description: 'a', required: true}",
            "options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"),
        options(
            "one name for two",
            "{type: 3, name: 'a', description: 'a'}, {type: 4, name: 'a', description: 'a'}",
            "options.1.name APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED"),
        options(
            "unknown type",
            "{type: 12, name: 'a', description: 'a'}",
            "options.0 UNION_TYPE_CHOICES"),
        options(
            "sub-command beside a value",
            "{type: 1, name: 'a', description: 'a'}, {type: 3, name: 'b', description: 'a'}",
            "options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
        options(
            "group of sub-commands",
            "{type: 2, name: 'a', description: 'a', options: [{type: 1, name: 'b', description: 'a', options: [{type: 3, name: 'c', description: 'a'}]}]}"),
        options(
            "value in a group",
            "{type: 2, name: 'a', description: 'a', options: [{type: 3, name: 'b', description: 'a'}]}",
            "options.0.options.0 UNION_TYPE_CHOICES"),
        options(
            "group in a group",
            "{type: 2, name: 'a', description: 'a', options: [{type: 2, name: 'b', description: 'a'}]}",
            "options.0.options.0 UNION_TYPE_CHOICES"),
        options(
            "choices and autocomplete",
            "{type: 3, name: 'a', description: 'a', autocomplete: true, choices: [{name: 'a', value: 'a'}]}",
            "options.0.autocomplete APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_INVALID"),
        options(
            "choice of another kind",
            "{type: 4, name: 'a', description: 'a', choices: [{name: 'a', value: 'a'}]}",
            "options.0.choices.0.value NUMBER_TYPE_COERCE"),
        options(
            "choices of one name",
            "{type: 4, name: 'a', description: 'a', choices: [{name: 'a', value: 1}, {name: 'a', value: 2}]}",
            "options.0.choices.1.name APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED"),
        options(
            "least above most",
            "{type: 10, name: 'a', description: 'a', min_value: 2.5, max_value: 1}",
            "options.0.min_value NUMBER_TYPE_MAX"),
        options(
            "a number nobody could write out",
            "{type: 10, name: 'a', description: 'a', min_value: 1, max_value: '1e-999999999'}",
            "options.0.max_value NUMBER_TYPE_COERCE"),
        of(
            "contexts as text",
            COMMANDS,
            "[{name: 'a', description: 'a', contexts: ['0', '1'], integration_types: ['0'], default_member_permissions: '8'}]"),
        of(
            "unknown context",
            COMMANDS,
            "[{name: 'a', description: 'a', contexts: [3]}]",
            "0.contexts.0 BASE_TYPE_CHOICES"),
        of(
            "context twice",
            COMMANDS,
            "[{name: 'a', description: 'a', contexts: [0, '0']}]",
            "0.contexts.1 SET_TYPE_ALREADY_CONTAINS_VALUE"),
        of(
            "permissions of another kind",
            COMMANDS,
            "[{name: 'a', description: 'a', default_member_permissions: 'all'}]",
            "0.default_member_permissions NUMBER_TYPE_COERCE"),
        of(
            "translated name",
            COMMANDS,
            "[{name: 'a', description: 'a', name_localizations: {de: 'Ä', fr: 'é'}}]",
            "0.name_localizations.de APPLICATION_COMMAND_INVALID_NAME"));
  }

  private static Refusal named(String name, String command, String... refusal) {
    return at(
        name, COMMANDS, "[{name: \"%s\", description: 'a'}]".formatted(command), "0.name", refusal);
  }

  private static Refusal options(String name, String options, String... refusal) {
    return at(
        name,
        COMMANDS,
        "[{name: 'a', description: 'a', options: [%s]}]".formatted(options),
        "0",
        refusal);
  }
}
