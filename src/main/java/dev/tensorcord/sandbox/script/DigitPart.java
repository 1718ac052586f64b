package dev.tensorcord.sandbox.script;

import dev.tensorcord.data.Mnist;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Handwritten digits in batches. A worker holds the first of them only: enough for a snippet's few
 * seconds, and a fifth of the memory.
 */
final class DigitPart {
  private static final int TRAIN = 12_000;
  private static final int TEST = 2_000;
  private static final int CLASSES = 10;

  private static final class Held {
    static final Mnist DIGITS = Mnist.first(TRAIN, TEST);
  }

  private final World world;
  private Order train;
  private Order test;

  DigitPart(World world) {
    this.world = world;
  }

  /** A part of the digits in an order of its own, over and over. */
  private static final class Order {
    private final int[] digits;
    private int next;

    Order(int from, int count, double seed) {
      digits = new int[count];
      SplittableRandom random = new SplittableRandom(Double.doubleToLongBits(seed));
      for (int i = 0; i < count; i++) {
        int other = random.nextInt(i + 1);
        digits[i] = digits[other];
        digits[other] = from + i;
      }
    }

    int next() {
      int digit = digits[next];
      next = (next + 1) % digits.length;
      return digit;
    }
  }

  void addTo(Natives natives) {
    natives
        .add("digitCounts", _ -> world.values().out(List.of(TRAIN, TEST)))
        .add(
            "digits",
            given -> {
              boolean learn = given[0].asString().equals("train");
              int count = Math.clamp((long) given[1].asDouble(), 1, learn ? TRAIN : TEST);
              return batch(learn ? train() : test(), count);
            });
  }

  private Order train() {
    if (train == null) {
      train = new Order(0, TRAIN, world.random());
    }
    return train;
  }

  private Order test() {
    if (test == null) {
      test = new Order(TRAIN, TEST, world.random());
    }
    return test;
  }

  /** Images [count,784] from 0 to 1, and labels [count,10] with a 1 at the digit. */
  private Object batch(Order order, int count) {
    Mnist digits = Held.DIGITS;
    float[] xs = new float[count * Mnist.PIXELS];
    float[] labels = new float[count * CLASSES];
    for (int i = 0; i < count; i++) {
      int digit = order.next();
      for (int pixel = 0; pixel < Mnist.PIXELS; pixel++) {
        xs[i * Mnist.PIXELS + pixel] =
            (digits.images()[digit * Mnist.PIXELS + pixel] & 0xFF) / 255f;
      }
      labels[i * CLASSES + digits.labels()[digit]] = 1;
    }
    Tensor images = Tensors.tensor(xs, count, Mnist.PIXELS);
    Tensor rows = Tensors.tensor(labels, count, CLASSES);
    world.noteMemory();
    return world.values().out(List.of(images, rows));
  }
}
