package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a compiled model's training: one batch at a time, forwards, backwards, looked at.
 */
final class Training {
  private final Model model;
  private final Compilation compilation;
  private final List<Variable> variables;
  private final List<Weight> priced;
  private final boolean measures;
  private long steps;
  private boolean stopped;
  private boolean running;

  Training(Model model, Compilation compilation) {
    this.model = model;
    this.compilation = compilation;
    variables = compilation.moved().stream().map(Weight::variable).toList();
    priced = model.network().priced();
    measures = compilation.metrics().stream().anyMatch(each -> !each.isEmpty());
  }

  Compilation compilation() {
    return compilation;
  }

  void stop(boolean stop) {
    stopped = stop;
  }

  boolean isStopped() {
    return stopped;
  }

  /** The total loss, and on the way what is looked at. */
  private Tensor total(Examples batch, List<Tensor> outputs, List<Tensor> seen) {
    Tensor total = null;
    for (int i = 0; i < outputs.size(); i++) {
      Tensor weight = batch.weights().isEmpty() ? null : batch.weights().get(i);
      Tensor loss = compilation.loss(i, batch.ys().get(i), outputs.get(i), weight);
      if (loss == null) {
        continue;
      }
      if (outputs.size() > 1) {
        seen.set(i, loss.copy().keep());
      }
      double counts = compilation.lossWeights()[i];
      Tensor weighted = counts == 1 ? loss : loss.mul(counts);
      total = total == null ? weighted : total.add(weighted);
    }
    if (total == null) {
      throw Fault.of(
          "The model was compiled without a loss: there is nothing to make small.",
          "Compile it with a loss, such as 'meanSquaredError'.");
    }
    return total;
  }

  /** One step; the examples are ready. */
  Scores train(Examples batch) {
    if (variables.isEmpty()) {
      throw Fault.of(
          "The model has no weights that training may move.",
          "Add a layer with weights, or make one trainable, and compile again.");
    }
    Pass pass = Pass.training(mix(model.seed() + 0x5DEECE66DL * ++steps));
    List<Tensor> predictions = new ArrayList<>();
    List<Tensor> losses = new ArrayList<>(java.util.Collections.nCopies(batch.ys().size(), null));
    try (Scope _ = Scope.open()) {
      Tensor value =
          compilation
              .optimizer()
              .minimize(
                  () -> {
                    List<Tensor> outputs = model.network().run(batch.xs(), pass);
                    if (measures) {
                      outputs.forEach(output -> predictions.add(output.copy().keep()));
                    }
                    Tensor total = total(batch, outputs, losses);
                    for (Weight weight : priced) {
                      total = total.add(weight.regularizer().apply(weight.variable()));
                    }
                    for (Tensor price : pass.prices()) {
                      total = total.add(price);
                    }
                    return total;
                  },
                  variables);
      compilation.moved().forEach(Weight::bound);
      return scores(batch.ys(), value, losses, predictions);
    } finally {
      predictions.forEach(Tensor::dispose);
      losses.stream().filter(loss -> loss != null).forEach(Tensor::dispose);
    }
  }

  private Scores scores(
      List<Tensor> labels, Tensor total, List<Tensor> losses, List<Tensor> predictions) {
    double[] values = new double[compilation.names().size()];
    int at = 0;
    values[at++] = total.item();
    if (labels.size() > 1) {
      for (Tensor loss : losses) {
        values[at++] = loss == null ? Double.NaN : loss.item();
      }
    }
    for (int i = 0; i < labels.size(); i++) {
      for (Metric metric : compilation.metrics().get(i)) {
        Tensor each = metric.of(labels.get(i), predictions.get(i));
        values[at++] = (each.rank() == 0 ? each : each.mean()).item();
      }
    }
    return new Scores(compilation.names(), values);
  }

  static long mix(long key) {
    long z = (key ^ (key >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }

  /** Loss and metrics, without training; the examples are ready. */
  private Scores test(Examples batch) {
    List<Tensor> losses = new ArrayList<>(java.util.Collections.nCopies(batch.ys().size(), null));
    try (Scope _ = Scope.open()) {
      List<Tensor> outputs = model.network().run(batch.xs(), Pass.INFERENCE);
      Tensor total = total(batch, outputs, losses);
      return scores(batch.ys(), total, losses, outputs);
    } finally {
      losses.stream().filter(loss -> loss != null).forEach(Tensor::dispose);
    }
  }

  Scores evaluate(Examples all, int batchSize) {
    if (batchSize < 1) {
      throw Fault.of("evaluate: a batch of %d examples is none.".formatted(batchSize), "Use 32.");
    }
    int count = all.count();
    model.stateful(count, batchSize);
    if (count == 0) {
      throw Fault.of("evaluate: there are no examples.", "Give at least one.");
    }
    Scores.Mean mean = new Scores.Mean(compilation.names());
    for (int from = 0; from < count; from += batchSize) {
      int size = Math.min(batchSize, count - from);
      try (Scope _ = Scope.open()) {
        mean.add(test(all.part(from, size)).values(), size);
      }
    }
    return mean.value();
  }

  Scores evaluateDataset(Iterable<Examples> dataset, int batches) {
    Scores.Mean mean = new Scores.Mean(compilation.names());
    int done = 0;
    try (Scope _ = Scope.open()) {
      var batch = dataset.iterator();
      while ((batches == 0 || done < batches) && batch.hasNext()) {
        try (Scope _ = Scope.open()) {
          Examples ready = Rows.of(model, batch.next());
          mean.add(test(ready).values(), ready.count());
          done++;
        }
      }
    }
    if (mean.count() == 0) {
      throw Fault.of("evaluateDataset: the dataset gave no examples.", "Give at least one batch.");
    }
    return mean.value();
  }

  History fit(Examples examples, FitOptions options) {
    return alone(() -> new FitLoop(model, this, options).run(examples));
  }

  History fitDataset(Iterable<Examples> batches, FitOptions options) {
    return alone(() -> new FitLoop(model, this, options).run(batches));
  }

  private History alone(java.util.function.Supplier<History> fit) {
    begin();
    try {
      return fit.get();
    } finally {
      end();
    }
  }

  /** A call of fit begins; there is one at a time. */
  void begin() {
    if (running) {
      throw Fault.of(
          "fit: another training of this model runs already.",
          "Wait for it: write await model.fit(…).");
    }
    running = true;
    stopped = false;
  }

  /** A call of fit has ended. */
  void end() {
    running = false;
  }
}
