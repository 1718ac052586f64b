package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer that refuses a request: HTTP status and Discord's JSON error.
 *
 * @param status the HTTP status
 * @param code Discord's own code, 0 where it has none
 * @param message Discord's own words
 * @param errors what is wrong with each field, or null
 */
public record ApiError(int status, int code, String message, ObjectNode errors) {

  /** The error as the answer's body. */
  public ObjectNode json() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
    body.put("code", code);
    if (errors != null) {
      body.set("errors", errors);
    }
    return body;
  }

  /** This error as something to throw. */
  public ApiException asException() {
    return new ApiException(this);
  }

  /** No token, or a wrong one. */
  public static ApiError unauthorized() {
    return plain(401, 0, "401: Unauthorized");
  }

  /** No such route. */
  public static ApiError notFound() {
    return plain(404, 0, "404: Not Found");
  }

  /** The route has no such method. */
  public static ApiError methodNotAllowed() {
    return plain(405, 0, "405: Method Not Allowed");
  }

  /** Something broke on the server. */
  public static ApiError internal() {
    return plain(500, 0, "500: Internal Server Error");
  }

  /** 10002. */
  public static ApiError unknownApplication() {
    return plain(404, 10002, "Unknown Application");
  }

  /** 10003. */
  public static ApiError unknownChannel() {
    return plain(404, 10003, "Unknown Channel");
  }

  /** 10004. */
  public static ApiError unknownGuild() {
    return plain(404, 10004, "Unknown Guild");
  }

  /** 10007. */
  public static ApiError unknownMember() {
    return plain(404, 10007, "Unknown Member");
  }

  /** 10008. */
  public static ApiError unknownMessage() {
    return plain(404, 10008, "Unknown Message");
  }

  /** 10011. */
  public static ApiError unknownRole() {
    return plain(404, 10011, "Unknown Role");
  }

  /** 10013. */
  public static ApiError unknownUser() {
    return plain(404, 10013, "Unknown User");
  }

  /** 10015: also a follow-up before the interaction was acknowledged. */
  public static ApiError unknownWebhook() {
    return plain(404, 10015, "Unknown Webhook");
  }

  /** 10062: the first response came after {@link DiscordLimits#FIRST_RESPONSE}. */
  public static ApiError unknownInteraction() {
    return plain(404, 10062, "Unknown interaction");
  }

  /** 10063. */
  public static ApiError unknownApplicationCommand() {
    return plain(404, 10063, "Unknown application command");
  }

  /** 30032, for the kind of command that is full. */
  public static ApiError tooManyCommands(int most) {
    return plain(400, 30032, "Maximum number of application commands reached (" + most + ")");
  }

  /** 30034: {@link DiscordLimits#COMMAND_CREATES_PER_DAY} in a guild. */
  public static ApiError tooManyCommandCreates() {
    return plain(
        400,
        30034,
        "Max number of daily application command creates has been reached ("
            + DiscordLimits.COMMAND_CREATES_PER_DAY
            + ")");
  }

  /** 30046: {@link DiscordLimits#FOLLOWUPS_IF_USER_INSTALLED} have been sent. */
  public static ApiError tooManyFollowups() {
    return plain(
        400,
        30046,
        "Maximum number of follow up messages reached ("
            + DiscordLimits.FOLLOWUPS_IF_USER_INSTALLED
            + ")");
  }

  /** 40005: a file or the whole request is too large. */
  public static ApiError tooLarge() {
    return plain(413, 40005, "Request entity too large");
  }

  /** 40060. */
  public static ApiError alreadyAcknowledged() {
    return plain(400, 40060, "Interaction has already been acknowledged.");
  }

  /** 50001. */
  public static ApiError missingAccess() {
    return plain(403, 50001, "Missing Access");
  }

  /** 50005. */
  public static ApiError notTheAuthor() {
    return plain(403, 50005, "Cannot edit a message authored by another user");
  }

  /** 50006. */
  public static ApiError emptyMessage() {
    return plain(400, 50006, "Cannot send an empty message");
  }

  /** 50007. */
  public static ApiError cannotMessageUser() {
    return plain(403, 50007, "Cannot send messages to this user");
  }

  /** 50013. */
  public static ApiError missingPermissions() {
    return plain(403, 50013, "Missing Permissions");
  }

  /** 50027: a wrong token, or one older than {@link DiscordLimits#TOKEN_LIFE}. */
  public static ApiError invalidWebhookToken() {
    return plain(401, 50027, "Invalid Webhook Token");
  }

  /** 50035, with what is wrong with each field. */
  public static ApiError invalidForm(ObjectNode errors) {
    return new ApiError(400, 50035, "Invalid Form Body", errors);
  }

  /** 50109. */
  public static ApiError invalidJson() {
    return plain(400, 50109, "The request body contains invalid JSON.");
  }

  private static ApiError plain(int status, int code, String message) {
    return new ApiError(status, code, message, null);
  }
}
