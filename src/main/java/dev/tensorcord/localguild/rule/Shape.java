package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An object as a table: a row a field, then the conditions between fields.
 *
 * <p>Immutable: each method that adds a row gives a new shape.
 */
final class Shape implements Schema {
  private final List<Field> fields;
  private final List<Condition> conditions;

  private record Field(String name, boolean required, Schema schema) {}

  private Shape(List<Field> fields, List<Condition> conditions) {
    this.fields = List.copyOf(fields);
    this.conditions = List.copyOf(conditions);
  }

  /** An object without any rows. */
  static Shape object() {
    return new Shape(List.of(), List.of());
  }

  /** A field that has to be there, and not null. */
  Shape require(String name, Schema schema) {
    return with(new Field(name, true, schema));
  }

  /** A field that may be left out or null. */
  Shape allow(String name, Schema schema) {
    return with(new Field(name, false, schema));
  }

  /** All rows and conditions of another shape; its row takes the place of one of the same name. */
  Shape and(Shape other) {
    List<Field> moreFields = new ArrayList<>(fields);
    moreFields.removeIf(field -> other.fields.stream().anyMatch(o -> o.name.equals(field.name)));
    moreFields.addAll(other.fields);
    List<Condition> moreConditions = new ArrayList<>(conditions);
    moreConditions.addAll(other.conditions);
    return new Shape(moreFields, moreConditions);
  }

  /** A condition between fields. */
  Shape when(Condition condition) {
    return and(new Shape(List.of(), List.of(condition)));
  }

  private Shape with(Field field) {
    return and(new Shape(List.of(field), List.of()));
  }

  @Override
  public void check(JsonNode value, Place place) {
    if (!value.isObject()) {
      place.report("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
      return;
    }
    int before = place.tree().count();
    fields.forEach(field -> check(field, value.path(field.name), place));
    if (place.tree().count() == before) {
      conditions.forEach(condition -> condition.check(value, place));
    }
  }

  private static void check(Field field, JsonNode value, Place place) {
    if (field.required && field.schema.absent(value)) {
      place.at(field.name).report(Problem.required());
    } else if (!value.isMissingNode() && !value.isNull()) {
      field.schema.check(value, place.at(field.name));
    }
  }
}
