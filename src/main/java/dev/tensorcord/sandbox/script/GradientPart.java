package dev.tensorcord.sandbox.script;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.grad.Gradients;
import dev.tensorcord.tensor.grad.Gradients.ValueAndGrads;
import dev.tensorcord.tensor.grad.Gradients.VariableGrads;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;

/** Gradients of a script's functions. */
final class GradientPart {
  private final World world;
  private int running;

  GradientPart(World world) {
    this.world = world;
  }

  void addTo(Natives natives) {
    natives
        .add(
            "valueAndGrads",
            given -> {
              List<Tensor> inputs = world.values().tensors(given[1]);
              Tensor dy = given[2].isNull() ? null : TensorPart.held(given[2]);
              ValueAndGrads both =
                  Gradients.valueAndGrads(_ -> taped(function(given[0])).get(), inputs, dy);
              world.noteMemory();
              return world.values().out(List.of(both.value(), both.grads()));
            })
        .add(
            "variableGrads",
            given -> {
              Supplier<Tensor> f = taped(function(given[0]));
              VariableGrads both = Gradients.variableGrads(f, variables(given[1]));
              world.noteMemory();
              return world.values().out(List.of(both.value(), both.grads()));
            })
        .add(
            "customGrad",
            given -> {
              Function<List<Tensor>, Tensor> custom =
                  Gradients.customGrad(inputs -> custom(given[0], inputs));
              return natives.guarded(inputs ->
                  world
                      .values()
                      .out(
                          custom.apply(
                              java.util.Arrays.stream(inputs).map(TensorPart::held).toList())));
            })
        .add("isTapeOn", _ -> running > 0);
  }

  /** A script's function that gives a tensor. */
  static Supplier<Tensor> function(Value function) {
    return () -> TensorPart.held(function.execute());
  }

  /** The same, known to be recorded while it runs. */
  Supplier<Tensor> taped(Supplier<Tensor> function) {
    return () -> {
      running++;
      try {
        return function.get();
      } finally {
        running--;
      }
    };
  }

  private Gradients.Custom custom(Value function, List<Tensor> inputs) {
    Values values = world.values();
    Value both = function.execute(inputs.stream().map(values::out).toArray());
    Tensor value = TensorPart.held(both.getArrayElement(0));
    Value gradient = both.getArrayElement(1);
    return new Gradients.Custom(value, dy -> values.tensors(gradient.execute(values.out(dy))));
  }

  List<Variable> variables(Value list) {
    return world.values().tensors(list).stream().map(Variable.class::cast).toList();
  }
}
