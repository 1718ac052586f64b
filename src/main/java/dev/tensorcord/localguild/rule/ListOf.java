package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A list of {@code least} to {@code most} values of one kind. One that is too long is not looked
 * into, so that the work stays bounded.
 */
record ListOf(Schema item, int least, int most) implements Schema {
  @Override
  public void check(JsonNode value, Place place) {
    if (!value.isArray()) {
      place.report("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
    } else if (value.size() < least || value.size() > most) {
      place.report(Problem.length(least, most));
    } else {
      for (int i = 0; i < value.size(); i++) {
        check(value.get(i), place, i);
      }
    }
  }

  private void check(JsonNode value, Place place, int index) {
    if (item.absent(value)) {
      place.at(index).report(Problem.required());
    } else {
      item.check(value, place.at(index));
    }
  }
}
