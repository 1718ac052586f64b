package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One call of {@link Model#fit} or {@link Model#fitDataset}. */
final class FitLoop {
  private final Model model;
  private final Training training;
  private final FitOptions options;
  private final Yielding yielding;
  private final SplittableRandom random;
  private final History history = new History();

  FitLoop(Model model, Training training, FitOptions options) {
    this.model = model;
    this.training = training;
    this.options = options;
    this.yielding = new Yielding(options.yieldEvery);
    this.random = new SplittableRandom(options.seed);
  }

  /** Trains on examples that are all there. */
  History run(Examples given) {
    try (Scope _ = Scope.open()) {
      FitRows rows = FitRows.of(model, given, options);
      Supplier<Scores> validation =
          rows.held() == null ? null : () -> training.evaluate(rows.held(), options.batchSize);
      epochs(() -> batches(rows.all(), rows.learnt()), validation);
    }
    return history;
  }

  /** Trains on batches as they come. */
  History run(Iterable<Examples> dataset) {
    try (Scope _ = Scope.open()) {
      Iterator<Examples> endless = options.batchesPerEpoch > 0 ? dataset.iterator() : null;
      epochs(() -> batches(endless == null ? dataset.iterator() : endless), datasetValidation());
    }
    return history;
  }

  @SuppressWarnings("unchecked")
  private Supplier<Scores> datasetValidation() {
    return switch (options.validationData) {
      case null -> null;
      case List<?> pair -> {
        Examples held = Rows.of(model, pair(pair));
        yield () -> training.evaluate(held, options.validationBatchSize);
      }
      case Iterable<?> batches ->
          () -> training.evaluateDataset((Iterable<Examples>) batches, options.validationBatches);
      case Object other ->
          throw Fault.of(
              "fitDataset: validationData cannot be %s.".formatted(other),
              "Give it a dataset, or [x, y].");
    };
  }

  static Examples pair(Object given) {
    if (given instanceof List<?> pair && pair.size() == 2) {
      return Examples.of(tensors(pair.get(0)), tensors(pair.get(1)));
    }
    throw Fault.of("fit: validationData must be two: [x, y].", "Write validationData: [x, y].");
  }

  private static List<Tensor> tensors(Object given) {
    List<?> all = given instanceof List<?> list ? list : List.of(given);
    List<Tensor> tensors = new ArrayList<>();
    for (Object each : all) {
      if (!(each instanceof Tensor tensor)) {
        throw Fault.of("fit: validationData must hold tensors.", "Write validationData: [x, y].");
      }
      tensors.add(tensor);
    }
    return tensors;
  }

  private void tell(Consumer<Callback> what) {
    options.callbacks.forEach(what);
  }

  /** A batch of an epoch: made when it is asked for, within a scope of its own. */
  private interface Batches {
    /** The next one; null behind the last. */
    Examples next();
  }

  private void epochs(Supplier<Batches> epoch, Supplier<Scores> validation) {
    tell(callback -> callback.setModel(model));
    tell(Callback::onTrainBegin);
    for (int i = options.initialEpoch; i < options.epochs && !training.isStopped(); i++) {
      int number = i;
      tell(callback -> callback.onEpochBegin(number));
      Scores seen = batches(number, epoch.get());
      Map<String, Double> logs = new LinkedHashMap<>();
      if (validation != null) {
        validation.get().toMap().forEach((name, value) -> logs.put("val_" + name, value));
      }
      logs.putAll(seen.toMap());
      history.add(number, logs);
      tell(callback -> callback.onEpochEnd(number, logs));
      if (yielding.afterEpoch()) {
        tell(callback -> callback.onYield(number, 0, logs));
      }
    }
    tell(Callback::onTrainEnd);
  }

  private Scores batches(int epoch, Batches batches) {
    Scores.Mean mean = new Scores.Mean(training.compilation().names());
    for (int i = 0; !training.isStopped(); i++) {
      int batch = i;
      try (Scope _ = Scope.open()) {
        Examples examples = batches.next();
        if (examples == null) {
          break;
        }
        tell(callback -> callback.onBatchBegin(batch));
        Scores scores = training.train(examples);
        mean.add(scores.values(), examples.count());
        if (!options.callbacks.isEmpty()) {
          report(epoch, batch, examples.count(), scores);
        }
      }
    }
    if (mean.count() == 0) {
      throw Fault.of(
          "fit: epoch %d had no batches to learn from.".formatted(epoch),
          "Give at least one batch, or repeat the dataset.");
    }
    return mean.value();
  }

  private void report(int epoch, int batch, int size, Scores scores) {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put("batch", (double) batch);
    logs.put("size", (double) size);
    logs.putAll(scores.toMap());
    tell(callback -> callback.onBatchEnd(batch, logs));
    if (yielding.afterBatch()) {
      tell(callback -> callback.onYield(epoch, batch, logs));
    }
  }

  private Batches batches(Examples all, int count) {
    int[] order = FitRows.order(count, options.shuffle, random);
    int[] from = {0};
    return () -> {
      if (from[0] >= count) {
        return null;
      }
      int to = Math.min(count, from[0] + options.batchSize);
      int[] rows = Arrays.copyOfRange(order, from[0], to);
      from[0] = to;
      return all.at(Tensors.tensor(rows, rows.length));
    };
  }

  private Batches batches(Iterator<Examples> source) {
    int[] done = {0};
    return () -> {
      boolean enough = options.batchesPerEpoch > 0 && done[0] >= options.batchesPerEpoch;
      if (enough || !source.hasNext()) {
        return null;
      }
      done[0]++;
      Examples ready = Rows.of(model, source.next());
      return ClassWeights.weighted(ready, options.classWeight, null, model.outputNames());
    };
  }
}
