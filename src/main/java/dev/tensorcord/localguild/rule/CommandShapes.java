package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.rule.Scalars.Choice;
import dev.tensorcord.localguild.rule.Scalars.Decimal;
import dev.tensorcord.localguild.rule.Scalars.Text;
import dev.tensorcord.localguild.rule.Scalars.Truth;
import dev.tensorcord.localguild.rule.Scalars.Whole;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The fields of an application command, its options and their choices. */
final class CommandShapes {
  static final int SUB_COMMAND = 1;
  static final int SUB_COMMAND_GROUP = 2;
  private static final int STRING = 3;
  private static final int INTEGER = 4;
  private static final int BOOLEAN = 5;
  private static final int USER = 6;
  private static final int CHANNEL = 7;
  private static final int ROLE = 8;
  private static final int MENTIONABLE = 9;
  private static final int NUMBER = 10;
  private static final int ATTACHMENT = 11;

  private static final long MOST_PERMISSIONS = (1L << 54) - 1;

  private static final Problem INVALID_NAME =
      new Problem("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");

  /** Lower case: no letter of it has a lower-case variant that it is not. */
  private static final Schema SLASH_NAME =
      new Scalars.Matching(
          new Text(1, COMMAND_NAME),
          Pattern.compile("(?=[^\\p{Lu}\\p{Lt}]*$)[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]+"),
          INVALID_NAME);

  private static final Schema MENU_NAME =
      new Scalars.Matching(
          new Text(1, COMMAND_NAME), Pattern.compile(".*\\S.*", Pattern.DOTALL), INVALID_NAME);

  private static final Schema DESCRIPTION = new Text(1, COMMAND_DESCRIPTION);

  private static final Shape NAMED =
      Shape.object()
          .require("name", SLASH_NAME)
          .require("description", DESCRIPTION)
          .allow("name_localizations", new Localized(SLASH_NAME))
          .allow("description_localizations", new Localized(DESCRIPTION));

  private static final Shape VALUE = NAMED.allow("required", new Truth());

  private static final Shape SUGGESTED = VALUE.allow("autocomplete", new Truth());

  private static final SortedMap<Integer, Schema> VALUES =
      new TreeMap<>(
          Map.of(
              STRING,
                  choosing(new Text(1, CHOICE_TEXT))
                      .allow("min_length", new Whole(0, STRING_OPTION))
                      .allow("max_length", new Whole(1, STRING_OPTION))
                      .when(ordered("min_length", "max_length")),
              INTEGER, number(new Whole(-SAFE_INTEGER, SAFE_INTEGER)),
              NUMBER, number(new Decimal(-SAFE_INTEGER, SAFE_INTEGER)),
              BOOLEAN, VALUE,
              USER, VALUE,
              CHANNEL, VALUE.allow("channel_types", new ListOf(new Whole(0, 16), 0, 17)),
              ROLE, VALUE,
              MENTIONABLE, VALUE,
              ATTACHMENT, VALUE));

  private static final Shape SUB = NAMED.and(options(VALUES));

  private static final Shape GROUP = NAMED.and(options(Map.of(SUB_COMMAND, SUB)));

  private static final Shape ANY =
      Shape.object()
          .allow("default_member_permissions", new Whole(0, MOST_PERMISSIONS))
          .allow("dm_permission", new Truth())
          .allow("nsfw", new Truth())
          .allow("contexts", new Distinct(new ListOf(Choice.of(0, 1, 2), 1, 3)))
          .allow("integration_types", new Distinct(new ListOf(Choice.of(0, 1), 1, 2)));

  private static final Shape SLASH =
      ANY.and(NAMED).and(options(onTop())).when(CommandShapes::subCommandsOrValues);

  private static final Shape MENU =
      ANY.require("name", MENU_NAME)
          .allow("name_localizations", new Localized(MENU_NAME))
          .allow("description", empty("APPLICATION_COMMAND_INVALID_DESCRIPTION", "description"))
          .allow("options", empty("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "options"));

  /** The kinds of commands by their type; 1 where it is left out. */
  static final Map<Integer, Shape> COMMANDS = Map.of(1, SLASH, 2, MENU, 3, MENU);

  private CommandShapes() {}

  private static Shape choosing(Schema value) {
    Shape choice =
        Shape.object()
            .require("name", new Text(1, CHOICE_NAME))
            .allow("name_localizations", new Localized(new Text(1, CHOICE_NAME)))
            .require("value", value);
    return SUGGESTED
        .allow("choices", new ListOf(choice, 0, CHOICES))
        .when(CommandShapes::choicesDiffer)
        .when(CommandShapes::choicesOrAutocomplete);
  }

  private static Shape number(Schema value) {
    return choosing(value)
        .allow("min_value", value)
        .allow("max_value", value)
        .when(ordered("min_value", "max_value"));
  }

  private static Shape options(Map<Integer, ? extends Schema> kinds) {
    return Shape.object()
        .allow("options", new ListOf(Union.of(kinds), 0, OPTIONS))
        .when(CommandShapes::optionNamesDiffer)
        .when(CommandShapes::requiredFirst);
  }

  private static Map<Integer, Schema> onTop() {
    Map<Integer, Schema> kinds = new TreeMap<>(VALUES);
    kinds.put(SUB_COMMAND, SUB);
    kinds.put(SUB_COMMAND_GROUP, GROUP);
    return kinds;
  }

  /** The value of a suggestion: a text or a number. */
  static void choiceValue(JsonNode value, Place place) {
    if (value.isNumber()) {
      new Decimal(-SAFE_INTEGER, SAFE_INTEGER).check(value, place);
    } else {
      new Text(1, CHOICE_TEXT).check(value, place);
    }
  }

  /** Texts by language. */
  private record Localized(Schema text) implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      if (!value.isObject() || value.size() > LOCALES) {
        place.report("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        return;
      }
      value
          .properties()
          .forEach(entry -> {
            if (!entry.getValue().isNull()) {
              text.check(entry.getValue(), place.at(entry.getKey()));
            }
          });
    }
  }

  /** A list without doubles. */
  private record Distinct(Schema list) implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      int before = place.tree().count();
      list.check(value, place);
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < value.size() && place.tree().count() == before; i++) {
        if (!seen.add(value.path(i).asText())) {
          place
              .at(i)
              .report("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        }
      }
    }
  }

  private static Schema empty(String code, String what) {
    return (value, place) -> {
      if (value.isTextual() ? !value.textValue().isEmpty() : !value.isEmpty()) {
        place.report(code, "Context menu commands cannot have " + what);
      }
    };
  }

  private static Schema.Condition ordered(String least, String most) {
    return (option, place) ->
        Scalars.decimal(option.path(most))
            .filter(top ->
                Scalars.decimal(option.path(least))
                    .filter(low -> low.compareTo(top) > 0)
                    .isPresent())
            .ifPresent(top ->
                place
                    .at(least)
                    .report(
                        "NUMBER_TYPE_MAX",
                        "int value should be less than or equal to " + top.toPlainString() + "."));
  }

  private static void optionNamesDiffer(JsonNode command, Place place) {
    ComponentShapes.distinct(
        command.path("options"),
        "name",
        place.at("options"),
        new Problem("APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique"));
  }

  private static void choicesDiffer(JsonNode option, Place place) {
    ComponentShapes.distinct(
        option.path("choices"),
        "name",
        place.at("choices"),
        new Problem(
            "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED", "Choice names must be unique"));
  }

  private static void choicesOrAutocomplete(JsonNode option, Place place) {
    if (option.path("autocomplete").asBoolean() && !option.path("choices").isEmpty()) {
      place
          .at("autocomplete")
          .report(
              "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_INVALID",
              "Autocomplete cannot be enabled on options with choices");
    }
  }

  private static void requiredFirst(JsonNode command, Place place) {
    boolean optional = false;
    JsonNode options = command.path("options");
    for (int i = 0; i < options.size(); i++) {
      boolean required = options.path(i).path("required").asBoolean();
      if (required && optional) {
        place
            .at("options")
            .at(i)
            .report(
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options");
      }
      optional |= !required;
    }
  }

  private static void subCommandsOrValues(JsonNode command, Place place) {
    int nested = 0;
    for (JsonNode option : command.path("options")) {
      int type = Scalars.whole(option.path("type")).orElse(0);
      nested += type == SUB_COMMAND || type == SUB_COMMAND_GROUP ? 1 : 0;
    }
    if (nested > 0 && nested < command.path("options").size()) {
      place
          .at("options")
          .report(
              "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
              "Sub-command and sub-command group option types are mutually exclusive to all other"
                  + " types");
    }
  }
}
