package dev.tensorcord.localguild.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a route answers.
 *
 * @param body the JSON, or null where there is none
 */
record Answer(int status, JsonNode body) {
  static final Answer NOTHING = new Answer(204, null);

  static Answer ok(JsonNode body) {
    return new Answer(200, body);
  }

  static Answer created(JsonNode body) {
    return new Answer(201, body);
  }
}
