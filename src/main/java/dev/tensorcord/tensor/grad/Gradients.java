package dev.tensorcord.tensor.grad;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Gradients of functions of tensors, under TensorFlow.js's names. Gradients are made of ops
 * themselves: the gradient of a gradient works.
 */
public final class Gradients {
  private static final String WAY_OUT =
      "Use the tensor inside the function, with ops that have a gradient.";

  private Gradients() {}

  /** A value and the gradients with respect to each input. */
  public record ValueAndGrads(Tensor value, List<Tensor> grads) {}

  /** A value and the gradients with respect to each variable that it depends on, by name. */
  public record VariableGrads(Tensor value, Map<String, Tensor> grads) {}

  /**
   * The gradient of f as a function; where f gives several values, that of their sum.
   *
   * <p>{@code tf.grad(x => x.square())(tf.scalar(3)).print()}
   *
   * @throws Fault when the gradient is asked for, if f's result does not depend on its argument
   */
  public static UnaryOperator<Tensor> grad(UnaryOperator<Tensor> f) {
    return x -> {
      ValueAndGrads both = valueAndGrads(inputs -> f.apply(inputs.getFirst()), List.of(x), null);
      both.value().dispose();
      return both.grads().getFirst();
    };
  }

  /** The gradients of f with respect to each of its arguments. */
  public static List<Tensor> grads(Function<List<Tensor>, Tensor> f, List<Tensor> inputs) {
    ValueAndGrads both = valueAndGrads(f, inputs, null);
    both.value().dispose();
    return both.grads();
  }

  /**
   * The value of f and its gradients with respect to each of its arguments.
   *
   * @param dy what the result's values count for, of its shape; null for 1 each
   * @throws Fault if the result does not depend on an argument
   */
  public static ValueAndGrads valueAndGrads(
      Function<List<Tensor>, Tensor> f, List<Tensor> inputs, Tensor dy) {
    ValueAndPartials both;
    try (Scope scope = Scope.open()) {
      both = run(() -> f.apply(inputs), inputs, dy, false);
      scope.handOut(both.value());
      scope.handOut(both.partials());
    }
    for (int i = 0; i < both.partials().length; i++) {
      if (both.partials()[i] == null) {
        throw Fault.of(
            "grad: the result does not depend on argument %d of shape %s."
                .formatted(i, inputs.get(i).shape()),
            WAY_OUT);
      }
    }
    return new ValueAndGrads(both.value(), List.of(both.partials()));
  }

  /** The value of {@code f}, one number, and its gradients for all trainable variables. */
  public static VariableGrads variableGrads(Supplier<Tensor> f) {
    return variableGrads(f, Session.current().trainable());
  }

  /**
   * The value of {@code f}, one number, and its gradients with respect to variables.
   *
   * @throws Fault if the value is no single float, or depends on none of the variables
   */
  public static VariableGrads variableGrads(Supplier<Tensor> f, List<Variable> variables) {
    ValueAndPartials both = partials(f, variables);
    Map<String, Tensor> grads = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      if (both.partials()[i] != null) {
        grads.put(variables.get(i).name(), both.partials()[i]);
      }
    }
    return new VariableGrads(both.value(), grads);
  }

  /**
   * The same for those who need no names.
   *
   * @param partials one for each variable; null where the value does not depend on it
   */
  public record ValueAndPartials(Tensor value, Tensor[] partials) {}

  /** As {@link #variableGrads}, the gradients in the order of the variables. */
  public static ValueAndPartials partials(Supplier<Tensor> f, List<Variable> variables) {
    if (variables.isEmpty()) {
      throw Fault.of(
          "variableGrads: there is no trainable variable to differentiate by.",
          "Make one with tf.variable(…) first.");
    }
    ValueAndPartials both;
    try (Scope scope = Scope.open()) {
      both = run(f, variables, null, true);
      scope.handOut(both.value());
      scope.handOut(both.partials());
    }
    for (Tensor partial : both.partials()) {
      if (partial != null) {
        return both;
      }
    }
    throw Fault.of(
        "variableGrads: the value does not depend on any of the %d variables."
            .formatted(variables.size()),
        WAY_OUT);
  }

  /** What a custom function gives: its value, and from dy the gradients of all inputs. */
  public record Custom(Tensor value, Function<Tensor, List<Tensor>> gradient) {}

  /**
   * A function with a gradient of the caller's own; how it computes its value is not looked into.
   */
  public static Function<List<Tensor>, Tensor> customGrad(Function<List<Tensor>, Custom> f) {
    return inputs -> {
      Tape tape = Session.current().tape();
      Custom custom;
      tape.pause();
      try {
        custom = f.apply(inputs);
      } finally {
        tape.resume();
      }
      Tensor value = custom.value().copy();
      Partials partials = (input, dy, x, y) -> chosen(custom.gradient().apply(dy), x, input);
      Tape.record(partials, value, inputs.toArray(Tensor[]::new));
      return value;
    };
  }

  private static Tensor chosen(List<Tensor> gradients, Tensor[] x, int input) {
    if (gradients.size() != x.length) {
      throw Fault.of(
          "customGrad: the gradient function gave %d gradients for %d inputs."
              .formatted(gradients.size(), x.length),
          "Return one gradient for each input, in order.");
    }
    Tensor gradient = gradients.get(input);
    if (!gradient.shape().equals(x[input].shape())) {
      throw Fault.of(
          "customGrad: gradient %d has shape %s, its input %s."
              .formatted(input, gradient.shape(), x[input].shape()),
          "A gradient has the shape of its input.");
    }
    return gradient;
  }

  private static ValueAndPartials run(
      Supplier<Tensor> f, List<? extends Tensor> inputs, Tensor dy, boolean single) {
    Tape tape = Session.current().tape();
    int[] wanted = new int[inputs.size()];
    int result;
    Tensor value;
    Tape.Recording recording;
    tape.start();
    try {
      for (int i = 0; i < wanted.length; i++) {
        tape.watch(inputs.get(i));
        wanted[i] = tape.slot(inputs.get(i));
      }
      value = f.get();
      result = tape.slot(value);
    } finally {
      recording = tape.stop();
    }
    try {
      if (single && value.rank() != 0) {
        throw Fault.of(
            "variableGrads: the function must give one number, not a tensor of shape %s."
                .formatted(value.shape()),
            "Take the mean or the sum of it.");
      }
      Tensor seed = dy == null ? Tensors.ones(value.shape()) : dy;
      if (seed.dtype() != DType.FLOAT32) {
        throw Fault.of(
            "grad: dy must be float32, not %s.".formatted(seed.dtype()),
            "Cast it first: cast('float32').");
      }
      if (!seed.shape().equals(value.shape())) {
        throw Fault.of(
            "grad: dy has shape %s, the result %s.".formatted(seed.shape(), value.shape()),
            "Give dy the shape of the result.");
      }
      return new ValueAndPartials(value, Backward.of(recording, result, seed, wanted));
    } finally {
      tape.done(recording);
    }
  }
}
