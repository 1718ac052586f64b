package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.Action;
import dev.tensorcord.bot.Action.Access;
import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Option;
import dev.tensorcord.data.Curve;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.fit.Basis;
import dev.tensorcord.jobs.fit.Descent;
import dev.tensorcord.jobs.fit.FitLimits;
import dev.tensorcord.jobs.fit.FitRequest;
import java.util.Arrays;
import java.util.List;

/** What {@code /fit} is called, what it takes, and what its buttons and forms start. */
final class FitSpec {
  static final String NAME = "fit";
  static final String CANCEL = "cancel";
  static final String EDIT = "edit";
  static final String EDITED = "edited";
  static final String AGAIN = "again";
  static final String ANIMATE = "animate";
  static final String COMPARE = "compare";
  static final String COMPARED = "compared";
  static final String DELETE = "delete";

  private FitSpec() {}

  static CommandSpec of(FitLimits limits) {
    return new CommandSpec(
        NAME,
        "Fit a curve to your points by gradient descent, and see how it learns",
        List.of(
            Option.text(FitRequest.POINTS, "Your points: 0,1.1 1,5.9 2,16.8")
                .between(0, Math.min(6000, limits.text())),
            Option.file(FitRequest.FILE, "Or a CSV or TSV file with x and y in its columns"),
            Option.text(FitRequest.DEMO, "Or ready-made points").of(demos()),
            Option.text(FitRequest.EQUATION, "Or an equation of your own: 2x^2+4x+8")
                .between(0, limits.equation()),
            Option.integer(
                    FitRequest.DEGREE, "Degree of the polynomial; 2 unless the demo says otherwise")
                .between(0, limits.degree()),
            Option.integer(FitRequest.STEPS, "Steps of training; 200 unless you say otherwise")
                .between(1, limits.steps()),
            Option.number(FitRequest.LR, "Learning rate; chosen to suit the data if left out"),
            Option.text(FitRequest.OPTIMIZER, "How the coefficients are moved; sgd if left out")
                .of(Arrays.stream(Descent.values()).map(Descent::word).toArray(String[]::new)),
            Option.text(FitRequest.BASIS, "legendre learns fast; powers is the tutorial's own way")
                .of(Arrays.stream(Basis.values()).map(Basis::word).toArray(String[]::new)),
            Option.integer(FitRequest.SEED, "Fixes the coefficients before training")),
        List.of(
            new Action(CANCEL, Ack.UPDATE, Access.OWNER),
            new Action(EDIT, Ack.FORM, Access.ANYONE),
            new Action(EDITED, Ack.REPLY, Access.ANYONE),
            new Action(AGAIN, Ack.REPLY, Access.ANYONE),
            new Action(ANIMATE, Ack.REPLY, Access.ANYONE),
            new Action(COMPARE, Ack.FORM, Access.ANYONE),
            new Action(COMPARED, Ack.REPLY, Access.ANYONE),
            new Action(DELETE, Ack.UPDATE, Access.OWNER)),
        List.of(
            "/fit",
            "/fit points: 0,1.1 1,5.9 2,16.8 3,33.9",
            "/fit demo: cubic degree: 3 basis: powers",
            "/fit equation: sin(3x)+x/2 degree: 7"));
  }

  /** What a button of a run's message starts. */
  static ActionId action(String name, Run run) {
    return new ActionId(NAME, name, run.member(), run.id());
  }

  private static String[] demos() {
    return Arrays.stream(Curve.values()).map(Curve::word).toArray(String[]::new);
  }
}
