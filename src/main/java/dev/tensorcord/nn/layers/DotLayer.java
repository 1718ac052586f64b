package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Reductions;
import java.util.List;
import java.util.Map;

/** How alike two tensors are, example by example: sums of products along an axis of each. */
final class DotLayer extends Layer {
  private static final double TINY = 1e-7;

  private final Object given;
  private final int[] axes;
  private final boolean normalize;

  DotLayer(Settings settings) {
    super("Dot", settings);
    given = settings.needed("axes", "-1");
    int[] told = settings.wholes("axes", -3);
    if (told.length < 1 || told.length > 2) {
      throw settings.wrong("axes", given, "one axis for both, or a list of two");
    }
    axes = new int[] {told[0], told[told.length - 1]};
    normalize = settings.flag("normalize", false);
  }

  private int axis(int which, int rank) {
    return axes[which] < 0 ? axes[which] + rank : axes[which];
  }

  @Override
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    if (shapes.size() != 2) {
      throw Fault.of(
          "The layer %s joins two tensors, but %d come in.".formatted(name(), shapes.size()),
          "Apply it to a list of two: [a, b].");
    }
    int[] at = new int[2];
    for (int i = 0; i < 2; i++) {
      BatchShape shape = shapes.get(i);
      at[i] = shape.rank() == 2 || shape.rank() == 3 ? axis(i, shape.rank()) : 0;
      if (at[i] < 1 || at[i] >= shape.rank()) {
        throw mismatch(shape, "lists or tables of numbers", "Use axis 1 or 2, or -1 for the last.");
      }
    }
    BatchShape a = shapes.get(0);
    BatchShape b = shapes.get(1);
    if (a.dim(at[0]) != b.dim(at[1]) && a.knows(at[0]) && b.knows(at[1])) {
      throw Fault.of(
          "The layer %s: along axis %d of %s stand %d values, along axis %d of %s %d."
              .formatted(name(), at[0], a, a.dim(at[0]), at[1], b, b.dim(at[1])),
          "Choose axes of one size.");
    }
    BatchShape rest = b.without(at[1]);
    BatchShape result = a.without(at[0]).and(rest.part(1, rest.rank()).toArray());
    return List.of(result.rank() == 1 ? result.and(1) : result);
  }

  @Override
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    Tensor a = xs.get(0);
    Tensor b = xs.get(1);
    int[] dims =
        outputShapes(xs.stream().map(x -> BatchShape.of(x.shape())).toList()).getFirst().toArray();
    int first = axis(0, a.rank());
    int second = axis(1, b.rank());
    if (normalize) {
      a = unit(a, first);
      b = unit(b, second);
    }
    // As tables [examples, rows, k] and [examples, k, columns].
    Tensor left = a.rank() == 2 ? a.expandDims(1) : a;
    Tensor right = b.rank() == 2 ? b.expandDims(2) : b;
    boolean turnLeft = a.rank() == 3 && first == 1;
    boolean turnRight = b.rank() == 3 && second == 2;
    return List.of(left.matMul(right, turnLeft, turnRight).reshape(dims));
  }

  private static Tensor unit(Tensor x, int axis) {
    return x.div(Reductions.SUM.apply(x.square(), true, axis).maximum(TINY).sqrt());
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("axes", given);
    settings.put("normalize", normalize);
  }
}
