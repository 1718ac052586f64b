package dev.tensorcord.jobs.fit;

import dev.tensorcord.data.Curve;
import dev.tensorcord.data.Dataset;
import dev.tensorcord.data.Expression;
import dev.tensorcord.data.ExpressionParser;
import dev.tensorcord.data.PointsText;
import dev.tensorcord.data.TableFile;
import dev.tensorcord.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From what somebody filled in, as text by name, to a job; the same for a chat and a command line.
 * All values may be missing.
 */
public final class FitRequest {
  public static final String POINTS = "points";
  public static final String FILE = "file";
  public static final String DEMO = "demo";
  public static final String EQUATION = "equation";
  public static final String DEGREE = "degree";
  public static final String STEPS = "steps";
  public static final String LR = "lr";
  public static final String OPTIMIZER = "optimizer";
  public static final String BASIS = "basis";
  public static final String SEED = "seed";

  /** The degree where neither the member nor a demo says one. */
  public static final int USUAL_DEGREE = 2;

  /** The steps where the member says none. */
  public static final int USUAL_STEPS = 200;

  private static final int SEEDS = 1_000_000;
  private static final int TRIED_DEGREE = 5;

  private final Map<String, String> values;
  private final FitLimits limits;

  private FitRequest(Map<String, String> values, FitLimits limits) {
    this.values = values;
    this.limits = limits;
  }

  /** A file with its name; both untrusted. */
  public record Upload(String name, byte[] bytes) {}

  /** Where points come from, and the degree that suits them. */
  private record Source(Dataset data, String name, int degree) {}

  /**
   * Reads a request.
   *
   * @param values by the names above; {@code points} may also be {@code demo:cubic} or {@code
   *     equation:2x^2}
   * @throws Fault at the first value that is no good
   */
  public static FitJob parse(Map<String, String> values, Optional<Upload> file, FitLimits limits) {
    return new FitRequest(values, limits).job(file, Optional.empty());
  }

  /**
   * Reads a request that changes an earlier one: what is missing stays as it was, apart from the
   * learning rate, which the data chooses anew.
   */
  public static FitJob change(FitJob earlier, Map<String, String> values, FitLimits limits) {
    return new FitRequest(values, limits).job(Optional.empty(), Optional.of(earlier));
  }

  private FitJob job(Optional<Upload> file, Optional<FitJob> earlier) {
    long seed = seed(earlier);
    Source source = source(file, earlier, seed);
    Dataset data = source.data();
    return new FitJob(
        data.points(),
        data.xLabel(),
        data.yLabel(),
        source.name(),
        whole(DEGREE, source.degree(), 0, limits.degree()),
        whole(STEPS, earlier.map(FitJob::steps).orElse(USUAL_STEPS), 1, limits.steps()),
        lr(),
        pick(OPTIMIZER, Descent.values(), earlier.map(FitJob::optimizer).orElse(Descent.SGD)),
        pick(BASIS, Basis.values(), earlier.map(FitJob::basis).orElse(Basis.LEGENDRE)),
        seed,
        data.notes());
  }

  private Source source(Optional<Upload> file, Optional<FitJob> earlier, long seed) {
    List<String> given =
        Stream.concat(
                Stream.of(POINTS, DEMO, EQUATION).filter(name -> value(name).isPresent()),
                file.map(f -> FILE).stream())
            .toList();
    if (given.size() > 1) {
      throw Fault.of(
          "Points come from one place, but here are %s.".formatted(String.join(" and ", given)),
          "Leave one of them away.");
    }
    if (file.isPresent()) {
      Dataset data = TableFile.read(file.get().bytes(), limits.input());
      return new Source(data, "file:" + file.get().name(), USUAL_DEGREE);
    }
    String only = given.isEmpty() ? "" : given.getFirst();
    String text = value(only).orElse("");
    if (only.equals(POINTS)) {
      for (String prefix : List.of(DEMO, EQUATION)) {
        if (text.regionMatches(true, 0, prefix + ":", 0, prefix.length() + 1)) {
          only = prefix;
          text = text.substring(prefix.length() + 1).strip();
          break;
        }
      }
    }
    String said = text;
    return switch (only) {
      case POINTS -> points(said, earlier);
      case EQUATION -> equation(said);
      case DEMO -> demo(Curve.named(said).orElseThrow(() -> unknownDemo(said)), seed);
      default -> earlier.map(FitRequest::kept).orElseGet(() -> demo(Curve.QUADRATIC, seed));
    };
  }

  /** Typed points; where they are those of the earlier job, its names of axes are kept. */
  private Source points(String typed, Optional<FitJob> earlier) {
    Dataset data;
    try {
      data = PointsText.read(typed, limits.input());
    } catch (Fault fault) {
      throw isEquation(typed)
          ? Fault.of(
              "This is an equation, not points.", "Give it as `equation:%s`.".formatted(typed))
          : fault;
    }
    return earlier
        .filter(job -> job.points().equals(data.points()))
        .map(FitRequest::kept)
        .orElseGet(
            () -> new Source(data, POINTS, earlier.map(FitJob::degree).orElse(USUAL_DEGREE)));
  }

  /** Whether this is a formula with x in it that stands where points should. */
  private boolean isEquation(String typed) {
    if (typed.length() > limits.equation() || typed.indexOf('x') < 0) {
      return false;
    }
    try {
      ExpressionParser.parse(typed, limits.input());
      return true;
    } catch (Fault neither) {
      return false;
    }
  }

  private static Source kept(FitJob job) {
    Dataset data = new Dataset(job.points(), job.xLabel(), job.yLabel(), job.notes());
    return new Source(data, job.source(), job.degree());
  }

  private static Source demo(Curve curve, long seed) {
    Dataset data = Dataset.of(curve.points(seed), List.of());
    return new Source(data, DEMO + ":" + curve.word(), curve.degree());
  }

  private Source equation(String typed) {
    Expression formula = ExpressionParser.parse(typed, limits.input());
    int degree = Math.min(formula.degree().orElse(TRIED_DEGREE), limits.degree());
    return new Source(Curve.of(formula), EQUATION + ":" + typed.strip(), degree);
  }

  private static Fault unknownDemo(String said) {
    String names = Arrays.stream(Curve.values()).map(Curve::word).collect(Collectors.joining(", "));
    return Fault.of(
        "There is no demo \u201c%s\u201d.".formatted(excerpt(said)), "Pick one of: " + names + ".");
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private int whole(String name, int otherwise, int least, int most) {
    Optional<String> said = value(name);
    if (said.isEmpty()) {
      return Math.min(otherwise, most);
    }
    String digits = said.get().replaceAll("(?<=\\d)[,_ ](?=\\d{3}\\b)", "");
    if (!digits.matches("\\d{1,18}")) {
      throw Fault.of(
          "\u201c%s\u201d is no good as %s.".formatted(excerpt(said.get()), name),
          "Give a whole number from %,d to %,d.".formatted(least, most));
    }
    long value = Long.parseLong(digits);
    if (value < least) {
      throw Fault.of(
          "%s must be at least %d.".formatted(name, least),
          "Give a whole number from %,d to %,d.".formatted(least, most));
    }
    if (value > most) {
      throw Fault.limit(
          "fit." + name,
          "%s %,d".formatted(name, value),
          "%,d".formatted(most),
          "Give a whole number from %,d to %,d.".formatted(least, most));
    }
    return (int) value;
  }

  /** 0 where the data shall choose. */
  private double lr() {
    Optional<String> said = value(LR).filter(v -> !v.equalsIgnoreCase("auto"));
    if (said.isEmpty()) {
      return 0;
    }
    String number = said.get().replace(',', '.');
    double lr =
        number.matches("[+]?(\\d{1,20}\\.?\\d{0,40}|\\.\\d{1,40})([eE][+-]?\\d{1,3})?")
            ? Double.parseDouble(number)
            : Double.NaN;
    if (!(lr > 0) || lr > 1e30) {
      throw Fault.of(
          "\u201c%s\u201d is no good as lr, the learning rate.".formatted(excerpt(said.get())),
          "Give a number above 0, such as 0.1; without one the data chooses.");
    }
    return lr;
  }

  private long seed(Optional<FitJob> earlier) {
    Optional<String> said = value(SEED);
    if (said.isEmpty()) {
      return earlier
          .map(FitJob::seed)
          .orElseGet(() -> (long) ThreadLocalRandom.current().nextInt(SEEDS));
    }
    if (!said.get().matches("-?\\d{1,18}")) {
      throw Fault.of(
          "\u201c%s\u201d is no good as seed.".formatted(excerpt(said.get())),
          "Give a whole number, such as 42; without one it is drawn and shown.");
    }
    return Long.parseLong(said.get());
  }

  private <E extends Enum<E>> E pick(String name, E[] all, E otherwise) {
    Optional<String> said = value(name);
    if (said.isEmpty()) {
      return otherwise;
    }
    return Arrays.stream(all)
        .filter(each -> each.name().equalsIgnoreCase(said.get()))
        .findAny()
        .orElseThrow(() ->
            Fault.of(
                "\u201c%s\u201d is no good as %s.".formatted(excerpt(said.get()), name),
                "Pick one of: "
                    + Arrays.stream(all)
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private static String excerpt(String said) {
    return said.length() <= 40 ? said : said.substring(0, 39) + "…";
  }
}
