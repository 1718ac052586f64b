package dev.tensorcord.nn;

import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Layers;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.WeightedLosses;
import java.util.List;
import java.util.function.Supplier;

/**
 * The network that reads digits in the tutorial of 2018: two convolutions of 5 by 5 with relu and a
 * pool each, ten scores, gradient descent at 0.15. Made of layers, or of ops with the same numbers
 * in them.
 */
interface TutorialNetwork {
  double RATE = 0.15;

  /** One step of training; the tensors are the caller's. */
  void step(Tensor images, Tensor labels);

  /** Probabilities [n,10]. */
  Tensor predict(Tensor images);

  /** The part of the first digits that it reads right. */
  default double accuracy(TutorialDigits digits, int count) {
    int batch = 250;
    double right = 0;
    for (int from = 0; from < count; from += batch) {
      try (Scope _ = Scope.open()) {
        Tensor said = predict(digits.images(from, batch));
        right +=
            batch
                * Metric.of("categoricalAccuracy")
                    .of(digits.labels(from, batch), said)
                    .mean()
                    .item();
      }
    }
    return right / count;
  }

  static TutorialNetwork of(String kind) {
    return of(kind, 2);
  }

  /** {@code layers} or {@code ops}. */
  static TutorialNetwork of(String kind, long seed) {
    Sequential model = sequential(seed);
    return kind.equals("layers") ? new OfLayers(model) : new OfOps(model);
  }

  static Sequential sequential(long seed) {
    Sequential model =
        new Sequential(seed)
            .add(
                Layers.conv2d(
                    Config.of(
                        "inputShape",
                        List.of(28, 28, 1),
                        "kernelSize",
                        5,
                        "filters",
                        8,
                        "strides",
                        1,
                        "activation",
                        "relu",
                        "kernelInitializer",
                        "varianceScaling")))
            .add(Layers.maxPooling2d(Config.of("poolSize", 2, "strides", 2)))
            .add(
                Layers.conv2d(
                    Config.of(
                        "kernelSize", 5,
                        "filters", 16,
                        "strides", 1,
                        "activation", "relu",
                        "kernelInitializer", "varianceScaling")))
            .add(Layers.maxPooling2d(Config.of("poolSize", 2, "strides", 2)))
            .add(Layers.flatten())
            .add(
                Layers.dense(
                    Config.of(
                        "units", 10,
                        "activation", "softmax",
                        "kernelInitializer", "varianceScaling")));
    model.compile(Optimizer.sgd(RATE), LossFunction.of("categoricalCrossentropy"));
    return model;
  }

  /** As a member would write it with layers. */
  record OfLayers(Sequential model) implements TutorialNetwork {
    @Override
    public void step(Tensor images, Tensor labels) {
      model.trainOnBatch(images, labels);
    }

    @Override
    public Tensor predict(Tensor images) {
      return model.predict(images, images.shape().dim(0));
    }
  }

  /** As a member would write it with variables and ops. */
  record OfOps(List<Variable> w, Optimizer optimizer) implements TutorialNetwork {
    OfOps(Sequential like) {
      this(like.weights().stream().map(weight -> weight.variable()).toList(), Optimizer.sgd(RATE));
    }

    private Tensor scores(Tensor images) {
      Tensor x = images.conv2d(w.get(0), 1, Padding.VALID).add(w.get(1)).relu();
      x = x.maxPool(2, 2, Padding.VALID).conv2d(w.get(2), 1, Padding.VALID).add(w.get(3)).relu();
      x = x.maxPool(2, 2, Padding.VALID);
      return x.reshape(images.shape().dim(0), -1).matMul(w.get(4)).add(w.get(5));
    }

    @Override
    public void step(Tensor images, Tensor labels) {
      Supplier<Tensor> loss =
          () -> WeightedLosses.softmaxCrossEntropy(labels, scores(images)).mean();
      optimizer.minimize(loss, w).item();
    }

    @Override
    public Tensor predict(Tensor images) {
      return Scope.tidy(() -> scores(images).softmax());
    }
  }
}
