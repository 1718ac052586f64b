package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Commands;
import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control;
import dev.tensorcord.bot.Reply.Control.Button;
import dev.tensorcord.bot.Reply.Style;
import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code /run} answers, made from a run and what it came to. */
final class SnippetReply {
  /** The select's value for all blocks one after the other. */
  static final String ALL = "all";

  /** Below what a message takes, with room for what the platform adds. */
  private static final int WORDS = 3400;

  private static final int LIVE = 1600;
  private static final int SHARED_CODE = 1500;
  private static final int BLOCK_NAME = 80;

  private final SnippetUse use;

  SnippetReply(SnippetUse use) {
    this.use = use;
  }

  /**
   * What is shown of a run beside its result.
   *
   * @param whole all that it printed, for a file; empty where that is gone
   * @param before what the run came to that this one was made from
   * @param notes lines of markdown
   */
  record Beside(
      List<Reply.Picture> pictures,
      Optional<String> whole,
      Optional<SnippetResult> before,
      List<String> notes) {
    /** Nothing more is known, as of a run that is shown again later. */
    static final Beside NOTHING =
        new Beside(List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  /** A run that ended, well or not. */
  Reply.Figure figure(Run run, SnippetResult result, Beside beside) {
    List<Control> controls = new ArrayList<>(List.of(edit(run), again(run)));
    controls.add(Button.of(SnippetSpec.action(SnippetSpec.SHARE, run), "Share"));
    controls.add(delete(run));
    blocks(run).ifPresent(controls::add);
    List<String> head = head(result, SnippetChange.words(beside.before(), result));
    return figure(run, result, beside, head, controls);
  }

  /** The same for all to see, with its code. */
  Reply.Figure shared(Run run, SnippetResult result, String by, Beside beside) {
    String code = SnippetJson.asked(run).code();
    List<String> head = new ArrayList<>();
    head.add("Shared by %s:".formatted(Markdown.plain(by)));
    String shown = code.length() <= SHARED_CODE ? code : code.substring(0, cutAt(code));
    head.add(Markdown.block("js", shown));
    if (shown.length() < code.length()) {
      head.add("-# The whole code is attached.");
    }
    head.addAll(head(result, ""));
    Reply.Figure figure =
        figure(run, result, beside, head, List.of(edit(run), again(run), delete(run)));
    if (shown.length() == code.length()) {
      return figure;
    }
    List<Reply.Upload> files = new ArrayList<>(figure.files());
    files.addFirst(file("snippet-" + run.id() + ".js", Markdown.visible(code)));
    return new Reply.Figure(
        figure.title(),
        figure.markdown(),
        figure.pictures(),
        files,
        figure.controls(),
        figure.failed());
  }

  private static int cutAt(String code) {
    int line = code.lastIndexOf('\n', SHARED_CODE);
    return line > 0 ? line : SHARED_CODE;
  }

  private Reply.Figure figure(
      Run run, SnippetResult result, Beside beside, List<String> head, List<Control> controls) {
    List<String> foot = new ArrayList<>(beside.notes());
    String heap = result.usage().heapBytes() > 0 ? " · heap " + use.heap(result.usage()) : "";
    foot.add("-# run %s · seed %d%s".formatted(Markdown.code(run.id()), run.seed(), heap));
    List<Reply.Upload> files = new ArrayList<>();
    Printed printed = result.printed();
    String block = "";
    if (!printed.isEmpty()) {
      int taken = String.join("\n", head).length() + String.join("\n", foot).length();
      Printed.Block fitting = printed.fitting(WORDS - taken);
      block = fitting.markdown();
      if (fitting.left() > 0 || printed.cut()) {
        foot.addFirst(
            beside.whole().isPresent()
                ? "-# All %,d lines are in the file.".formatted(printed.count())
                : "-# The other lines are no longer kept: run it again to see them.");
        beside.whole().ifPresent(text -> files.add(file("output-" + run.id() + ".txt", text)));
      }
    }
    List<String> words = new ArrayList<>(head);
    words.add(block);
    words.addAll(foot);
    words.removeIf(String::isEmpty);
    return new Reply.Figure(
        status(result),
        String.join("\n", words),
        beside.pictures(),
        files,
        controls,
        result.failed().isPresent());
  }

  private static Reply.Upload file(String name, String text) {
    return new Reply.Upload(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private String status(SnippetResult result) {
    return result.failed().map(trouble -> trouble.kind().words()).orElse("✅ Done")
        + " · "
        + use.line(result.usage());
  }

  private List<String> head(SnippetResult result, String change) {
    List<String> head = new ArrayList<>();
    result.failed().ifPresent(trouble -> head.addAll(trouble(trouble, result.usage())));
    head.add(change);
    if (result.printed().isEmpty() && result.failed().isEmpty() && result.usage().pictures() == 0) {
      head.add("It printed nothing. End with a value, or use `console.log(…)` or `print(…)`.");
    }
    head.removeIf(String::isEmpty);
    return head;
  }

  /** What went wrong, where, what to try, and the limit that was met. */
  private List<String> trouble(Trouble trouble, Usage usage) {
    List<String> lines = new ArrayList<>();
    lines.add("**" + Markdown.plain(trouble.message()) + "**");
    Excerpt where = trouble.where();
    if (where != null) {
      lines.add("line %,d, column %,d".formatted(where.line(), where.column()));
      lines.add(Markdown.block("", where.pointed()));
    }
    lines.add(Markdown.sentence(trouble.hint()));
    if (trouble.limit() != null) {
      lines.add(
          "-# limit %s%s"
              .formatted(
                  Markdown.code(trouble.limit()),
                  use.of(trouble.limit(), usage).map(used -> " · used " + used).orElse("")));
    }
    lines.removeIf(String::isEmpty);
    return lines;
  }

  /** A snippet that waits for its turn. */
  Reply.Live waiting(Run run, int place, Duration elapsed) {
    return live(
        run, "⏳ Waiting", Optional.empty(), "place %,d in the queue".formatted(place), elapsed);
  }

  /** A snippet that runs: how far it is, and what it printed last. */
  Reply.Live running(Run run, Optional<Progress> progress, Printed printed, Duration elapsed) {
    Optional<Double> part = progress.map(Progress::part).filter(known -> !known.isNaN());
    String text =
        progress
            .map(each -> Markdown.plain(Transcript.clip(each.text(), BLOCK_NAME)))
            .filter(words -> !words.isBlank())
            .map(words -> words + "\n")
            .orElse("");
    String output = printed.isEmpty() ? "" : printed.end(LIVE).markdown() + "\n";
    // Beside a bar the platform shows the time itself.
    String time = part.isPresent() ? "" : "-# " + use.soFar(elapsed.toMillis() / 1000.0);
    return live(run, "⏳ Running", part, (text + output + time).stripTrailing(), elapsed);
  }

  private static Reply.Live live(
      Run run, String title, Optional<Double> part, String status, Duration elapsed) {
    Button cancel = new Button(SnippetSpec.action(SnippetSpec.CANCEL, run), "Cancel", Style.DANGER);
    return new Reply.Live(title, part, status, elapsed, List.of(cancel));
  }

  /** A snippet that was not even begun; its code is kept for the buttons. */
  static Reply refused(Run run, Fault fault) {
    return Commands.failure(fault, edit(run), again(run), delete(run));
  }

  /** A run of which nothing is kept but its code. */
  static Reply unfinished(Run run) {
    String what =
        switch (run.state()) {
          case QUEUED -> "Run %s is waiting or running at this moment.";
          case INTERRUPTED -> "The bot restarted while run %s was under way, so it has no result.";
          case DONE, FAILED, TIMED_OUT -> "The result of run %s is not kept.";
          case CANCELLED -> "Run %s was not begun.";
        };
    return new Reply.Text(
        what.formatted(Markdown.code(run.id())) + " You can run it again.",
        List.of(),
        List.of(again(run), edit(run), delete(run)));
  }

  /** The other code blocks of the message, where it had several. */
  private static Optional<Control.Select> blocks(Run run) {
    List<String> blocks = SnippetJson.asked(run).blocks();
    if (blocks.size() < 2) {
      return Optional.empty();
    }
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("All %d, one after the other".formatted(blocks.size()), ALL));
    for (int i = 0; i < blocks.size() && i < 20; i++) {
      String line = Markdown.visible(blocks.get(i)).lines().findFirst().orElse("");
      String name = "%d: %s".formatted(i + 1, line.strip());
      choices.add(new Choice(Transcript.clip(name, BLOCK_NAME), Integer.toString(i)));
    }
    return Optional.of(
        new Control.Select(
            SnippetSpec.action(SnippetSpec.BLOCK, run), "Run another block of it", choices));
  }

  private static Button edit(Run run) {
    return new Button(SnippetSpec.action(SnippetSpec.EDIT, run), "Edit & run", Style.MAIN);
  }

  private static Button again(Run run) {
    return Button.of(SnippetSpec.action(SnippetSpec.AGAIN, run), "Run again");
  }

  private static Button delete(Run run) {
    return new Button(SnippetSpec.action(SnippetSpec.DELETE, run), "Delete", Style.DANGER);
  }
}
