package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.ComponentShapes.*;
import static dev.tensorcord.localguild.rule.ComponentType.*;
import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.rule.Scalars.Choice;
import dev.tensorcord.localguild.rule.Scalars.Text;
import dev.tensorcord.localguild.rule.Scalars.Truth;
import dev.tensorcord.localguild.rule.Scalars.Whole;
import java.util.List;
import java.util.Map;

/** What a modal may hold: labels around one input each, texts, and the old rows of one input. */
final class ModalShape {
  private static final Shape INPUT =
      INTERACTIVE
          .require("style", Choice.of(1, 2))
          .allow("label", new Text(1, MODAL_LABEL))
          .allow("value", new Text(0, DiscordLimits.TEXT_INPUT))
          .allow("placeholder", new Text(0, TEXT_INPUT_PLACEHOLDER))
          .allow("min_length", new Whole(0, DiscordLimits.TEXT_INPUT))
          .allow("max_length", new Whole(1, DiscordLimits.TEXT_INPUT))
          .allow("required", new Truth())
          .when(ModalShape::lengthsAgree);

  /** The old form: the input has its own label. */
  private static final Shape ROW =
      COMPONENT.require(
          "components",
          new ListOf(
              Union.of(
                  Map.of(
                      ComponentType.TEXT_INPUT, INPUT.require("label", new Text(1, MODAL_LABEL)))),
              1,
              1));

  private static final Shape GROUP_OPTION =
      Shape.object()
          .require("label", new Text(1, SELECT_TEXT))
          .require("value", new Text(1, SELECT_TEXT))
          .allow("description", new Text(0, SELECT_TEXT))
          .allow("default", new Truth());

  private static final Shape RADIO =
      INTERACTIVE
          .require("options", new ListOf(GROUP_OPTION, 2, GROUP_OPTIONS))
          .allow("required", new Truth())
          .when(ComponentShapes::valuesDiffer)
          .when(ComponentShapes::defaultsFit);

  private static final Shape CHECKBOXES =
      INTERACTIVE
          .require("options", new ListOf(GROUP_OPTION, 1, GROUP_OPTIONS))
          .allow("min_values", new Whole(0, GROUP_OPTIONS))
          .allow("max_values", new Whole(1, GROUP_OPTIONS))
          .allow("required", new Truth())
          .when(ComponentShapes::valuesDiffer);

  private static final Shape UPLOAD =
      INTERACTIVE
          .allow("min_values", new Whole(0, UPLOADED_FILES))
          .allow("max_values", new Whole(1, UPLOADED_FILES))
          .allow("required", new Truth())
          .when(ComponentShapes::rangeIsOrdered);

  private static final Map<Integer, Shape> IN_LABEL =
      Map.of(
          ComponentType.TEXT_INPUT,
          INPUT,
          STRING_SELECT,
          enabled(STRING_SELECT_SHAPE),
          USER_SELECT,
          enabled(USER_SELECT_SHAPE),
          ROLE_SELECT,
          enabled(ROLE_SELECT_SHAPE),
          MENTIONABLE_SELECT,
          enabled(MENTIONABLE_SELECT_SHAPE),
          CHANNEL_SELECT,
          enabled(CHANNEL_SELECT_SHAPE),
          FILE_UPLOAD,
          UPLOAD,
          RADIO_GROUP,
          RADIO,
          CHECKBOX_GROUP,
          CHECKBOXES,
          CHECKBOX,
          INTERACTIVE.allow("default", new Truth()));

  private static final Shape LABELLED =
      COMPONENT
          .require("label", new Text(1, MODAL_LABEL))
          .allow("description", new Text(1, MODAL_LABEL_DESCRIPTION))
          .require("component", Union.of(IN_LABEL));

  static final Shape MODAL =
      Shape.object()
          .require("custom_id", new Text(1, CUSTOM_ID))
          .require("title", new Text(1, MODAL_TITLE))
          .require(
              "components",
              new ListOf(
                  Union.of(Map.of(ACTION_ROW, ROW, TEXT_DISPLAY, TEXT, LABEL, LABELLED)),
                  1,
                  MODAL_COMPONENTS));

  private ModalShape() {}

  /** All bad fields of a modal, also those that only show among several components. */
  static void check(JsonNode modal, Place place) {
    MODAL.check(modal, place);
    JsonNode components = modal.path("components");
    if (components.size() <= MODAL_COMPONENTS) {
      new ComponentTree(components, place.at("components")).idsDiffer();
    }
  }

  private static Shape enabled(Shape select) {
    return select.when((component, place) -> {
      if (component.path("disabled").asBoolean()) {
        place.at("disabled").report(Problem.choices(List.of(false)));
      }
    });
  }

  private static void lengthsAgree(JsonNode input, Place place) {
    int least = Scalars.whole(input.path("min_length")).orElse(0);
    int most = Scalars.whole(input.path("max_length")).orElse(DiscordLimits.TEXT_INPUT);
    if (least > most) {
      place
          .at("min_length")
          .report("NUMBER_TYPE_MAX", "int value should be less than or equal to " + most + ".");
      return;
    }
    int length = Scalars.length(input.path("value").asText(""));
    if (length > most || (length > 0 && length < least)) {
      place.at("value").report(Problem.length(least, most));
    }
  }
}
