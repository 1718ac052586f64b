package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.CallbackType.*;
import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tensorcord.localguild.rule.Scalars.Text;
import dev.tensorcord.localguild.rule.Scalars.Whole;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the first answer to an interaction has to be. */
public final class CallbackRules {
  /** Which answers an interaction may have. */
  private static final Map<InteractionType, Set<CallbackType>> ANSWERS =
      Map.of(
          InteractionType.PING, EnumSet.of(PONG),
          InteractionType.COMMAND, EnumSet.of(MESSAGE, DEFERRED_MESSAGE, MODAL),
          InteractionType.COMPONENT,
              EnumSet.of(MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL),
          InteractionType.AUTOCOMPLETE, EnumSet.of(CallbackType.AUTOCOMPLETE),
          InteractionType.MODAL_SUBMIT,
              EnumSet.of(MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE));

  /** Answers that need a message to change. */
  private static final Set<CallbackType> ON_A_MESSAGE = EnumSet.of(DEFERRED_UPDATE, UPDATE);

  private static final Shape DEFER = Shape.object().allow("flags", new Whole(0, SAFE_INTEGER));

  private static final Shape CHOICE =
      Shape.object()
          .require("name", new Text(1, CHOICE_NAME))
          .require("value", CommandShapes::choiceValue);

  private static final Shape SUGGESTIONS =
      Shape.object().allow("choices", new ListOf(CHOICE, 0, CHOICES));

  private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

  private CallbackRules() {}

  /**
   * The first answer to an interaction.
   *
   * @param body the whole body: type and data
   * @param files the file parts of the request
   * @param interaction what is answered
   * @param source the message whose component was used or opened the modal, null where there is
   *     none
   * @return the kind of answer
   * @throws ApiException 50035 with all bad fields, 50006, or 40005
   */
  public static CallbackType check(
      JsonNode body, List<Upload> files, InteractionType interaction, JsonNode source) {
    ErrorTree tree = new ErrorTree();
    Set<CallbackType> allowed = EnumSet.copyOf(ANSWERS.get(interaction));
    if (source == null) {
      allowed.removeAll(ON_A_MESSAGE);
    }
    CallbackType type = type(body, allowed, tree.root());
    tree.refuseIfBad();
    JsonNode existing = type == UPDATE ? source : MissingNode.getInstance();
    boolean shows = data(type, object(body.path("data")), files, existing, tree.root().at("data"));
    MessageRules.refuse(tree, shows);
    return type;
  }

  private static CallbackType type(JsonNode body, Set<CallbackType> allowed, Place root) {
    JsonNode number = body.path("type");
    CallbackType type =
        Scalars.whole(number).flatMap(CallbackType::of).filter(allowed::contains).orElse(null);
    if (type == null) {
      root.at("type")
          .report(
              number.isMissingNode() || number.isNull()
                  ? Problem.required()
                  : Problem.choices(allowed.stream().map(CallbackType::number).toList()));
    }
    return type;
  }

  /** Reports all bad fields of the data; gives whether the answer shows anything. */
  private static boolean data(
      CallbackType type, JsonNode data, List<Upload> files, JsonNode existing, Place place) {
    switch (type) {
      case PONG, DEFERRED_UPDATE -> {}
      case DEFERRED_MESSAGE -> DEFER.check(data, place);
      case AUTOCOMPLETE -> SUGGESTIONS.check(data, place);
      case MODAL -> ModalShape.check(data, place);
      case MESSAGE, UPDATE -> {
        return MessageRules.check(data, files, existing, place);
      }
    }
    return true;
  }

  /** Left-out data is empty data. */
  private static JsonNode object(JsonNode data) {
    return data.isMissingNode() || data.isNull() ? EMPTY : data;
  }
}
