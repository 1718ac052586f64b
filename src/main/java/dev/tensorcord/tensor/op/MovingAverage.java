package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;

/** An average that forgets: v moves towards each x by a share. */
public final class MovingAverage {
  static final Operation OP =
      Operation.of("movingAverage", "v, x, decay, step?, zeroDebias: flag = true")
          .does(call ->
              apply(
                  call.tensor("v"),
                  call.tensor("x"),
                  call.tensor("decay"),
                  call.tensor("step"),
                  call.flag("zeroDebias")))
          .sample(
              "",
              x -> apply(x[0], x[1], Tensors.scalar(0.8), Tensors.scalar(2), true),
              Shape.of(3),
              Shape.of(3))
          .doc(
              "v moved towards x by the share 1 - decay; with zeroDebias by more in the first steps,"
                  + " so that a start at 0 does not count.",
              "tf.movingAverage(tf.scalar(0), tf.scalar(10), 0.9, 1).print()");

  private MovingAverage() {}

  /**
   * One step: {@code v + (x - v) · (1 - decay)}, the last divided by {@code 1 - decay^step} with
   * zeroDebias (Kingma and Ba 2014, section 3).
   *
   * @param step how many steps were made with this one; null only without zeroDebias
   * @throws Fault if v and x differ in shape or type, or the step is missing
   */
  public static Tensor apply(Tensor v, Tensor x, Tensor decay, Tensor step, boolean zeroDebias) {
    if (v.dtype() != x.dtype() || !v.shape().equals(x.shape())) {
      throw Fault.of(
          "movingAverage: v is %s %s, x is %s %s."
              .formatted(v.dtype(), v.shape(), x.dtype(), x.shape()),
          "Give both the same shape and type.");
    }
    if (zeroDebias && step == null) {
      throw Fault.of(
          "movingAverage: with zeroDebias, the number of the step is needed.",
          "Give the step, 1 for the first, or false for zeroDebias.");
    }
    Tensor one = Tensors.scalar(1);
    Tensor way = x.sub(v).mul(one.sub(decay));
    return v.add(zeroDebias ? way.div(one.sub(decay.pow(step))) : way);
  }
}
