package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;

/** {@link MatMul}, a bias and an activation: what a dense layer is. */
public final class FusedMatMul {
  static final Operation OP =
      Operation.of(
              "fused.matMul",
              "{a, b, transposeA: flag = false, transposeB: flag = false, bias?: tensor, "
                  + "activation: text = linear, preluActivationWeights?: tensor, "
                  + "leakyreluAlpha: number = 0.2}")
          .does(call -> Scope.tidy(() -> apply(call)))
          .sample(
              "sigmoid",
              x -> (Tensor) FusedMatMul.OP.call(x[0], x[1], false, false, x[2], "sigmoid"),
              Shape.of(2, 3),
              Shape.of(3, 2),
              Shape.of(2))
          .doc(
              "matMul, then a bias and an activation: what a dense layer is.",
              "tf.fused.matMul({a: [[1, 2]], b: [[3], [4]], bias: [-20], activation: 'relu'}).print()");

  private FusedMatMul() {}

  private static Tensor apply(Call call) {
    Tensor y =
        MatMul.apply(
            call.tensor("a"), call.tensor("b"), call.flag("transposeA"), call.flag("transposeB"));
    Tensor sum = call.has("bias") ? biased(y, call.tensor("bias")) : y;
    return FusedSettings.activate(call, sum, () -> weights(call));
  }

  private static Tensor biased(Tensor y, Tensor bias) {
    if (!Broadcast.shape("fused.matMul", y.shape(), bias.shape()).equals(y.shape())) {
      throw Fault.of(
          "fused.matMul: a bias of shape %s does not fit the product's shape %s."
              .formatted(bias.shape(), y.shape()),
          "Give one number for each column: [%d].".formatted(y.shape().dim(y.rank() - 1)));
    }
    return y.add(bias);
  }

  private static Tensor weights(Call call) {
    if (!call.has("preluActivationWeights")) {
      throw Fault.of(
          "fused.matMul: the activation 'prelu' needs weights, and there are none.",
          "Give preluActivationWeights: one number, or one for each column.");
    }
    return call.tensor("preluActivationWeights");
  }
}
