package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One call of {@link Sequential#fit}. */
final class FitLoop {
  private final Sequential model;
  private final FitOptions options;
  private final SplittableRandom random;

  FitLoop(Sequential model, FitOptions options) {
    this.model = model;
    this.options = options;
    this.random = new SplittableRandom(options.seed());
  }

  History run(Tensor x, Tensor y) {
    int count = x.shape().dim(0);
    if (y.rank() == 0 || y.shape().dim(0) != count) {
      throw Fault.of(
          "fit: there are %d examples, and labels of shape %s.".formatted(count, y.shape()),
          "Give as many labels as examples, in the same order.");
    }
    int held = options.validation() == null ? (int) (count * options.validationSplit()) : 0;
    int learnt = count - held;
    if (learnt == 0) {
      throw Fault.of("fit: there are no examples to learn from.", "Give at least one.");
    }
    try (Scope _ = Scope.open()) {
      FitOptions.Validation validation = options.validation();
      if (held > 0) {
        validation = new FitOptions.Validation(x.slice(learnt, held), y.slice(learnt, held));
      }
      List<Scores> training = new ArrayList<>();
      List<Scores> validated = new ArrayList<>();
      for (int epoch = 0; epoch < options.epochs(); epoch++) {
        Scores seen = epoch(epoch, x, y, learnt);
        Scores checked =
            validation == null
                ? null
                : model.evaluate(validation.x(), validation.y(), options.batchSize());
        training.add(seen);
        if (checked != null) {
          validated.add(checked);
        }
        options.watch().epochEnded(epoch, seen, checked);
      }
      return new History(training, validated);
    }
  }

  private Scores epoch(int epoch, Tensor x, Tensor y, int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    if (options.shuffle()) {
      for (int i = count - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int held = order[i];
        order[i] = order[other];
        order[other] = held;
      }
    }
    Scores.Mean mean = new Scores.Mean();
    int size = options.batchSize();
    for (int batch = 0; batch * size < count; batch++) {
      int[] rows = Arrays.copyOfRange(order, batch * size, Math.min(count, (batch + 1) * size));
      try (Scope _ = Scope.open()) {
        Tensor places = Tensors.tensor(rows, rows.length);
        Scores scores = model.trainOnBatch(x.gather(places), y.gather(places));
        mean.add(scores, rows.length);
        options.watch().batchEnded(epoch, batch, scores);
      }
    }
    return mean.value();
  }
}
