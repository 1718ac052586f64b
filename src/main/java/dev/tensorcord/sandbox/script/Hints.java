package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.nn.layers.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to try, for the errors that learners meet most. */
final class Hints {
  /** A known error and its way out. */
  private record Row(Pattern message, String hint) {
    Row(String message, String hint) {
      this(Pattern.compile(message), hint);
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row("Maximum call stack size exceeded", "A function calls itself without an end."),
          new Row("Assignment to constant", "Declare the variable with let where it is to change."),
          new Row("await is only valid|await.*async", "Write async before the function."),
          new Row(
              "fetch is not defined|XMLHttpRequest is not defined|Image is not defined",
              "There is no network and no page here: use data.mnist, or write the data into the"
                  + " snippet."));

  private static final List<Row> SYNTAX =
      List.of(
          new Row(
              "found (eof|\\})|Missing|Unterminated",
              "Look for a bracket or a quote that was opened and never closed."),
          new Row("but found (const|let|var|function)", "A comma or a bracket is missing before."),
          new Row(
              "Expected ; but found",
              "Two things stand side by side: something is missing"
                  + " between them, such as an operator or a comma."),
          new Row("Expected an operand", "A value is missing at this place."),
          new Row("already been declared", "Give one of the two another name."));

  private static final Pattern NO_FUNCTION =
      Pattern.compile("(?:([\\w$.\\[\\]()]*)\\.)?([\\w$]+) is not a function");
  private static final Pattern NOT_DEFINED = Pattern.compile("([\\w$]+) is not defined");
  private static final Pattern NO_MEMBER = Pattern.compile("[Cc]annot read property '([\\w$]+)'");

  /** Calls whose results are promises. */
  private static final String ASYNC =
      "(?:data|array|buffer|bytes|fit|fitDataset|save|loadLayersModel|toPixels|time|profile|"
          + "whereAsync|booleanMaskAsync|setdiff1dAsync|load|setBackend|evaluateDataset|toArray)";

  private final Supplier<List<String>> names;

  /**
   * @param names what there is in {@code tf}, dotted, and with a dot in front what tensors have
   */
  Hints(Supplier<List<String>> names) {
    this.names = names;
  }

  /** For a snippet that is not JavaScript; empty where nothing is known. */
  String ofSyntax(String message, String code) {
    if (code.strip().startsWith("<")) {
      return "This is a page, not JavaScript: paste what stands between its <script> lines.";
    }
    if (code.contains("# ") || code.startsWith("def ") || code.contains("import tensorflow as")) {
      return "This looks like Python; snippets here are JavaScript.";
    }
    return first(SYNTAX, message);
  }

  /** For what was thrown; empty where nothing is known. */
  String of(String message, String code, Optional<Excerpt> where) {
    String line = where.map(Excerpt::text).orElse("");
    Matcher call = NO_FUNCTION.matcher(message);
    if (call.find()) {
      return ofCall(call.group(1) == null ? "" : call.group(1), call.group(2), code, line);
    }
    Matcher missing = NOT_DEFINED.matcher(message);
    if (missing.find()) {
      String known = first(ROWS, message);
      return known.isEmpty() ? ofName(missing.group(1), code) : known;
    }
    Matcher member = NO_MEMBER.matcher(message);
    if (member.find()) {
      return waits(line, code)
          .orElse("What stands before .%s is nothing yet.".formatted(member.group(1)));
    }
    return first(ROWS, message);
  }

  private String ofCall(String owner, String name, String code, String line) {
    Optional<String> waits = waits(owner, code);
    if (waits.isPresent()) {
      return waits.get();
    }
    boolean ofTf = owner.equals("tf") || owner.startsWith("tf.");
    List<String> known =
        names.get().stream()
            .filter(each ->
                ofTf
                    ? each.startsWith("tf.")
                    : owner.isEmpty()
                        ? false
                        : each.startsWith(".") && !each.contains("constructor"))
            .toList();
    String typed = ofTf ? owner + "." + name : "." + name;
    return nearest(typed, known)
        .map(each -> "Did you mean %s?".formatted(ofTf ? each : owner + each))
        .or(() ->
            line.contains("await") || owner.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    "%s has no function of this name; console.log(%s) shows what it is."
                        .formatted(owner, owner)))
        .orElse("");
  }

  private String ofName(String name, String code) {
    List<String> declared =
        Pattern.compile("\\b(?:const|let|var|function|class)\\s+([\\w$]+)")
            .matcher(code)
            .results()
            .map(each -> each.group(1))
            .toList();
    Optional<String> own = nearest(name, declared);
    if (own.isPresent()) {
      return "Did you mean %s?".formatted(own.get());
    }
    List<String> tf = names.get().stream().filter(each -> each.startsWith("tf.")).toList();
    return tf.contains("tf." + name)
        ? "Did you mean tf.%s?".formatted(name)
        : nearest(name, List.of("console", "Math", "data", "show", "plot", "tfvis", "performance"))
            .map("Did you mean %s?"::formatted)
            .orElse("Declare it first, with const or let.");
  }

  /** Whether a name in these words was given the result of a call that was not waited for. */
  private static Optional<String> waits(String words, String code) {
    Matcher names = Pattern.compile("[\\w$]+").matcher(words);
    while (names.find()) {
      String name = Pattern.quote(names.group());
      Pattern given =
          Pattern.compile("\\b" + name + "\\s*=\\s*(?!await\\b)[^;\\n=]*\\." + ASYNC + "\\s*\\(");
      if (given.matcher(code).find()) {
        return Optional.of(
            "%s is a promise: write await before the call that gives it.".formatted(names.group()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> nearest(String typed, List<String> known) {
    String remedy = Nearest.remedy(typed, known);
    Matcher found = Pattern.compile("^Did you mean \"([^\"]+)\"\\?").matcher(remedy);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String first(List<Row> rows, String message) {
    return rows.stream()
        .filter(row -> row.message.matcher(message).find())
        .map(Row::hint)
        .findFirst()
        .orElse("");
  }
}
