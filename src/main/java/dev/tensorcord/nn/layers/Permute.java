package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** The axes of each example in another order; the first is axis 1. */
final class Permute extends Layer {
  private final int[] dims;
  private final int[] order;

  Permute(Settings settings) {
    super("Permute", settings);
    settings.needed("dims", "[2, 1]");
    dims = settings.wholes("dims", 1);
    int[] sorted = Arrays.stream(dims).sorted().toArray();
    if (!Arrays.equals(sorted, IntStream.rangeClosed(1, dims.length).toArray())) {
      throw Fault.of(
          "Permute: dims cannot be %s.".formatted(Arrays.toString(dims)),
          "Give each axis from 1 on once, such as [2, 1].");
    }
    order = IntStream.concat(IntStream.of(0), Arrays.stream(dims)).toArray();
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    needAxes(shape, order.length, "examples with %d axes".formatted(dims.length));
    return BatchShape.of(Arrays.stream(order).map(shape::dim).toArray());
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    return x.transpose(order);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("dims", Arrays.stream(dims).boxed().toList());
  }
}
