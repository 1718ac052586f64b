package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Lstm;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.graalvm.polyglot.Value;

/**
 * A script's function for the library: takes one argument, or an array of all, and gives what the
 * function gave.
 */
final class ScriptFunction implements Function<Object, Object>, Lstm.Cell {
  private final Values values;
  private final Value function;

  ScriptFunction(Values values, Value function) {
    this.values = values;
    this.function = function;
  }

  @Override
  public Object apply(Object given) {
    Object[] all = given instanceof Object[] several ? several : new Object[] {given};
    return values.in(function.execute(Arrays.stream(all).map(values::out).toArray()));
  }

  @Override
  public List<Tensor> step(Tensor data, Tensor c, Tensor h) {
    Object given = apply(new Object[] {data, c, h});
    if (given instanceof List<?> both
        && both.size() == 2
        && both.get(0) instanceof Tensor state
        && both.get(1) instanceof Tensor output) {
      return List.of(state, output);
    }
    throw Fault.of(
        "A cell's function did not give its next state and output.",
        "Return what tf.basicLSTMCell gives.");
  }

  /** Its name; {@code metric} where it has none. */
  String name() {
    Value name = function.getMember("name");
    boolean named = name != null && name.isString() && !name.asString().isEmpty();
    return named ? name.asString() : "metric";
  }
}
