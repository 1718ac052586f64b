package dev.tensorcord.sandbox.script;

import java.util.Arrays;
import java.util.function.Function;
import org.graalvm.polyglot.Value;

/**
 * A script's function for the library: takes one argument, or an array of all, and gives what the
 * function gave.
 */
final class ScriptFunction implements Function<Object, Object> {
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

  /** The function itself. */
  Value value() {
    return function;
  }
}
