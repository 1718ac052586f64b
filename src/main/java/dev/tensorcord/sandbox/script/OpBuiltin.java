package dev.tensorcord.sandbox.script;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import dev.tensorcord.tensor.op.Op;

/**
 * An op of the table, as a function or as a method of its first argument. Tensors, numbers and the
 * like are taken here; lists, functions and all else go the long way, through the scripts.
 *
 * @param name under which the table knows the op
 * @param method whether what stands before the dot is its first argument
 */
record OpBuiltin(TruffleString name, Op op, boolean method) implements Builtin.Answer {
  private static final Object OTHER = new Object();

  @Override
  public Object to(Builtins world, Object[] all) {
    int own = method ? 1 : 0;
    Object[] given = new Object[JSArguments.getUserArgumentCount(all) + own];
    for (int i = 0; i < given.length; i++) {
      given[i] = plain(argument(all, i - own));
      if (given[i] == OTHER) {
        return longWay(world, all, given.length, own);
      }
    }
    return world.result(TensorPart.call(op, given));
  }

  private Object longWay(Builtins world, Object[] all, int count, int own) {
    Object[] given = new Object[count + 1];
    given[0] = name;
    for (int i = 0; i < count; i++) {
      given[i + 1] = argument(all, i - own);
    }
    return world.anyOp(given);
  }

  private static Object argument(Object[] all, int index) {
    return index < 0 ? JSArguments.getThisObject(all) : JSArguments.getUserArgument(all, index);
  }

  /** The library's form of a value that has one without a question to the script. */
  private static Object plain(Object value) {
    return switch (value) {
      case HeldObject object when object.thing() != null -> object.thing();
      case Integer number -> number.doubleValue();
      case Double number -> number;
      case Boolean flag -> flag;
      case TruffleString text -> text.toJavaStringUncached();
      default -> value == Undefined.instance || value == Null.instance ? null : OTHER;
    };
  }
}
