package dev.tensorcord.app;

import dev.tensorcord.data.Mnist;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.digits.DigitNetwork;
import dev.tensorcord.jobs.digits.DigitTraining;
import dev.tensorcord.jobs.digits.DigitTraining.Plan;
import dev.tensorcord.jobs.digits.DigitTraining.Trained;
import dev.tensorcord.jobs.digits.MnistScore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code train-digits}: trains the network of {@code /classify} again, from MNIST and our pen. */
@Command(
    name = "train-digits",
    description = "Trains the network of /classify again and writes its weights.",
    mixinStandardHelpOptions = true)
final class TrainDigitsCli implements Callable<Integer> {
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int MOST_EPOCHS = 1000;

  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Option(names = "--seed", description = "The same seed gives the same weights.")
  private long seed = Plan.DEFAULT.seed();

  @Option(names = "--epochs", description = "How often as many samples as MNIST has are seen.")
  private int epochs = Plan.DEFAULT.epochs();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where model.json and weights.bin are written (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("digits");

  @Override
  public Integer call() throws InterruptedException {
    if (epochs < 1 || epochs > MOST_EPOCHS) {
      throw Fault.of(
          "%,d epochs cannot be trained.".formatted(epochs),
          "Give --epochs a number from 1 to %,d.".formatted(MOST_EPOCHS));
    }
    // Hours later would be late to hear of it.
    if (Files.exists(folder) && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
      throw Fault.of(
          "%s is no folder that can be written to.".formatted(folder),
          "Name another folder with --out.");
    }
    Configuration config = main.configuration();
    Engine.start(config);
    PrintWriter out = spec.commandLine().getOut();
    long start = System.nanoTime();
    Plan plan = Plan.DEFAULT.seeded(seed).lasting(epochs);
    out.printf("Training with seed %d: %d epochs of %,d samples%n", seed, epochs, plan.samples());
    Trained trained = new DigitTraining(plan).run(new Lines(out, plan, start));
    trained.file().write(folder);
    MnistScore score = MnistScore.of(new DigitNetwork(trained.file()), Mnist.test());
    out.printf(
        "MNIST test: %d of %,d right, %.2f %% · temperature %.3f · %.0f s%n",
        score.right(),
        score.count(),
        100 * score.accuracy(),
        trained.temperature(),
        (System.nanoTime() - start) / 1e9);
    out.printf(
        "%s: %,d bytes%n", folder, trained.file().json().length + trained.file().weights().length);
    out.flush();
    return 0;
  }

  /** A line now and then. */
  private static final class Lines implements DigitTraining.Watch {
    private final PrintWriter out;
    private final Plan plan;
    private final long start;
    private long written;
    private long firstStep;
    private double loss;
    private double accuracy;
    private int count;

    Lines(PrintWriter out, Plan plan, long start) {
      this.out = out;
      this.plan = plan;
      this.start = start;
      this.written = start;
    }

    @Override
    public void stepped(long step, long steps, double stepLoss, double stepAccuracy) {
      loss += stepLoss;
      accuracy += stepAccuracy;
      count++;
      long now = System.nanoTime();
      if (now - written < LINE_NANOS && step < steps) {
        return;
      }
      double perSecond = (step - firstStep) * plan.batch() / ((now - written) / 1e9);
      double left = (steps - step) * ((now - start) / 1e9) / step;
      out.printf(
          "epoch %d of %d · %3.0f %% · loss %.4f · accuracy %.2f %% · %,.0f images/s · %d:%02d left%n",
          Math.min(plan.epochs(), step * plan.batch() / plan.samples() + 1),
          plan.epochs(),
          100.0 * step / steps,
          loss / count,
          100 * accuracy / count,
          perSecond,
          (long) left / 60,
          (long) left % 60);
      out.flush();
      written = now;
      firstStep = step;
      loss = 0;
      accuracy = 0;
      count = 0;
    }
  }
}
