package dev.tensorcord.jobs.digits;

import dev.tensorcord.data.Mnist;
import dev.tensorcord.data.digits.DigitSamples;
import dev.tensorcord.nn.ModelFile;
import dev.tensorcord.nn.Optimizer;
import dev.tensorcord.nn.Precision;
import dev.tensorcord.nn.Scores;
import dev.tensorcord.nn.Sequential;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.WeightedLosses;
import java.util.List;

/**
 * Trains the network that reads digits. The same plan gives the same weights to the bit, on one
 * machine and with any number of threads.
 *
 * <p>Adam, its rate falling along a cosine (Loshchilov and Hutter 2017). Afterwards the temperature
 * of {@link Calibration} is found on samples made from MNIST digits that were held back, and is
 * worked into the last layer: what the saved network gives are calibrated probabilities.
 */
public final class DigitTraining {
  /** MNIST's training digits that are held back to calibrate with. */
  private static final int HELD_BACK = 2000;

  private static final int WARM_UP = 200;

  private final Plan plan;

  /** A training to come. */
  public DigitTraining(Plan plan) {
    this.plan = plan;
  }

  /**
   * What to do.
   *
   * @param epochs how many times {@code samples} samples are seen
   * @param samples of one epoch, all different from those of any other
   * @param batch samples of one step
   * @param rate the largest learning rate
   * @param calibration samples that the temperature is found on
   */
  public record Plan(long seed, int epochs, int samples, int batch, double rate, int calibration) {
    /** What the weights in this program were trained with. */
    public static final Plan DEFAULT = new Plan(1, 20, 60_000, 64, 0.002, 10_000);

    /** The same with another seed. */
    public Plan seeded(long other) {
      return new Plan(other, epochs, samples, batch, rate, calibration);
    }

    /** The same with so many epochs. */
    public Plan lasting(int count) {
      return new Plan(seed, count, samples, batch, rate, calibration);
    }

    long steps() {
      return (long) epochs * samples / batch;
    }
  }

  /** Is told after each step; may throw to end the training. */
  @FunctionalInterface
  public interface Watch {
    /**
     * A step is done.
     *
     * @param step from 1
     * @param loss of this step's samples
     * @param accuracy the part of them that was right before the step
     */
    void stepped(long step, long steps, double loss, double accuracy);
  }

  /**
   * What came of it.
   *
   * @param file the network, ready to be written
   * @param temperature what scores are divided by
   */
  public record Trained(ModelFile file, double temperature) {}

  /** Trains. */
  public Trained run(Watch watch) throws InterruptedException {
    Mnist all = Mnist.train();
    int learnt = all.size() - HELD_BACK;
    DigitSamples samples = new DigitSamples(all.part(0, learnt), plan.seed);
    DigitSamples held = new DigitSamples(all.part(learnt, all.size()), plan.seed + 1);
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential model = DigitModel.scores(plan.seed);
      train(model, samples, watch);
      double temperature = temperature(model, held);
      return new Trained(finished(model, temperature), temperature);
    }
  }

  private void train(Sequential model, DigitSamples samples, Watch watch)
      throws InterruptedException {
    long steps = plan.steps();
    try (Optimizer adam = Optimizer.adam(plan.rate);
        SampleStream stream = new SampleStream(samples, plan.samples, plan.batch, steps)) {
      model.compile(adam, WeightedLosses::softmaxCrossEntropy);
      for (long step = 0; step < steps; step++) {
        adam.learningRate(rate(step, steps));
        SampleStream.Batch batch = stream.next();
        try (Scope _ = Scope.open()) {
          Scores scores = model.trainOnBatch(DigitNetwork.images(batch.x()), labels(batch.y()));
          watch.stepped(step + 1, steps, scores.loss(), scores.accuracy());
        }
      }
    }
  }

  private double rate(long step, long steps) {
    double warm = Math.min(1, (step + 1.0) / WARM_UP);
    return plan.rate * warm * 0.5 * (1 + Math.cos(Math.PI * step / steps));
  }

  private static Tensor labels(float[] y) {
    return Tensors.tensor(y, y.length / DigitSamples.LABELS, DigitSamples.LABELS);
  }

  private double temperature(Sequential model, DigitSamples held) {
    SampleStream.Batch batch = SampleStream.batch(held, 0, plan.calibration, plan.calibration);
    int[] labels = new int[plan.calibration];
    for (int i = 0; i < batch.y().length; i++) {
      if (batch.y()[i] == 1) {
        labels[i / DigitSamples.LABELS] = i % DigitSamples.LABELS;
      }
    }
    try (Scope _ = Scope.open()) {
      float[] scores = model.predict(DigitNetwork.images(batch.x()), 250).data();
      return Calibration.temperature(scores, labels);
    }
  }

  /** The same network with softmax at its end, its last weights divided by the temperature. */
  private static ModelFile finished(Sequential model, double temperature) {
    Sequential finished = DigitModel.probabilities();
    List<Weight> from = model.weights();
    List<Weight> to = finished.weights();
    for (int i = 0; i < from.size(); i++) {
      Tensor values = from.get(i).variable();
      to.get(i).variable().assign(i < from.size() - 2 ? values : values.div(temperature));
    }
    return ModelFile.of(finished, Precision.FLOAT16);
  }
}
