package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object of one of several shapes, told apart by its {@code type}. */
record Union(SortedMap<Integer, Schema> shapes) implements Schema {
  private static final String TYPE = "type";

  Union {
    shapes = Collections.unmodifiableSortedMap(new TreeMap<>(shapes));
  }

  static Union of(Map<Integer, ? extends Schema> shapes) {
    return new Union(new TreeMap<>(shapes));
  }

  @Override
  public void check(JsonNode value, Place place) {
    if (!value.isObject()) {
      place.report("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
      return;
    }
    JsonNode type = value.path(TYPE);
    if (type.isMissingNode() || type.isNull()) {
      place.at(TYPE).report(Problem.required());
      return;
    }
    Schema shape = Scalars.whole(type).map(shapes::get).orElse(null);
    if (shape == null) {
      place.report(Problem.union(TYPE, shapes.keySet()));
    } else {
      shape.check(value, place);
    }
  }
}
