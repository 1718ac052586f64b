package dev.tensorcord.bot.command;

import dev.tensorcord.jobs.Run;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a snippet came to, as it is kept with its run; pictures are not.
 *
 * @param figures by name, to compare the next run with
 * @param trouble why it failed; null where it did not
 */
record SnippetResult(Usage usage, Map<String, Double> figures, Trouble trouble, Printed printed) {
  SnippetResult {
    figures = new TreeMap<>(figures);
  }

  static SnippetResult of(Ending ending, Printed printed) {
    return switch (ending) {
      case Ending.Done(Usage usage, Map<String, Double> figures) ->
          new SnippetResult(usage, figures, null, printed);
      case Ending.Failed(var failure, Usage usage) ->
          new SnippetResult(usage, Map.of(), Trouble.of(failure), printed);
    };
  }

  Optional<Trouble> failed() {
    return Optional.ofNullable(trouble);
  }

  Run.State state() {
    return failed().map(Trouble::state).orElse(Run.State.DONE);
  }
}
