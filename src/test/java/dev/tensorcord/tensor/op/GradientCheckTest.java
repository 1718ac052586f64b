package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Gradients;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every gradient in the table of ops is what a small step says it is: {@code (f(x + h) - f(x - h))
 * / 2h}, the first derivative and the second.
 */
final class GradientCheckTest {
  private static final double STEP = 1.0 / 128;

  @TestFactory
  Stream<DynamicTest> firstDerivatives() {
    return samples().map(s -> DynamicTest.dynamicTest(s.label(), () -> check(s, f(s))));
  }

  /** The sum of a gradient is a function as well; its gradient holds the second derivatives. */
  @TestFactory
  Stream<DynamicTest> secondDerivatives() {
    return samples()
        .map(s ->
            DynamicTest.dynamicTest(
                s.label(),
                () ->
                    check(
                        s,
                        x ->
                            Gradients.grads(given -> f(s).apply(given), x).stream()
                                .map(Tensor::sum)
                                .reduce(Tensor::add)
                                .orElseThrow())));
  }

  private static Stream<Sample> samples() {
    return OpTable.all().stream().flatMap(op -> op.samples().stream());
  }

  /** One number that every argument counts in, each in its own measure, and not linearly. */
  private static Function<List<Tensor>, Tensor> f(Sample sample) {
    return x -> {
      Tensor y = sample.use().apply(x.toArray(Tensor[]::new));
      Tensor weights = Tensors.randomUniform(y.shape(), 0.5, 1.5, 11);
      Tensor own = y.mul(weights).add(y.square().mul(0.25)).sum();
      return x.stream().map(each -> each.square().mul(0.1).sum()).reduce(own, Tensor::add);
    };
  }

  private static void check(Sample sample, Function<List<Tensor>, Tensor> f) {
    try (Session _ = Session.open(Budget.NONE)) {
      SplittableRandom random = new SplittableRandom(3);
      List<float[]> values = new ArrayList<>();
      for (int i = 0; i < sample.shapes().size(); i++) {
        values.add(spread(sample.shapes().get(i).size(), sample.domains().get(i), random));
      }
      List<Tensor> inputs = tensors(sample.shapes(), values);
      List<Tensor> grads = Gradients.grads(f, inputs);
      for (int i = 0; i < grads.size(); i++) {
        assertThat(grads.get(i).shape()).isEqualTo(sample.shapes().get(i));
        float[] grad = grads.get(i).data();
        for (int j = 0; j < grad.length; j++) {
          float held = values.get(i)[j];
          values.get(i)[j] = (float) (held + STEP);
          double above = f.apply(tensors(sample.shapes(), values)).item();
          values.get(i)[j] = (float) (held - STEP);
          double below = f.apply(tensors(sample.shapes(), values)).item();
          values.get(i)[j] = held;
          double numeric = (above - below) / (2 * STEP);
          double size = Math.max(Math.abs(above) * 1e-7 / STEP, 1e-3 * Math.abs(numeric));
          double curve = 0.02 * Math.max(1, Math.abs(numeric));
          assertThat((double) grad[j])
              .as("input %d, value %d", i, j)
              .isCloseTo(numeric, org.assertj.core.data.Offset.offset(size * 8 + curve));
        }
      }
    }
  }

  /**
   * Evenly over the domain in random order: no two so close that a step changes which is larger.
   */
  private static float[] spread(int count, Domain domain, SplittableRandom random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order, java.util.Random.from(random));
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) domain.at((order.get(i) + 0.35 + 0.3 * random.nextDouble()) / count);
    }
    return values;
  }

  private static List<Tensor> tensors(List<Shape> shapes, List<float[]> values) {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      tensors.add(Tensors.tensor(values.get(i), shapes.get(i).toArray()));
    }
    return tensors;
  }
}
