package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Tape;
import java.util.Arrays;

/**
 * A border that mirrors what it surrounds. Its gradient passes the border by, as TensorFlow.js has
 * it: what reaches the border does not count.
 */
public final class MirrorPad {
  static final Operation OP =
      Operation.of("mirrorPad", "x, paddings: object, mode: text")
          .does(call -> read(call))
          .doc(
              "A border that mirrors the values, with the outermost ones twice ('symmetric') or"
                  + " once ('reflect').",
              "tf.tensor1d([1, 2, 3]).mirrorPad([[2, 1]], 'reflect').print()");

  private MirrorPad() {}

  private static Tensor read(Call call) {
    Tensor x = call.tensor("x");
    if (x.rank() == 0) {
      throw Fault.of(
          "mirrorPad: a single number has no sides.", "Give it a tensor of at least one axis.");
    }
    int[][] around = Pad.widths("mirrorPad", call.get("paddings"), x.rank());
    return apply(x, around, call.text("mode"));
  }

  /**
   * Surrounds a tensor.
   *
   * @param around how much before and after, for each axis
   * @param mode {@code "symmetric"} repeats the outermost values, {@code "reflect"} does not
   * @throws Fault if a side is wider than what it mirrors, or there is no such mode
   */
  public static Tensor apply(Tensor x, int[][] around, String mode) {
    if (!mode.equals("reflect") && !mode.equals("symmetric")) {
      throw Fault.of(
          "mirrorPad: there is no mode '%s'.".formatted(mode), "Use 'reflect' or 'symmetric'.");
    }
    return apply(x, around, mode.equals("symmetric"));
  }

  private static Tensor apply(Tensor x, int[][] around, boolean twice) {
    Tensor y = x.copy();
    for (int axis = 0; axis < around.length; axis++) {
      int size = x.shape().dim(axis);
      int most = twice ? size : size - 1;
      int before = around[axis][0];
      int after = around[axis][1];
      if (before > most || after > most) {
        throw Fault.of(
            "mirrorPad: sides of %d and %d are wider than what they mirror along axis %d of %s."
                .formatted(before, after, axis, x.shape()),
            "Use at most %d there.".formatted(Math.max(0, most)));
      }
      if (before + after > 0) {
        Tensor places = Tensors.tensor(places(size, before, after, twice), before + size + after);
        Tensor wider = Gather.picked(y, places, axis);
        y.dispose();
        places.dispose();
        y = wider;
      }
    }
    int[] begin = Arrays.stream(around).mapToInt(pair -> pair[0]).toArray();
    Tape.record((input, dy, in, out) -> Slice.apply(dy, begin, in[0].shape().toArray()), y, x);
    return y;
  }

  private static int[] places(int size, int before, int after, boolean twice) {
    int[] places = new int[before + size + after];
    int edge = twice ? 1 : 0;
    for (int i = 0; i < places.length; i++) {
      int at = i - before;
      places[i] = at < 0 ? -at - edge : at < size ? at : 2 * (size - 1) - at + edge;
    }
    return places;
  }
}
