package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tensor cut along an axis into tensors of the same rank. */
public final class Split {
  static final Operation OP =
      Operation.of("split", "x, numOrSizeSplits: object, axis: whole = 0")
          .does(Split::read)
          .sample("sizes", x -> apply(x[0], new int[] {1, 2}, 0).get(1), Shape.of(3, 2))
          .sample("parts", x -> apply(x[0], 2, 1).get(0), Shape.of(2, 4))
          .doc(
              "Cut along an axis into so many equal parts, or into parts of these sizes.",
              "tf.split(tf.tensor1d([1, 2, 3, 4]), [1, 3]).forEach(part => part.print())");

  private Split() {}

  private static List<Tensor> read(Call call) {
    Tensor x = call.tensor("x");
    Object given = call.get("numOrSizeSplits");
    return given instanceof Number
        ? apply(x, (int) Kind.WHOLE.read("split", "numOrSizeSplits", given), call.whole("axis"))
        : apply(x, (int[]) Kind.INTS.read("split", "numOrSizeSplits", given), call.whole("axis"));
  }

  /**
   * Cuts into equal parts.
   *
   * @throws Fault if the axis cannot be cut into so many
   */
  public static List<Tensor> apply(Tensor x, int parts, int axis) {
    int along = Axes.one("split", x.shape(), axis);
    int length = x.shape().dim(along);
    if (parts < 1 || length % parts != 0) {
      throw Fault.of(
          "split: an axis of %d cannot be cut into %d equal parts.".formatted(length, parts),
          "Give a number that divides %d, or a list of sizes.".formatted(length));
    }
    int[] sizes = new int[parts];
    Arrays.fill(sizes, length / parts);
    return apply(x, sizes, along);
  }

  /**
   * Cuts into parts of these sizes.
   *
   * @param sizes one may be -1, for what is left
   * @throws Fault if they do not fill the axis
   */
  public static List<Tensor> apply(Tensor x, int[] sizes, int axis) {
    int along = Axes.one("split", x.shape(), axis);
    int length = x.shape().dim(along);
    int[] filled = sizes.clone();
    long open = Arrays.stream(sizes).filter(size -> size == -1).count();
    int known = Arrays.stream(sizes).filter(size -> size > 0).sum();
    for (int i = 0; open == 1 && i < filled.length; i++) {
      filled[i] = filled[i] == -1 ? length - known : filled[i];
    }
    boolean fits = open <= 1 && Arrays.stream(filled).allMatch(size -> size >= 0);
    if (!fits || Arrays.stream(filled).sum() != length) {
      throw Fault.of(
          "split: parts of %s do not fill an axis of %d."
              .formatted(Arrays.toString(sizes).replace(" ", ""), length),
          "The sizes add up to %d; one of them may be -1, for what is left.".formatted(length));
    }
    List<Tensor> parts = new ArrayList<>();
    int[] begin = new int[x.rank()];
    for (int size : filled) {
      parts.add(Slice.apply(x, begin, x.shape().with(along, size).toArray()));
      begin[along] += size;
    }
    return List.copyOf(parts);
  }
}
