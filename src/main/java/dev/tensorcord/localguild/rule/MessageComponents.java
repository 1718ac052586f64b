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
import java.util.SortedMap;
import java.util.TreeMap;

/** The components of a message: rows alone, or with the V2 flag the whole tree. */
final class MessageComponents {
  private static final Map<Integer, Shape> IN_ROW =
      Map.of(
          BUTTON, BUTTON_SHAPE,
          STRING_SELECT, STRING_SELECT_SHAPE,
          USER_SELECT, USER_SELECT_SHAPE,
          ROLE_SELECT, ROLE_SELECT_SHAPE,
          MENTIONABLE_SELECT, MENTIONABLE_SELECT_SHAPE,
          CHANNEL_SELECT, CHANNEL_SELECT_SHAPE);

  private static final Shape ROW =
      COMPONENT
          .require("components", new ListOf(Union.of(IN_ROW), 1, BUTTONS_IN_ROW))
          .when(MessageComponents::selectStandsAlone);

  private static final Shape MEDIA = Shape.object().require("url", Url.media());

  private static final Shape OWN_FILE =
      Shape.object().require("url", new Url(DiscordLimits.URL, List.of(Url.ATTACHMENT)));

  private static final Shape PICTURE =
      Shape.object()
          .require("media", MEDIA)
          .allow("description", new Text(1, MEDIA_DESCRIPTION))
          .allow("spoiler", new Truth());

  private static final Shape SECTION_SHAPE =
      COMPONENT
          .require("components", new ListOf(Union.of(Map.of(TEXT_DISPLAY, TEXT)), 1, SECTION_TEXTS))
          .require(
              "accessory",
              Union.of(Map.of(BUTTON, BUTTON_SHAPE, THUMBNAIL, COMPONENT.and(PICTURE))));

  private static final Map<Integer, Shape> IN_CONTAINER =
      Map.of(
          ACTION_ROW,
          ROW,
          SECTION,
          SECTION_SHAPE,
          TEXT_DISPLAY,
          TEXT,
          MEDIA_GALLERY,
          COMPONENT.require("items", new ListOf(PICTURE, 1, GALLERY_ITEMS)),
          FILE,
          COMPONENT.require("file", OWN_FILE).allow("spoiler", new Truth()),
          SEPARATOR,
          COMPONENT.allow("spacing", Choice.of(1, 2)).allow("divider", new Truth()));

  private static final Shape CONTAINER_SHAPE =
      COMPONENT
          .require("components", new ListOf(Union.of(IN_CONTAINER), 1, COMPONENTS_V2))
          .allow("accent_color", new Whole(0, COLOR))
          .allow("spoiler", new Truth());

  /** Without the V2 flag: rows. */
  static final ListOf LEGACY = new ListOf(Union.of(Map.of(ACTION_ROW, ROW)), 0, ROWS);

  /** With the V2 flag. */
  static final ListOf V2 = new ListOf(new Union(onTop()), 0, COMPONENTS_V2);

  private MessageComponents() {}

  private static SortedMap<Integer, Schema> onTop() {
    SortedMap<Integer, Schema> shapes = new TreeMap<>(IN_CONTAINER);
    shapes.put(CONTAINER, CONTAINER_SHAPE);
    return shapes;
  }

  /** A select is as wide as its row. */
  private static void selectStandsAlone(JsonNode row, Place place) {
    JsonNode components = row.path("components");
    boolean hasSelect = false;
    for (JsonNode component : components) {
      hasSelect |= Scalars.whole(component.path("type")).orElse(0) != BUTTON;
    }
    for (int i = 1; hasSelect && i < components.size(); i++) {
      place
          .at("components")
          .at(i)
          .report(
              "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
              "The specified component exceeds the maximum width");
    }
  }
}
