package dev.tensorcord.sandbox.script;

import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * What the parts of the bridge share: the values' way, the tensors' session and where output goes.
 * Belongs to one thread.
 */
final class World implements AutoCloseable {
  private static final int MOST_FIGURES = 16;

  private final Context context;
  private final Session session;
  private final Value lib;
  private final Value done;
  private final ScopePart scopes;
  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final Set<String> warned = new HashSet<>();
  private Values values;
  private Outlet outlet;
  private Map<String, byte[]> files = Map.of();
  private SplittableRandom random = new SplittableRandom();
  private long mostBytes;

  World(Context context, WorldLimits limits) {
    this.context = context;
    String key = SandboxLimits.SECTION + ".tensor_megabytes";
    Budget budget = new Budget((long) limits.run().tensorMegabytes() << 20, key);
    session = Session.open(budget, limits.tensor());
    session.collectForgotten(this::forgotten);
    try {
      lib = context.eval(Glue.EMPTY);
      Natives natives = new Natives(this::values);
      new TensorPart(this).addTo(natives);
      scopes = new ScopePart(this);
      scopes.addTo(natives);
      GradientPart gradients = new GradientPart(this);
      gradients.addTo(natives);
      new TrainPart(this, gradients).addTo(natives);
      LayerPart layers = new LayerPart(this);
      layers.addTo(natives);
      new ModelPart(this, layers, limits.model()).addTo(natives);
      new PicturePart(this).addTo(natives);
      new DigitPart(this).addTo(natives);
      new ConsolePart(this).addTo(natives);
      new Builtins(this, scopes, context).addTo(natives);
      Glue.run(context, lib, natives);
      done = lib.getMember("step");
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** The way between scripts and the library; there from the time on that the first ran. */
  Values values() {
    if (values == null) {
      values = new Values(context, lib);
    }
    return values;
  }

  Context context() {
    return context;
  }

  /** What the scripts of ours have made. */
  Value lib() {
    return lib;
  }

  Session session() {
    return session;
  }

  Outlet outlet() {
    return outlet;
  }

  /** A snippet begins. */
  void begin(Snippet snippet, Outlet out) {
    long seed = snippet.seed();
    files = snippet.files();
    outlet = out;
    figures.clear();
    warned.clear();
    mostBytes = session.memory().numBytes();
    session.seed(seed);
    random = new SplittableRandom(seed);
  }

  /** What the snippet may open by this name; null where there is nothing. */
  byte[] file(String name) {
    return files.get(name);
  }

  /** What {@code Math.random()} gives next. */
  double random() {
    return random.nextDouble();
  }

  /** Notes how much memory the tensors take now. */
  void noteMemory() {
    mostBytes = Math.max(mostBytes, session.memory().numBytes());
  }

  /** The most that they took since the snippet began. */
  long mostBytes() {
    return mostBytes;
  }

  /**
   * Runs the next timer, after its time is come.
   *
   * @return whether there was one
   */
  boolean step() {
    return done.execute().asBoolean();
  }

  /** Draws what was put off to the end, where a snippet failed before. */
  void drawWaiting() {
    try {
      lib.getMember("drawWaiting").executeVoid();
    } catch (PolyglotException _) {
      lib.getMember("forgetWaiting").executeVoid();
    }
  }

  /** A snippet has ended: nothing of it runs on. */
  void end() {
    lib.getMember("clearTimers").executeVoid();
    lib.getMember("forgetWaiting").executeVoid();
    scopes.closeAll();
  }

  /** Prints a warning about something, once in a snippet. */
  private void warn(String about, String text) {
    if (warned.add(about)) {
      outlet.printed(new Line(Line.Level.WARN, text));
    }
  }

  private void forgotten(int tensors) {
    warn(
        "forgotten",
        "The tensors' memory was full; %,d unused ones made room.\n".formatted(tensors)
            + "Wrap each step in tf.tidy, and they are freed at once.");
  }

  /** A step of training had this loss. */
  void loss(double loss) {
    figure("loss", loss);
    if (!Double.isFinite(loss)) {
      warn(
          "loss",
          "The loss is %s: the steps were too long, and the numbers have run away."
                  .formatted(Double.isNaN(loss) ? "NaN" : "infinite")
              + " Try a smaller learning rate, a tenth of this one, or scale the inputs to between"
              + " -1 and 1.");
    }
  }

  /** A result to compare the next run with. */
  void figure(String name, double value) {
    if (figures.size() < MOST_FIGURES || figures.containsKey(name)) {
      figures.put(name, value);
    }
  }

  /** All such results. */
  Map<String, Double> figures() {
    return figures;
  }

  /** What was thrown, in the script's own words. */
  Failures.Thrown describe(PolyglotException e) {
    Value thrown = e.getGuestObject();
    if (e.isCancelled() || e.isInterrupted() || thrown == null) {
      return new Failures.Thrown(String.valueOf(e.getMessage()), "");
    }
    try {
      Value both = lib.getMember("describe").execute(thrown);
      return new Failures.Thrown(
          both.getArrayElement(0).asString(), both.getArrayElement(1).asString());
    } catch (PolyglotException _) {
      return new Failures.Thrown(String.valueOf(e.getMessage()), "");
    }
  }

  /** The names that a snippet finds in {@code tf} and in tensors. */
  List<String> names() {
    Value names = lib.getMember("names").execute();
    List<String> all = new ArrayList<>();
    for (long i = 0; i < names.getArraySize(); i++) {
      all.add(names.getArrayElement(i).asString());
    }
    return all;
  }

  @Override
  public void close() {
    session.close();
  }
}
