package dev.tensorcord.jobs.bench;

import dev.tensorcord.data.Mnist;
import dev.tensorcord.nn.Optimizer;
import dev.tensorcord.nn.Sequential;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Layers;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.OneHot;
import dev.tensorcord.tensor.op.WeightedLosses;
import java.util.List;

/**
 * The 2018 tutorial's network for digits: conv 5×5×8, relu, pool, conv 5×5×16, relu, pool, dense
 * 10; 5,994 parameters, the weights drawn as every engine in the comparison draws them.
 */
final class DigitNet {
  /** How it is built, for the lines' notes. */
  static final String BUILT = "Sequential, Optimizer.minimize";

  private static final int CLASSES = 10;
  private static final Pass TRAINING = Pass.training(0);

  private final Sequential model =
      new Sequential(1)
          .add(Layers.conv2d(filters(8, List.of(Mnist.SIDE, Mnist.SIDE, 1))))
          .add(Layers.maxPooling2d(Config.of("poolSize", 2, "strides", 2)))
          .add(Layers.conv2d(filters(16, null)))
          .add(Layers.maxPooling2d(Config.of("poolSize", 2, "strides", 2)))
          .add(Layers.flatten())
          .add(Layers.dense(Config.of("units", CLASSES)));

  private final List<Variable> variables = model.weights().stream().map(Weight::variable).toList();
  private final Optimizer sgd = Optimizer.sgd(0.15);
  private final float[] batch;
  private final int[] labels;

  /** A network that has learnt nothing yet, for batches of this size. */
  DigitNet(int size) {
    batch = new float[size * Mnist.PIXELS];
    labels = new int[size];
    Xorshift random = new Xorshift(42);
    draw(random, 0, 25);
    draw(random, 2, 200);
    draw(random, 4, 256);
  }

  private static Config filters(int count, List<Integer> input) {
    return Config.of("filters", count, "kernelSize", 5, "activation", "relu", "inputShape", input);
  }

  private void draw(Xorshift random, int weight, int fanIn) {
    Variable variable = variables.get(weight);
    try (Scope _ = Scope.open()) {
      float[] values = random.normals(variable.size(), 1.0 / fanIn);
      variable.assign(Tensors.tensor(values, variable.shape().toArray()));
    }
  }

  /** The images from a place on, from the host's array. */
  private Tensor images(DigitData data, int from) {
    System.arraycopy(data.x(), from * Mnist.PIXELS, batch, 0, batch.length);
    return Tensors.tensor(batch, labels.length, Mnist.SIDE, Mnist.SIDE, 1);
  }

  /** One step of training on the batch that begins at a place. */
  void step(DigitData data, int from) {
    try (Scope _ = Scope.open()) {
      Tensor x = images(data, from);
      System.arraycopy(data.y(), from, labels, 0, labels.length);
      Tensor places = Tensors.tensor(labels, labels.length);
      Tensor y = OneHot.apply(places, CLASSES, 1, 0, DType.FLOAT32);
      sgd.minimize(
          () -> WeightedLosses.softmaxCrossEntropy(y, model.apply(x, TRAINING)).mean(), variables);
    }
  }

  /** The probabilities of the batch that begins at a place, on the host. */
  float[] predict(DigitData data, int from) {
    return Scope.tidy(() -> model.apply(images(data, from), Pass.INFERENCE).softmax().data());
  }

  /** The part of all digits that a network with these weights reads right. */
  double accuracy(DigitData data) {
    DigitNet reader = new DigitNet(250);
    for (int i = 0; i < variables.size(); i++) {
      reader.variables.get(i).assign(variables.get(i));
    }
    int right = 0;
    for (int from = 0; from < data.size(); from += reader.labels.length) {
      float[] rows = reader.predict(data, from);
      for (int i = 0; i < reader.labels.length; i++) {
        right += likeliest(rows, i * CLASSES) == data.y()[from + i] ? 1 : 0;
      }
    }
    return (double) right / data.size();
  }

  private static int likeliest(float[] rows, int start) {
    int best = 0;
    for (int i = 1; i < CLASSES; i++) {
      best = rows[start + i] > rows[start + best] ? i : best;
    }
    return best;
  }
}
