package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Bodies.*;
import static dev.tensorcord.localguild.rule.DiscordLimits.*;
import static dev.tensorcord.localguild.rule.Endpoint.*;
import static dev.tensorcord.localguild.rule.Limit.*;

import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Lengths and counts of a message and its embeds. */
final class MessageLimitTest extends LimitContract {
  static Stream<Limit> limits() {
    return Stream.concat(messages(), embeds());
  }

  private static Stream<Limit> messages() {
    return Stream.of(
        limit(
            "content",
            REPLY,
            CONTENT,
            n -> "{content: '%s'}".formatted(x(n)),
            "data.content " + LENGTH),
        limit(
            "content",
            FOLLOWUP,
            CONTENT,
            n -> "{content: '%s'}".formatted(x(n)),
            "content " + LENGTH),
        // The document gives the 4000 that a paying person has; a bot has 2000.
        missed(
            "content",
            MESSAGE,
            CONTENT,
            n -> "{content: '%s'}".formatted(x(n)),
            "content " + LENGTH),
        limit(
            "nonce",
            MESSAGE,
            NONCE,
            n -> "{content: 'a', nonce: '%s'}".formatted(x(n)),
            "nonce NONCE_TYPE_TOO_LONG"),
        limit(
            "sticker_ids",
            MESSAGE,
            STICKERS,
            n -> "{sticker_ids: [%s]}".formatted(list(n, i -> "'1" + i + "'")),
            "sticker_ids " + LENGTH),
        limit(
            "poll's question",
            MESSAGE,
            POLL_TEXT,
            n -> poll(x(n), answer("a"), 24),
            "poll.question.text " + BETWEEN),
        missed(
            "poll's answer",
            MESSAGE,
            POLL_ANSWER_TEXT,
            n -> poll("a", answer(x(n)), 24),
            "poll.answers.0.poll_media.text " + BETWEEN),
        limit(
            "poll's answers",
            MESSAGE,
            POLL_ANSWERS,
            n -> poll("a", list(n, i -> answer("a")), 24),
            "poll.answers " + BETWEEN),
        limit(
            "poll's hours",
            MESSAGE,
            POLL_HOURS,
            n -> poll("a", answer("a"), n),
            "poll.duration NUMBER_TYPE_MAX"),
        limit(
            "allowed users",
            MESSAGE,
            MENTIONED_IDS,
            n ->
                "{content: 'a', allowed_mentions: {users: [%s]}}"
                    .formatted(list(n, i -> "'1" + i + "'")),
            "allowed_mentions.users " + LENGTH));
  }

  private static Stream<Limit> embeds() {
    return Stream.of(
        limit(
            "embeds",
            REPLY,
            EMBEDS,
            n -> "{embeds: [%s]}".formatted(list(n, i -> "{title: 'a'}")),
            "data.embeds " + LENGTH),
        embed("title", EMBED_TITLE, n -> "title: '%s'".formatted(x(n)), "title " + LENGTH),
        embed(
            "description",
            EMBED_DESCRIPTION,
            n -> "description: '%s'".formatted(x(n)),
            "description " + LENGTH),
        embed(
            "fields",
            EMBED_FIELDS,
            n -> "fields: [%s]".formatted(list(n, i -> "{name: 'a', value: 'b'}")),
            "fields " + LENGTH),
        embed(
            "field name",
            EMBED_FIELD_NAME,
            n -> "fields: [{name: '%s', value: 'b'}]".formatted(x(n)),
            "fields.0.name " + LENGTH),
        embed(
            "field value",
            EMBED_FIELD_VALUE,
            n -> "fields: [{name: 'a', value: '%s'}]".formatted(x(n)),
            "fields.0.value " + LENGTH),
        embed(
            "footer",
            EMBED_FOOTER,
            n -> "footer: {text: '%s'}".formatted(x(n)),
            "footer.text " + BETWEEN),
        embed(
            "author",
            EMBED_AUTHOR,
            n -> "author: {name: '%s'}".formatted(x(n)),
            "author.name " + BETWEEN),
        embed("color", COLOR, n -> "title: 'a', color: " + n, "color NUMBER_TYPE_MAX"),
        embed(
            "link",
            URL,
            n -> "title: 'a', url: 'https://a.b/%s'".formatted(x(n - 12)),
            "url " + LENGTH),
        missed(
            "embeds' total",
            REPLY,
            EMBED_TOTAL,
            n ->
                "{embeds: [{description: '%s'}, {title: '%s', footer: {text: '%s'}}]}"
                    .formatted(x(4096), x(100), x(n - 4196)),
            "data.embeds MAX_EMBED_SIZE_EXCEEDED"));
  }

  private static Limit embed(String name, int bound, IntFunction<String> embed, String refusal) {
    return limit(
        "embed " + name,
        REPLY,
        bound,
        n -> "{embeds: [{" + embed.apply(n) + "}]}",
        "data.embeds.0." + refusal);
  }

  private static String poll(String question, String answers, int hours) {
    return "{poll: {question: {text: '%s'}, answers: [%s], duration: %d}}"
        .formatted(question, answers, hours);
  }

  private static String answer(String text) {
    return "{poll_media: {text: '%s'}}".formatted(text);
  }
}
