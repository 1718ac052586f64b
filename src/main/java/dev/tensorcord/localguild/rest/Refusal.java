package dev.tensorcord.localguild.rest;

import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.rule.ApiException;

/** Discord's refusals that depend on what there is, with its codes and words. */
enum Refusal {
  UNAUTHORIZED(401, 0, "401: Unauthorized"),
  NOT_FOUND(404, 0, "404: Not Found"),
  METHOD_NOT_ALLOWED(405, 0, "405: Method Not Allowed"),
  UNKNOWN_APPLICATION(404, 10002, "Unknown Application"),
  UNKNOWN_CHANNEL(404, 10003, "Unknown Channel"),
  UNKNOWN_GUILD(404, 10004, "Unknown Guild"),
  UNKNOWN_MEMBER(404, 10007, "Unknown Member"),
  UNKNOWN_MESSAGE(404, 10008, "Unknown Message"),
  UNKNOWN_ROLE(404, 10011, "Unknown Role"),
  UNKNOWN_USER(404, 10013, "Unknown User"),
  UNKNOWN_WEBHOOK(404, 10015, "Unknown Webhook"),
  UNKNOWN_INTERACTION(404, 10062, "Unknown interaction"),
  UNKNOWN_COMMAND(404, 10063, "Unknown application command"),
  TOO_LARGE(413, 40005, "Request entity too large"),
  ALREADY_ACKNOWLEDGED(400, 40060, "Interaction has already been acknowledged."),
  MISSING_ACCESS(403, 50001, "Missing Access"),
  NOT_THE_AUTHOR(403, 50005, "Cannot edit a message authored by another user"),
  EMPTY_MESSAGE(400, 50006, "Cannot send an empty message"),
  CANNOT_MESSAGE_USER(403, 50007, "Cannot send messages to this user"),
  MISSING_PERMISSIONS(403, 50013, "Missing Permissions"),
  INVALID_WEBHOOK_TOKEN(401, 50027, "Invalid Webhook Token"),
  INVALID_JSON(400, 50109, "The request body contains invalid JSON."),
  SERVER_ERROR(500, 0, "500: Internal Server Error");

  private final ApiError error;

  Refusal(int status, int code, String message) {
    this.error = new ApiError(status, code, message, null);
  }

  /** The answer. */
  ApiError error() {
    return error;
  }

  /** The exception that leads to the answer. */
  ApiException raise() {
    return new ApiException(error);
  }
}
