package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a value in a request's body has to be. Schemas are immutable and may be shared.
 *
 * <p>As on Discord, properties without a row are ignored.
 */
interface Schema {

  /** Reports to {@code place} all that is wrong with {@code value}, which is never null. */
  void check(JsonNode value, Place place);

  /** Whether a required value of this kind counts as left out; true of an empty text. */
  default boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** A condition between fields of one object, checked where each field by itself is sound. */
  @FunctionalInterface
  interface Condition {
    void check(JsonNode object, Place place);
  }
}
