package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.*;
import static dev.tensorcord.localguild.rule.Refusal.*;

import java.util.stream.Stream;

/** What is wrong with a message and its embeds, apart from lengths; what looks odd and passes. */
final class MessageRefusalTest extends RefusalContract {
  private static final String BUTTON = "{type: 2, style: 1, label: 'a', custom_id: 'b'}";
  private static final String ROW = "{type: 1, components: [" + BUTTON + "]}";

  static Stream<Refusal> refusals() {
    return Stream.concat(messages(), embeds());
  }

  private static Stream<Refusal> messages() {
    return Stream.of(
        of("nothing", MESSAGE, "{}", "50006"),
        of("blank content", MESSAGE, "{content: ' \\n '}", "50006"),
        of("no data", REPLY, "null", "50006"),
        of("empty lists", FOLLOWUP, "{embeds: [], components: []}", "50006"),
        of("rows alone", MESSAGE, "{components: [%s]}".formatted(ROW)),
        of("a list for a body", MESSAGE, "[]", "MODEL_TYPE_CONVERT"),
        of("content of another kind", MESSAGE, "{content: {}}", "content STRING_TYPE_CONVERT"),
        of("unknown fields", MESSAGE, "{content: 'a', colour: 7}"),
        of("null fields", MESSAGE, "{content: 'a', embeds: null, components: null, flags: null}"),
        of("tts of another kind", MESSAGE, "{content: 'a', tts: 1}", "tts BOOLEAN_TYPE_CONVERT"),
        of("flags as text", MESSAGE, "{content: 'a', flags: '64'}"),
        of("flags not whole", MESSAGE, "{content: 'a', flags: 1.5}", "flags NUMBER_TYPE_COERCE"),
        of(
            "nonce of another kind",
            MESSAGE,
            "{content: 'a', nonce: []}",
            "nonce NONCE_TYPE_INVALID_TYPE"),
        of(
            "a mention of an unknown kind",
            MESSAGE,
            "{content: 'a', allowed_mentions: {parse: ['all']}}",
            "allowed_mentions.parse.0 BASE_TYPE_CHOICES"),
        of(
            "all users and some users",
            MESSAGE,
            "{content: 'a', allowed_mentions: {parse: ['users'], users: ['1']}}",
            "allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"),
        of(
            "an id that is none",
            MESSAGE,
            "{content: 'a', message_reference: {message_id: 'x'}}",
            "message_reference.message_id NUMBER_TYPE_COERCE"),
        of(
            "an attachment without its file",
            MESSAGE,
            "{content: 'a', attachments: [{id: 0, filename: 'a.png'}]}",
            "attachments.0 ATTACHMENT_NOT_FOUND"),
        of(
            "a poll without answers",
            MESSAGE,
            "{poll: {question: {text: 'a'}, answers: []}}",
            "poll.answers BASE_TYPE_BAD_LENGTH"));
  }

  private static Stream<Refusal> embeds() {
    return Stream.of(
        of("empty embed", MESSAGE, "{embeds: [{}]}", "embeds.0.description BASE_TYPE_REQUIRED"),
        of(
            "colour alone",
            MESSAGE,
            "{embeds: [{color: 1}]}",
            "embeds.0.description BASE_TYPE_REQUIRED"),
        of(
            "field without value",
            MESSAGE,
            "{embeds: [{fields: [{name: 'a', value: ''}]}]}",
            "embeds.0.fields.0.value BASE_TYPE_REQUIRED"),
        of(
            "link without scheme",
            MESSAGE,
            "{embeds: [{title: 'a', url: 'a.b'}]}",
            "embeds.0.url URL_TYPE_INVALID_URL"),
        of(
            "link of another scheme",
            MESSAGE,
            "{embeds: [{title: 'a', url: 'ftp://a.b'}]}",
            "embeds.0.url URL_TYPE_INVALID_SCHEME"),
        of(
            "file that is not sent",
            MESSAGE,
            "{embeds: [{image: {url: 'attachment://a.png'}}]}",
            "embeds.0.image.url ATTACHMENT_NOT_FOUND"),
        of("time", MESSAGE, "{embeds: [{title: 'a', timestamp: '2026-11-23T07:00:00.000Z'}]}"),
        of(
            "time that is none",
            MESSAGE,
            "{embeds: [{title: 'a', timestamp: 'today'}]}",
            "embeds.0.timestamp DATE_TIME_TYPE_PARSE"),
        of(
            "several at once",
            MESSAGE,
            "{content: 1, embeds: [{title: 'a', color: -1}, {}], tts: 'no'}",
            "content STRING_TYPE_CONVERT",
            "embeds.0.color NUMBER_TYPE_MIN",
            "embeds.1.description BASE_TYPE_REQUIRED",
            "tts BOOLEAN_TYPE_CONVERT"));
  }
}
