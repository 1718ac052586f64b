package dev.tensorcord.sandbox.script;

import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import dev.tensorcord.fault.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * All that scripts of ours can call in Java, by name. What goes wrong in it reaches the script as
 * an error that it can catch, with the same words.
 */
final class Natives {
  private final Map<String, Object> byName = new LinkedHashMap<>();
  private final Supplier<Values> values;

  Natives(Supplier<Values> values) {
    this.values = values;
  }

  /** One more. */
  Natives add(String name, Native call) {
    byName.put(name, guarded(call));
    return this;
  }

  /** One that is a function of the engine's already. */
  Natives add(String name, JSFunctionObject function) {
    byName.put(name, function);
    return this;
  }

  /** The object that scripts of ours find them in. */
  ProxyObject toScript() {
    return ProxyObject.fromMap(byName);
  }

  /** The same, with faults thrown as a script's errors. */
  ProxyExecutable guarded(Native call) {
    return given -> {
      try {
        return call.call(given);
      } catch (Fault fault) {
        throw values.get().thrown(fault.getMessage(), fault.remedy());
      } catch (PolyglotException thrown) {
        throw thrown;
      } catch (RuntimeException broken) {
        throw values.get().thrown(words(broken), "");
      }
    };
  }

  /** What is no fault that we know is told in few words; Java's own would say nothing here. */
  static String words(RuntimeException broken) {
    return switch (broken) {
      case ArithmeticException _, NegativeArraySizeException _ ->
          "The numbers here are too large to compute with.";
      case IllegalStateException state when state.getMessage() != null -> state.getMessage();
      case IllegalArgumentException argument when argument.getMessage() != null ->
          argument.getMessage();
      default -> "This cannot be computed with what was given.";
    };
  }
}
