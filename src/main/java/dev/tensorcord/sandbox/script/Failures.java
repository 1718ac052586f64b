package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.SandboxLimits;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/** What went wrong in a snippet, in a learner's words and at its place. */
final class Failures {
  private static final String BUDGET = "(limit " + SandboxLimits.SECTION + ".tensor_megabytes)";

  private static final Pattern UNNAMED = Pattern.compile("\\(intermediate value\\)\\.([\\w$]+)");

  private final String code;
  private final Script script;
  private final String name;
  private final Hints hints;

  /**
   * @param script null where the snippet could not be read
   */
  Failures(String code, Script script, String name, Hints hints) {
    this.code = code;
    this.script = script;
    this.name = name;
    this.hints = hints;
  }

  Failure of(ScriptError error) {
    Excerpt where = Excerpt.of(code, error.at(), 1);
    String message = "SyntaxError: " + error.getMessage();
    return new Failure.Syntax(
        message, Optional.of(where), hints.ofSyntax(error.getMessage(), code));
  }

  Failure of(PolyglotException e, Thrown thrown) {
    if (e.isCancelled() || e.isInterrupted()) {
      return new Failure.Cancelled();
    }
    Optional<Excerpt> where = where(e);
    if (e.isSyntaxError()) {
      return new Failure.Syntax(thrown.message(), where, hints.ofSyntax(thrown.message(), code));
    }
    if (thrown.message().contains(BUDGET)) {
      String message = thrown.message().replaceFirst("^Error: ", "");
      return new Failure.TensorBudget(message, where, thrown.remedy());
    }
    String message = named(thrown.message(), where);
    String hint = hints.of(message, code, where);
    return new Failure.Thrown(message, where, hint.isEmpty() ? thrown.remedy() : hint);
  }

  /** The engine has no name for what comes of a global's member; the snippet's line has. */
  private static String named(String message, Optional<Excerpt> where) {
    Matcher unnamed = UNNAMED.matcher(message);
    if (where.isEmpty() || !unnamed.find()) {
      return message;
    }
    Pattern said = Pattern.compile("([\\w$.]+)\\." + Pattern.quote(unnamed.group(1)) + "\\b");
    Matcher owner = said.matcher(where.get().text());
    return owner.find() ? message.replace("(intermediate value)", owner.group(1)) : message;
  }

  /** The innermost place in the snippet itself: what called into our scripts, not they. */
  private Optional<Excerpt> where(PolyglotException e) {
    SourceSection place = ours(e.getSourceLocation()) ? e.getSourceLocation() : null;
    for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
      if (place == null && ours(frame.getSourceLocation())) {
        place = frame.getSourceLocation();
      }
    }
    if (place == null || script == null) {
      return Optional.empty();
    }
    int from = Math.min(script.edits().original(place.getCharIndex()), code.length());
    int to = Math.min(script.edits().original(place.getCharEndIndex()), code.length());
    return Optional.of(Excerpt.of(code, from, Math.max(1, to - from)));
  }

  private boolean ours(SourceSection place) {
    return place != null && place.isAvailable() && place.getSource().getName().equals(name);
  }

  /**
   * What was thrown, as text.
   *
   * @param message such as {@code TypeError: t.foo is not a function}
   * @param remedy what to try; empty where nothing is known
   */
  record Thrown(String message, String remedy) {}
}
