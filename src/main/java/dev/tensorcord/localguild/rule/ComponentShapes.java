package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.ComponentType.*;
import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.rule.Scalars.Choice;
import dev.tensorcord.localguild.rule.Scalars.Snowflake;
import dev.tensorcord.localguild.rule.Scalars.Text;
import dev.tensorcord.localguild.rule.Scalars.Truth;
import dev.tensorcord.localguild.rule.Scalars.Whole;
import dev.tensorcord.localguild.rule.Scalars.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The components that messages and modals share. */
final class ComponentShapes {
  /** Any component. */
  static final Shape COMPONENT = Shape.object().allow("id", new Whole(0, Integer.MAX_VALUE));

  /** Any component that a member can use. */
  static final Shape INTERACTIVE = COMPONENT.require("custom_id", new Text(1, CUSTOM_ID));

  static final Shape EMOJI =
      Shape.object().allow("id", new Snowflake()).allow("name", new Text(0, EMOJI_NAME));

  static final Shape TEXT = COMPONENT.require("content", new Text(1, TEXT_V2));

  private static final Shape CHOSEN =
      INTERACTIVE
          .allow("placeholder", new Text(0, SELECT_PLACEHOLDER))
          .allow("min_values", new Whole(0, SELECT_OPTIONS))
          .allow("max_values", new Whole(1, SELECT_OPTIONS))
          .allow("disabled", new Truth())
          .allow("required", new Truth())
          .when(ComponentShapes::rangeIsOrdered);

  private static final Shape SELECT_OPTION =
      Shape.object()
          .require("label", new Text(1, SELECT_TEXT))
          .require("value", new Text(1, SELECT_TEXT))
          .allow("description", new Text(0, SELECT_TEXT))
          .allow("default", new Truth())
          .allow("emoji", EMOJI);

  static final Shape STRING_SELECT_SHAPE =
      CHOSEN
          .require("options", new ListOf(SELECT_OPTION, 1, SELECT_OPTIONS))
          .when(ComponentShapes::optionsSuffice)
          .when(ComponentShapes::valuesDiffer)
          .when(ComponentShapes::defaultsFit);

  static final Shape USER_SELECT_SHAPE = entitySelect("user");
  static final Shape ROLE_SELECT_SHAPE = entitySelect("role");
  static final Shape MENTIONABLE_SELECT_SHAPE = entitySelect("user", "role");
  static final Shape CHANNEL_SELECT_SHAPE =
      entitySelect("channel").allow("channel_types", new ListOf(new Whole(0, 16), 0, 17));

  static final Shape BUTTON_SHAPE =
      COMPONENT
          .require("style", Choice.of(1, 2, 3, 4, 5, 6))
          .allow("custom_id", new Text(1, CUSTOM_ID))
          .allow("label", new Text(0, BUTTON_LABEL))
          .allow("url", new Url(BUTTON_URL, List.of("http", "https", "discord")))
          .allow("sku_id", new Snowflake())
          .allow("emoji", EMOJI)
          .allow("disabled", new Truth())
          .when(ComponentShapes::buttonFitsItsStyle);

  private static final int LINK = 5;
  private static final int PREMIUM = 6;

  private ComponentShapes() {}

  /** Each value at most once; reports at the later one. */
  static void distinct(JsonNode list, String key, Place place, Problem otherwise) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!seen.add(list.path(i).path(key).asText())) {
        place.at(i).at(key).report(otherwise);
      }
    }
  }

  /** Present, not null, and not an empty text. */
  static boolean has(JsonNode object, String key) {
    JsonNode value = object.path(key);
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isTextual() && value.textValue().isEmpty());
  }

  /** {@code min_values} is not above {@code max_values}; both are 1 where left out. */
  static void rangeIsOrdered(JsonNode component, Place place) {
    int most = Scalars.whole(component.path("max_values")).orElse(1);
    if (Scalars.whole(component.path("min_values")).orElse(1) > most) {
      place
          .at("min_values")
          .report("NUMBER_TYPE_MAX", "int value should be less than or equal to " + most + ".");
    }
  }

  /** At least as many options as may be chosen. */
  static void optionsSuffice(JsonNode component, Place place) {
    int most = Scalars.whole(component.path("max_values")).orElse(1);
    if (most > component.path("options").size()) {
      place.at("options").report("BASE_TYPE_MIN_LENGTH", "Must be " + most + " or more in length.");
    }
  }

  /** No two options with one value. */
  static void valuesDiffer(JsonNode component, Place place) {
    distinct(
        component.path("options"),
        "value",
        place.at("options"),
        new Problem(
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
            "The specified option value is already used"));
  }

  /** No more options chosen from the start than may be chosen. */
  static void defaultsFit(JsonNode component, Place place) {
    int defaults = component.path("default_values").size();
    for (JsonNode option : component.path("options")) {
      defaults += option.path("default").asBoolean() ? 1 : 0;
    }
    if (defaults > Scalars.whole(component.path("max_values")).orElse(1)) {
      place
          .at(component.has("options") ? "options" : "default_values")
          .report(
              "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
              "The specified number of default values exceeds the specified maximum values");
    }
  }

  private static Shape entitySelect(String... types) {
    Shape defaultValue =
        Shape.object().require("id", new Snowflake()).require("type", Word.of(types));
    return CHOSEN
        .allow("default_values", new ListOf(defaultValue, 0, SELECT_OPTIONS))
        .when(ComponentShapes::defaultsFit);
  }

  private static void buttonFitsItsStyle(JsonNode button, Place place) {
    int style = Scalars.whole(button.path("style")).orElse(0);
    boolean link = style == LINK;
    boolean premium = style == PREMIUM;
    if (has(button, "custom_id") && has(button, "url")) {
      Problem both =
          new Problem(
              "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
              "A custom id and url cannot both be specified");
      place.at("custom_id").report(both);
      place.at("url").report(both);
    } else if (link && !has(button, "url")) {
      place.at("url").report("BUTTON_COMPONENT_URL_REQUIRED", "A url is required");
    } else if (!link && !premium && !has(button, "custom_id")) {
      place
          .at("custom_id")
          .report("BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required");
    }
    if (premium && !has(button, "sku_id")) {
      place.at("sku_id").report(Problem.required());
    } else if (!premium && !has(button, "label") && !has(button, "emoji")) {
      place.at("label").report(Problem.required());
    }
  }
}
