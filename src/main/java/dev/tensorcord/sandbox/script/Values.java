package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.Model;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.SymbolicTensor;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/**
 * Values on their way between a script and the library. Tensors and models stay what they are: the
 * script holds an object around them. Typed arrays are moved in bulk. Belongs to the world's
 * thread.
 */
final class Values {
  /** Lists within lists are followed so far: no tensor has more axes, and no object is endless. */
  private static final int DEEPEST = 32;

  /** A longer list of single values is more than a tensor may hold. */
  private static final long LONGEST = 32_000_000;

  private final Context context;
  private final Value lib;
  private final Value held;
  private final Value wrap;
  private final Value list;
  private final Value object;
  private final Value typed;
  private final Value error;

  /** The script's objects for layers and what is between them: always the same for each. */
  private final Map<Object, Value> known = new IdentityHashMap<>();

  /**
   * @param lib what the scripts of ours have made so far
   */
  Values(Context context, Value lib) {
    this.context = context;
    this.lib = lib;
    held = lib.getMember("held");
    wrap = lib.getMember("wrapAny");
    list = lib.getMember("list");
    object = lib.getMember("object");
    typed = lib.getMember("typed");
    error = lib.getMember("error");
  }

  /** A script's value as the library's: numbers are doubles, objects maps. */
  Object in(Value value) {
    return in(value, 0);
  }

  private Object in(Value value, int depth) {
    if (value.isHostObject()) {
      return value.asHostObject();
    }
    if (value.isNumber()) {
      if (!value.fitsInDouble() && !value.fitsInLong() && value.fitsInBigInteger()) {
        return value.asBigInteger().doubleValue();
      }
      return value.asDouble();
    }
    if (value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (value.isString()) {
      return value.asString();
    }
    if (value.canExecute()) {
      return new ScriptFunction(this, value);
    }
    if (depth > DEEPEST) {
      throw Fault.of(
          "There are lists within lists, more than %d deep.".formatted(DEEPEST),
          "Look whether a list holds itself.");
    }
    if (value.hasArrayElements()) {
      return array(value, depth);
    }
    if (!value.hasMembers()) {
      return value.toString();
    }
    Value own = held.execute(value);
    if (own.isHostObject()) {
      return own.asHostObject();
    }
    if (isPromise(value)) {
      throw Fault.of(
          "A promise was given where a value is needed: what it promises is not there yet.",
          "Write await before the call that gives it.");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (String key : value.getMemberKeys()) {
      map.put(key, in(value.getMember(key), depth + 1));
    }
    return map;
  }

  static boolean isPromise(Value value) {
    Value type = value.getMetaObject();
    return type != null && type.getMetaSimpleName().equals("Promise");
  }

  private Object array(Value value, int depth) {
    long size = value.getArraySize();
    if (size > LONGEST) {
      throw Fault.of(
          "A list of %,d elements is longer than any tensor here.".formatted(size),
          "Give at most %,d.".formatted(LONGEST));
    }
    if (value.hasMember("byteOffset")) {
      Object moved = moved(value, (int) size);
      if (moved != null) {
        return moved;
      }
    }
    List<Object> elements = new ArrayList<>((int) Math.min(size, 4096));
    for (long i = 0; i < size; i++) {
      elements.add(in(value.getArrayElement(i), depth + 1));
    }
    return Collections.unmodifiableList(elements);
  }

  /** The values of a typed array; null where there is no such kind of tensor. */
  private static Object moved(Value value, int size) {
    Value buffer = value.getMember("buffer");
    if (!buffer.hasBufferElements()) {
      return null;
    }
    String kind = value.getMetaObject().getMetaSimpleName();
    int width =
        switch (kind) {
          case "Float32Array", "Int32Array", "Uint32Array" -> 4;
          case "Float64Array" -> 8;
          case "Uint8Array", "Uint8ClampedArray" -> 1;
          default -> 0;
        };
    if (width == 0) {
      return null;
    }
    byte[] bytes = new byte[size * width];
    buffer.readBuffer(value.getMember("byteOffset").asLong(), bytes, 0, bytes.length);
    ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    return switch (kind) {
      case "Float32Array" -> {
        float[] floats = new float[size];
        from.asFloatBuffer().get(floats);
        yield floats;
      }
      case "Int32Array", "Uint32Array" -> {
        int[] ints = new int[size];
        from.asIntBuffer().get(ints);
        yield ints;
      }
      case "Float64Array" -> {
        double[] doubles = new double[size];
        from.asDoubleBuffer().get(doubles);
        yield doubles;
      }
      default -> bytes;
    };
  }

  /** The library's value as a script's: lists are arrays, maps objects. */
  Object out(Object value) {
    return switch (value) {
      case null -> null;
      case Variable variable -> wrap.execute(variable, variable.name(), variable.isTrainable());
      case Tensor tensor -> wrap.execute(tensor);
      case Float number -> number.doubleValue();
      case Byte number -> number.intValue();
      case Long number -> number.doubleValue();
      case Number number -> number;
      case String text -> text;
      case Boolean flag -> flag;
      case Value itself -> itself;
      case DType dtype -> dtype.toString();
      case Shape shape -> out(shape.dims());
      case Collection<?> all -> list.execute(all.stream().map(this::out).toArray());
      case Map<?, ?> map -> {
        List<Object> pairs = new ArrayList<>();
        map.forEach((key, each) -> Collections.addAll(pairs, key.toString(), out(each)));
        yield object.execute(pairs.toArray());
      }
      case String[] texts -> list.execute((Object[]) texts);
      case Object[] all -> list.execute(Arrays.stream(all).map(this::out).toArray());
      case float[] floats -> {
        ByteBuffer bytes = room(4 * floats.length);
        bytes.asFloatBuffer().put(floats);
        yield typed.execute("Float32Array", bytes);
      }
      case double[] doubles -> {
        ByteBuffer bytes = room(8 * doubles.length);
        bytes.asDoubleBuffer().put(doubles);
        yield typed.execute("Float64Array", bytes);
      }
      case int[] ints -> {
        ByteBuffer bytes = room(4 * ints.length);
        bytes.asIntBuffer().put(ints);
        yield typed.execute("Int32Array", bytes);
      }
      case byte[] bytes -> typed.execute("Uint8Array", ByteBuffer.wrap(bytes));
      case Model model -> wrapped("wrapModel", model);
      case Layer layer -> wrapped("wrapLayer", layer);
      case SymbolicTensor symbol -> wrapped("wrapSymbol", symbol);
      default -> context.asValue(value);
    };
  }

  private Value wrapped(String by, Object thing) {
    return known.computeIfAbsent(thing, _ -> lib.getMember(by).execute(thing));
  }

  private static ByteBuffer room(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  /** Throws a fault of ours as an error that scripts can catch. */
  RuntimeException thrown(String message, String remedy) {
    return error.execute(message, remedy).throwException();
  }

  /** The whole numbers of a list. */
  int[] wholes(Value value) {
    int[] all = new int[(int) value.getArraySize()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (int) value.getArrayElement(i).asDouble();
    }
    return all;
  }

  /** A value that must be a tensor. */
  Tensor tensor(Value value) {
    if (in(value) instanceof Tensor tensor) {
      return tensor;
    }
    throw Fault.of("A tensor is needed here.", "Make one with tf.tensor(…).");
  }

  /** A list of tensors. */
  List<Tensor> tensors(Value value) {
    List<Tensor> all = new ArrayList<>();
    for (long i = 0; i < value.getArraySize(); i++) {
      all.add(tensor(value.getArrayElement(i)));
    }
    return all;
  }
}
