package dev.tensorcord.bot.command;

import java.util.List;

/**
 * A snippet as it is kept with its run: enough to run it again.
 *
 * @param blocks all code blocks of the message that it came from, where there were several
 * @param from the run that this one is compared with; empty for none
 */
record SnippetAsked(String code, List<String> blocks, String from) {
  SnippetAsked {
    blocks = List.copyOf(blocks);
  }

  static SnippetAsked of(String code) {
    return new SnippetAsked(code, List.of(), "");
  }

  /** Other code, to be compared with that run. */
  SnippetAsked changed(String newCode, String run) {
    return new SnippetAsked(newCode, blocks, run);
  }
}
