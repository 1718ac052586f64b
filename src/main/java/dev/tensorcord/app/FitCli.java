package dev.tensorcord.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.fit.FitFigures;
import dev.tensorcord.jobs.fit.FitJob;
import dev.tensorcord.jobs.fit.FitRequest;
import dev.tensorcord.jobs.fit.FitResult;
import dev.tensorcord.jobs.fit.FitText;
import dev.tensorcord.plot.NumberText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code fit}: the command {@code /fit} on the command line, for people and for scripts. */
@Command(
    name = "fit",
    description = "Fits a curve to points, as /fit does; --json for scripts.",
    mixinStandardHelpOptions = true)
final class FitCli implements Callable<Integer> {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Option(names = "--points", description = "The points: 0,1.1 1,5.9 2,16.8")
  private String points;

  @Option(names = "--file", description = "A CSV or TSV file.")
  private Path file;

  @Option(names = "--demo", description = "quadratic, cubic, sine, noisy or outliers")
  private String demo;

  @Option(names = "--equation", description = "Points of an equation: 2x^2+4x+8")
  private String equation;

  @Option(names = "--degree", description = "Degree of the polynomial.")
  private String degree;

  @Option(names = "--steps", description = "Steps of training.")
  private String steps;

  @Option(names = "--lr", description = "Learning rate.")
  private String lr;

  @Option(names = "--optimizer", description = "sgd, momentum or adam")
  private String optimizer;

  @Option(names = "--basis", description = "legendre or powers")
  private String basis;

  @Option(names = "--seed", description = "Fixes the coefficients before training.")
  private String seed;

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  @Option(names = "--png", description = "Writes the picture to this file.")
  private Path png;

  @Option(names = "--gif", description = "Writes the animation to this file.")
  private Path gif;

  @Override
  public Integer call() throws IOException {
    Configuration config = main.configuration();
    Engine.start(config);
    FitJob job = FitRequest.parse(values(), upload(), config.limits().fit());
    FitResult result = job.run(Unhurried.CONTEXT);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json ? new JsonMapper().writeValueAsString(asJson(job, result)) : words(job, result));
    if (png != null) {
      Files.write(png, FitFigures.picture(job, result).bytes());
    }
    if (gif != null) {
      Files.write(gif, FitFigures.animation(job, result).bytes());
    }
    return 0;
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    put(values, FitRequest.POINTS, points);
    put(values, FitRequest.DEMO, demo);
    put(values, FitRequest.EQUATION, equation);
    put(values, FitRequest.DEGREE, degree);
    put(values, FitRequest.STEPS, steps);
    put(values, FitRequest.LR, lr);
    put(values, FitRequest.OPTIMIZER, optimizer);
    put(values, FitRequest.BASIS, basis);
    put(values, FitRequest.SEED, seed);
    return values;
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private Optional<FitRequest.Upload> upload() {
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FitRequest.Upload(file.getFileName().toString(), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw Fault.of("The file " + file + " cannot be read.", "Check its name and permissions.");
    }
  }

  private static String words(FitJob job, FitResult result) {
    return """
    %s
    loss %s, at first %s, R² %s
    %s
    %,d steps of %s, lr %s, basis %s, seed %d, trained in %.1f ms on %s\
    """
        .formatted(
            FitText.equation(result.after(), job.points()),
            NumberText.text(result.loss(), 3),
            NumberText.text(result.history().first(), 3),
            FitText.r2(result),
            FitText.closeness(result, job.points()),
            job.steps(),
            job.optimizer().word(),
            NumberText.text(result.lr(), 3),
            job.basis().word(),
            job.seed(),
            result.trainingNanos() / 1e6,
            result.device());
  }

  private static Map<String, Object> asJson(FitJob job, FitResult result) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("equation", FitText.equation(result.after(), job.points()));
    line.put("coefficients", result.coefficients());
    line.put("loss", result.loss());
    line.put("best_loss", result.bestLoss());
    line.put("r2", Double.isFinite(result.r2()) ? result.r2() : null);
    line.put("points", job.points().size());
    line.put("degree", job.degree());
    line.put("steps", job.steps());
    line.put("optimizer", job.optimizer().word());
    line.put("lr", result.lr());
    line.put("basis", job.basis().word());
    line.put("seed", job.seed());
    line.put("training_ms", result.trainingNanos() / 1e6);
    line.put("device", result.device());
    line.put("notes", result.notes());
    return line;
  }
}
