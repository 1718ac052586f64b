package dev.tensorcord.bot.command;

import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Field;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Values;
import dev.tensorcord.jobs.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The form for code of several lines. A field takes 4000 characters, so there are several. */
final class SnippetForm {
  private static final int FIELDS = 5;
  private static final int FIELD = 4000;

  /** A field that is fuller than this is followed by an empty one. */
  private static final int ROOMY = 3000;

  private SnippetForm() {}

  /** An empty form. */
  static Reply.Form blank(Request request) {
    ActionId id = new ActionId(SnippetSpec.NAME, SnippetSpec.TYPED, request.member().id(), "");
    return new Reply.Form(id, "Run JavaScript", fields(List.of("", "")));
  }

  /** A run's code to be changed; as a file where it is too long for a form. */
  static Reply edit(Run run, SnippetAsked asked) {
    List<String> parts = parts(asked.code());
    if (parts.size() > FIELDS) {
      byte[] code = asked.code().getBytes(StandardCharsets.UTF_8);
      return new Reply.Text(
          "This code has %,d characters, and a form takes %,d. Here it is as a file: change it and send it with `/run file:`."
              .formatted(asked.code().length(), FIELDS * FIELD),
          List.of(new Reply.Upload("snippet-" + run.id() + ".js", code)),
          List.of());
    }
    if (parts.size() < FIELDS && parts.getLast().length() > ROOMY) {
      parts.add("");
    }
    return new Reply.Form(SnippetSpec.action(SnippetSpec.EDITED, run), "Edit & run", fields(parts));
  }

  private static List<Field> fields(List<String> parts) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean first = i == 0;
      fields.add(
          new Field.Typed(
              name(i),
              first ? "Code" : "More code",
              first
                  ? "JavaScript; tf is there, the last value is shown"
                  : "A field takes 4,000 characters; this one goes on where the last one ends",
              parts.get(i),
              true,
              first,
              FIELD));
    }
    return fields;
  }

  private static String name(int field) {
    return field == 0 ? SnippetSpec.CODE : SnippetSpec.CODE + (field + 1);
  }

  /** Code in parts that each fit a field, parted where a line ends. */
  private static List<String> parts(String code) {
    List<String> parts = new ArrayList<>();
    String rest = code;
    while (rest.length() > FIELD && parts.size() <= FIELDS) {
      int line = rest.lastIndexOf('\n', FIELD);
      if (line <= 0) {
        // A line longer than a field would be broken: no form takes this.
        return IntStream.rangeClosed(0, FIELDS)
            .mapToObj(any -> "")
            .collect(Collectors.toCollection(ArrayList::new));
      }
      parts.add(rest.substring(0, line));
      rest = rest.substring(line + 1);
    }
    parts.add(rest);
    return parts;
  }

  /** The code of a form that was sent. */
  static String code(Values values) {
    String whole =
        IntStream.range(0, FIELDS)
            .mapToObj(field -> values.texts().get(name(field)))
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n"));
    return SnippetCode.typed(whole);
  }
}
