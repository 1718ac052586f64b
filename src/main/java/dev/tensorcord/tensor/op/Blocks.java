package dev.tensorcord.tensor.op;

import static java.util.stream.Collectors.joining;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Blocks of neighbouring elements moved to the batch or to the channels, and back: reshapes around
 * one transposition (as in dilated convolution, Yu and Koltun 2016, and sub-pixel convolution, Shi
 * et al. 2016).
 */
public final class Blocks {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("spaceToBatchND", "x, blockShape: ints, paddings: object")
              .does(call -> {
                int[] block = call.ints("blockShape");
                return spaceToBatch(call.tensor("x"), block, pairs(call, "paddings", block.length));
              })
              .sample(
                  "",
                  x -> spaceToBatch(x[0], new int[] {2, 2}, new int[][] {{0, 0}, {1, 0}}),
                  Shape.of(1, 2, 3, 1))
              .doc(
                  "Blocks of the axes after the first, each element of a block to an image of its"
                      + " own in the batch.",
                  "tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]).spaceToBatchND([2, 2], [[0, 0], [0,"
                      + " 0]]).print()"),
          Operation.of("batchToSpaceND", "x, blockShape: ints, crops: object")
              .does(call -> {
                int[] block = call.ints("blockShape");
                return batchToSpace(call.tensor("x"), block, pairs(call, "crops", block.length));
              })
              .sample(
                  "",
                  x -> batchToSpace(x[0], new int[] {2, 2}, new int[][] {{0, 1}, {0, 0}}),
                  Shape.of(4, 1, 2, 1))
              .doc(
                  "Images of the batch woven into one, the inverse of spaceToBatchND.",
                  "tf.tensor4d([1, 2, 3, 4], [4, 1, 1, 1]).batchToSpaceND([2, 2], [[0, 0], [0,"
                      + " 0]]).print()"),
          Operation.of("depthToSpace", "x: float32, blockSize: whole, dataFormat: text = NHWC")
              .does(call ->
                  depthToSpace(call.tensor("x"), call.whole("blockSize"), call.text("dataFormat")))
              .sample("", x -> depthToSpace(x[0], 2, "NHWC"), Shape.of(1, 1, 2, 8))
              .doc(
                  "Channels spread out into blocks of pixels.",
                  "tf.tensor4d([1, 2, 3, 4], [1, 1, 1, 4]).depthToSpace(2).print()"));

  private Blocks() {}

  /**
   * Moves blocks to the batch.
   *
   * @param block the sizes of a block along the axes after the first
   * @param around zeros before and after along these
   * @throws Fault if the blocks do not fill the padded axes
   */
  public static Tensor spaceToBatch(Tensor x, int[] block, int[][] around) {
    check("spaceToBatchND", x, block);
    int[][] all = new int[x.rank()][];
    Arrays.fill(all, new int[] {0, 0});
    System.arraycopy(around, 0, all, 1, around.length);
    Shape padded = Shape.of(sizes(x.shape(), all));
    List<Integer> split = new ArrayList<>(List.of(x.shape().dim(0)));
    List<Integer> within = new ArrayList<>();
    List<Integer> rest = new ArrayList<>(List.of(0));
    int[] result = padded.toArray();
    for (int axis = 1; axis < padded.rank(); axis++) {
      int size = padded.dim(axis);
      if (axis > block.length) {
        rest.add(split.size());
        split.add(size);
        continue;
      }
      int step = block[axis - 1];
      if (size % step != 0) {
        throw Fault.of(
            "spaceToBatchND: axis %d has %d elements with its paddings, which blocks of %d do not"
                    .formatted(axis, size, step)
                + " fill.",
            "Choose paddings so that each axis is a multiple of its block.");
      }
      rest.add(split.size());
      split.add(size / step);
      within.add(split.size());
      split.add(step);
      result[0] *= step;
      result[axis] /= step;
    }
    within.addAll(rest);
    Tensor whole = padded.equals(x.shape()) ? x : Pad.apply(x, all, 0);
    return whole.reshape(ints(split)).transpose(ints(within)).reshape(result);
  }

  private static int[] sizes(Shape shape, int[][] around) {
    int[] sizes = shape.toArray();
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] += around[axis][0] + around[axis][1];
    }
    return sizes;
  }

  /**
   * Weaves the batch into blocks.
   *
   * @param crops how much to cut off before and after along the axes after the first
   * @throws Fault if the batch does not fill the blocks, or less is there than to cut off
   */
  public static Tensor batchToSpace(Tensor x, int[] block, int[][] crops) {
    check("batchToSpaceND", x, block);
    int count = Arrays.stream(block).reduce(1, (a, b) -> a * b);
    if (x.shape().dim(0) % count != 0) {
      String sizes = Arrays.stream(block).mapToObj(String::valueOf).collect(joining(" * "));
      throw Fault.of(
          "input tensor batch is %d but is not divisible by the product of the elements of blockShape %s === %d"
              .formatted(x.shape().dim(0), sizes, count),
          "Each image of the result takes %d of the batch.".formatted(count));
    }
    int n = block.length;
    List<Integer> split = new ArrayList<>(Arrays.stream(block).boxed().toList());
    split.add(x.shape().dim(0) / count);
    List<Integer> order = new ArrayList<>(List.of(n));
    int[] result = x.shape().toArray();
    result[0] /= count;
    int[] begin = new int[x.rank()];
    for (int axis = 1; axis < x.rank(); axis++) {
      order.add(split.size());
      split.add(x.shape().dim(axis));
      if (axis <= n) {
        order.add(axis - 1);
        result[axis] *= block[axis - 1];
        begin[axis] = crops[axis - 1][0];
      }
    }
    int[] size = result.clone();
    for (int axis = 1; axis <= n; axis++) {
      size[axis] -= crops[axis - 1][0] + crops[axis - 1][1];
      if (size[axis] < 0) {
        throw Fault.of(
            "batchToSpaceND: more is cut off axis %d than its %d elements."
                .formatted(axis, result[axis]),
            "Use smaller crops.");
      }
    }
    Tensor woven = x.reshape(ints(split)).transpose(ints(order)).reshape(result);
    return Arrays.equals(size, result) ? woven : Slice.apply(woven, begin, size);
  }

  /**
   * Spreads channels out.
   *
   * @param x float32, [batch, height, width, channels]
   * @param size the height and width of a block
   * @throws Fault if the channels do not fill the blocks
   */
  public static Tensor depthToSpace(Tensor x, int size, String format) {
    if (size < 2) {
      throw Fault.of(
          "blockSize should be > 1 for depthToSpace, but was: " + size, "Use 2 or more.");
    }
    if (x.rank() != 4 || !format.equals("NHWC")) {
      throw Fault.of(
          "depthToSpace: images [batch, height, width, channels] in the format NHWC are needed, not"
              + " %s in %s.".formatted(x.shape(), format),
          "Reshape or transpose them first.");
    }
    if (x.shape().dim(3) % (size * size) != 0) {
      throw Fault.of(
          "Dimension size must be evenly divisible by %d but is %d for depthToSpace with input shape %s"
              .formatted(size * size, x.shape().dim(3), Axes.sizes(x.shape())),
          "The channels of %d pixels lie one after the other.".formatted(size * size));
    }
    Shape s = x.shape();
    int depth = s.dim(3) / (size * size);
    return x.reshape(s.dim(0), s.dim(1), s.dim(2), size, size, depth)
        .transpose(0, 1, 3, 2, 4, 5)
        .reshape(s.dim(0), s.dim(1) * size, s.dim(2) * size, depth);
  }

  /** What is wrong is said in TensorFlow.js's words, which scripts may look for. */
  private static int[][] pairs(Call call, String name, int axes) {
    int rank = call.tensor("x").rank();
    int given = call.get(name) instanceof List<?> list ? list.size() : 0;
    boolean crops = name.equals("crops");
    if (rank < 1 + axes) {
      throw Fault.of(
          (crops
                  ? "input rank is %d but should be > than blockShape.length %d"
                  : "input rank %d should be > than [blockShape] %d")
              .formatted(rank, axes),
          "The first axis is the batch; give a size for each of the others, or for some.");
    }
    if (given != axes) {
      throw Fault.of(
          (crops
                  ? "crops.length is %d but should be equal to blockShape.length  %d"
                  : "paddings.shape[0] %d must be equal to [blockShape] %d")
              .formatted(given, axes),
          "Give a pair [before, after] for each size of the block.");
    }
    return Pad.widths(call.op(), call.get(name), axes);
  }

  private static void check(String op, Tensor x, int[] block) {
    if (x.rank() < 1 + block.length || Arrays.stream(block).anyMatch(size -> size < 1)) {
      throw Fault.of(
          "%s: blocks of %s do not fit %s."
              .formatted(op, Arrays.toString(block).replace(" ", ""), x.shape()),
          "Give one size from 1 for each axis after the first, or for some of them.");
    }
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
