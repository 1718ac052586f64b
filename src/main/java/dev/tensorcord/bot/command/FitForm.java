package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Field;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.fit.Descent;
import dev.tensorcord.jobs.fit.Divergence;
import dev.tensorcord.jobs.fit.FitJob;
import dev.tensorcord.jobs.fit.FitJson;
import dev.tensorcord.jobs.fit.FitRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The forms of {@code /fit}: a run's values to change, and another run to compare with. */
final class FitForm {
  /** The field of the other run's id that is typed, and of the one that is picked. */
  static final String OTHER = "other";

  static final String RECENT = "recent";

  /** Picked where an id is typed instead. */
  static final String TYPED = "-";

  private static final int LONGEST_TEXT = 4000;
  private static final int SHORT_TEXT = 3000;
  private static final int MOST_CHOICES = 24;
  private static final int LONGEST_SOURCE = 30;

  private FitForm() {}

  /** A run's values, to be changed and run as the asker's own. */
  static Reply.Form edit(Run run, FitJob job) {
    String points = points(job);
    return new Reply.Form(
        FitSpec.action(FitSpec.EDITED, run),
        "Edit & run",
        List.of(
            new Field.Typed(
                FitRequest.POINTS,
                "Points",
                points.isEmpty()
                    ? "Leave this empty to keep the %,d points".formatted(job.points().size())
                    : "0,1.1 1,5.9 2,16.8 or demo:cubic or equation:2x^2+4x+8",
                points,
                true,
                false,
                LONGEST_TEXT),
            line(FitRequest.DEGREE, "Degree", "0 to 8", Integer.toString(job.degree())),
            line(FitRequest.STEPS, "Steps", "200", Integer.toString(job.steps())),
            line(FitRequest.LR, "Learning rate", "empty: chosen to suit the data", lr(job)),
            new Field.Picked(
                FitRequest.OPTIMIZER,
                "Optimizer",
                "How the coefficients are moved",
                Arrays.stream(Descent.values()).map(each -> Choice.of(each.word())).toList(),
                job.optimizer().word())));
  }

  /** A run by what tells it from its neighbours. */
  private static String words(Run run) {
    FitJob job = FitJson.job(run.parameters());
    String source = job.source();
    String from = source.length() <= LONGEST_SOURCE ? source : source.substring(0, LONGEST_SOURCE);
    return "%s · %s · degree %d · %,d × %s · %s"
        .formatted(
            run.id(),
            Markdown.visible(from),
            job.degree(),
            job.steps(),
            job.optimizer().word(),
            RunText.ago(run.asked()));
  }

  /** Asks for the run to compare with. */
  static Reply.Form compare(Run run, List<Run> recent) {
    List<Choice> choices =
        recent.stream()
            .filter(other -> other.command().equals(FitSpec.NAME) && !other.id().equals(run.id()))
            .filter(other -> other.state() == Run.State.DONE)
            .limit(MOST_CHOICES)
            .map(other -> new Choice(words(other), other.id()))
            .toList();
    Field typed = line(OTHER, "Id of the other run", "such as " + run.id(), "");
    if (choices.isEmpty()) {
      return new Reply.Form(FitSpec.action(FitSpec.COMPARED, run), "Compare with", List.of(typed));
    }
    List<Choice> all =
        Stream.concat(choices.stream(), Stream.of(new Choice("the one typed below", TYPED)))
            .toList();
    return new Reply.Form(
        FitSpec.action(FitSpec.COMPARED, run),
        "Compare with",
        List.of(
            new Field.Picked(RECENT, "One of your runs", "", all, choices.getFirst().value()),
            typed));
  }

  /** The points as they are typed; empty where they are too many for a form. */
  private static String points(FitJob job) {
    if (job.source().startsWith(FitRequest.DEMO + ":")
        || job.source().startsWith(FitRequest.EQUATION + ":")) {
      return job.source();
    }
    String text = job.points().size() > SHORT_TEXT / 4 ? "" : job.points().toString();
    return text.length() <= SHORT_TEXT ? text : "";
  }

  /** The member's learning rate, or a safe one where theirs made the loss run away. */
  private static String lr(FitJob job) {
    if (job.lr() == 0) {
      return "";
    }
    double largest = job.largestRate();
    return job.lr() > largest && largest > 0
        ? Divergence.suggestion(largest)
        : new java.math.BigDecimal(Double.toString(job.lr())).stripTrailingZeros().toPlainString();
  }

  private static Field.Typed line(String name, String label, String hint, String value) {
    return new Field.Typed(name, label, hint, value, false, false, 40);
  }
}
