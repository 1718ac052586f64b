package dev.tensorcord.nn;

import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One call of {@code fit} taken step by step, by those who have to wait for something between two
 * steps, as scripts do. Its examples live until it is closed.
 *
 * <pre>{@code
 * try (Fitting fitting = model.fitting(examples, options)) {
 *   for (int epoch = fitting.firstEpoch(); fitting.goesOn(epoch); epoch++) {
 *     int batches = fitting.beginEpoch();
 *     for (int batch = 0; batch < batches && fitting.goesOn(epoch); batch++) {
 *       fitting.batch(batch);
 *     }
 *     fitting.endEpoch(epoch);
 *   }
 * }
 * }</pre>
 */
public final class Fitting implements AutoCloseable {
  private final Training training;
  private final FitOptions options;
  private final History history = new History();
  private final SplittableRandom random;
  private final List<Tensor> kept = new ArrayList<>();
  private final Examples learnt;
  private final Examples held;
  private final int count;
  private int[] order = {};
  private Scores.Mean mean;

  Fitting(Model model, Training training, Examples given, FitOptions options) {
    this.training = training;
    this.options = options;
    this.random = new SplittableRandom(options.seed);
    try (Scope _ = Scope.open()) {
      FitRows rows = FitRows.of(model, given, options);
      learnt = kept(rows.all());
      held = rows.held() == null ? null : kept(rows.held());
      count = rows.learnt();
    }
    training.begin();
  }

  private Examples kept(Examples examples) {
    return examples.each(tensor -> {
      Tensor own = tensor.copy().keep();
      kept.add(own);
      return own;
    });
  }

  /** The number of the first epoch. */
  public int firstEpoch() {
    return options.initialEpoch;
  }

  /** The number after the last epoch's. */
  public int epochs() {
    return options.epochs;
  }

  /** Whether there is more to do in this epoch. */
  public boolean goesOn(int epoch) {
    return epoch < options.epochs && !training.isStopped();
  }

  /**
   * An epoch begins: the examples come in another order.
   *
   * @return how many batches it has
   */
  public int beginEpoch() {
    mean = new Scores.Mean(training.compilation().names());
    order = FitRows.order(count, options.shuffle, random);
    return Math.ceilDiv(order.length, options.batchSize);
  }

  /**
   * Trains on a batch of this epoch.
   *
   * @return the loss and the metrics, with {@code batch} and {@code size} before them
   */
  public Map<String, Double> batch(int number) {
    int from = number * options.batchSize;
    int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + options.batchSize));
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put("batch", (double) number);
    logs.put("size", (double) rows.length);
    try (Scope _ = Scope.open()) {
      Scores scores = training.train(learnt.at(Tensors.tensor(rows, rows.length)));
      mean.add(scores.values(), rows.length);
      logs.putAll(scores.toMap());
    }
    return logs;
  }

  /**
   * An epoch ends: its validation is done now.
   *
   * @return the loss and the metrics over all batches, those of validation before them
   */
  public Map<String, Double> endEpoch(int epoch) {
    Map<String, Double> logs = new LinkedHashMap<>();
    if (held != null) {
      training
          .evaluate(held, options.batchSize)
          .toMap()
          .forEach((name, value) -> logs.put("val_" + name, value));
    }
    logs.putAll(mean.value().toMap());
    history.add(epoch, logs);
    return logs;
  }

  /** How it went so far. */
  public History history() {
    return history;
  }

  /** Frees the examples. */
  @Override
  public void close() {
    kept.forEach(Tensor::dispose);
    kept.clear();
    training.end();
  }
}
