package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Markdown;
import dev.tensorcord.plot.NumberText;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run came to beside the one that it was made from: {@code loss 0.031 → 0.012}. */
final class SnippetChange {
  private static final int FIGURES = 6;
  private static final int LONGEST_NAME = 24;
  private static final int DIGITS = 3;

  private SnippetChange() {}

  /** A line of markdown; empty where there is nothing to say. */
  static String words(Optional<SnippetResult> before, SnippetResult now) {
    if (now.failed().isPresent()) {
      return "";
    }
    Map<String, Double> then = before.map(SnippetResult::figures).orElse(Map.of());
    if (now.figures().isEmpty()) {
      boolean same =
          before
              .filter(b -> b.failed().isEmpty() && !b.printed().isEmpty())
              .map(b -> b.printed().equals(now.printed()))
              .orElse(false);
      return same ? "The same output as before." : "";
    }
    return now.figures().entrySet().stream()
        .limit(FIGURES)
        .map(figure -> words(figure.getKey(), then.get(figure.getKey()), figure.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private static String words(String name, Double before, double now) {
    String head = Markdown.plain(Transcript.clip(name, LONGEST_NAME));
    String value = NumberText.text(now, DIGITS);
    if (before == null) {
      return "%s **%s**".formatted(head, value);
    }
    String old = NumberText.text(before, DIGITS);
    return old.equals(value)
        ? "%s **%s**, as before".formatted(head, value)
        : "%s %s → **%s**".formatted(head, old, value);
  }
}
