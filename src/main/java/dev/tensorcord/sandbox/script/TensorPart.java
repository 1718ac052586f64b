package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorBuffer;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Creation;
import dev.tensorcord.tensor.op.Op;
import dev.tensorcord.tensor.op.OpTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graalvm.polyglot.Value;

/** The ops of the table, and what single tensors are asked for. */
final class TensorPart {
  private final World world;

  TensorPart(World world) {
    this.world = world;
  }

  void addTo(Natives natives) {
    natives
        .add("opNames", _ -> world.values().out(names()))
        .add("op", this::op)
        .add("info", given -> info(held(given[0])))
        .add("data", given -> world.values().out(held(given[0]).array()))
        .add("text", given -> held(given[0]).toString(given[1].asBoolean()))
        .add(
            "dispose",
            given -> {
              held(given[0]).dispose();
              return null;
            })
        .add("isDisposed", given -> held(given[0]).isDisposed())
        .add(
            "keep",
            given -> {
              Tensor tensor = held(given[0]);
              tensor.keep();
              return null;
            })
        .add("shape", given -> world.values().out(sizes(given[0])))
        .add("variable", given -> world.values().out(variable(given)))
        .add(
            "assign",
            given -> {
              ((Variable) held(given[0])).assign(held(given[1]));
              return null;
            })
        .add(
            "encode",
            given -> world.values().out(given[0].asString().getBytes(StandardCharsets.UTF_8)))
        .add(
            "decode",
            given -> new String((byte[]) world.values().in(given[0]), StandardCharsets.UTF_8));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    OpTable.all().forEach(op -> names.add(op.name()));
    names.addAll(OpTable.aliases().keySet());
    return names;
  }

  /** An op by its name, with arguments of any kind. */
  private Object op(Value... given) {
    Op op = OpTable.get(given[0].asString());
    Object[] arguments = new Object[given.length - 1];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = world.values().in(given[i + 1]);
    }
    Object result = call(op, arguments);
    world.noteMemory();
    return world.values().out(result);
  }

  /** What an op gives, in a form that can be handed to a script. */
  static Object call(Op op, Object... arguments) {
    Object result = own(op.call(arguments), arguments);
    return result instanceof TensorBuffer buffer ? buffer.values() : result;
  }

  /**
   * The result, as a tensor of its own where it is an argument itself: each is disposed of once.
   */
  private static Object own(Object result, Object... arguments) {
    for (Object each : arguments) {
      if (result == each && result instanceof Tensor tensor) {
        return Creation.clone(tensor);
      }
    }
    return result;
  }

  /** The sizes of the axes, then the type. */
  private Object info(Tensor tensor) {
    List<Object> all = new ArrayList<>(tensor.shape().dims());
    all.add(tensor.dtype().toString());
    return world.values().out(all);
  }

  private Shape sizes(Value given) {
    Object value = world.values().in(given);
    if (value instanceof List<?> list) {
      return list.stream().allMatch(TensorPart::isSize)
          ? Shape.of(list.stream().mapToInt(size -> ((Double) size).intValue()).toArray())
          : wrong(list);
    }
    throw Fault.of("A shape is a list of sizes.", "Write for example [2, 3].");
  }

  private static boolean isSize(Object value) {
    return value instanceof Double size && size >= 0 && size == size.intValue();
  }

  private static Shape wrong(List<?> list) {
    throw Fault.of(
        "Tensor must have a shape comprised of positive integers but got shape %s."
            .formatted(list.toString().replace(" ", "").replaceAll("\\.0\\b", "")),
        "Give every axis a whole size of 0 or more.");
  }

  private static Variable variable(Value... given) {
    Tensor initial = held(given[0]);
    boolean typed = !given[3].isNull();
    DType dtype = typed ? DType.valueOf(given[3].asString().toUpperCase(Locale.ROOT)) : null;
    Tensor values = dtype == null || dtype == initial.dtype() ? initial : initial.cast(dtype);
    String name = given[2].isNull() ? null : given[2].asString();
    Variable variable = Variable.of(values, name, given[1].asBoolean());
    if (values != initial) {
      values.dispose();
    }
    return variable;
  }

  /** The tensor that a script of ours holds. */
  static Tensor held(Value value) {
    if (value.isHostObject() && value.asHostObject() instanceof Tensor tensor) {
      return tensor;
    }
    throw Fault.of("A tensor is needed here.", "Make one with tf.tensor(…).");
  }
}
