package dev.tensorcord.sandbox.script;

import com.oracle.truffle.api.object.Shape;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.UserScriptException;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionData;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSObjectFactory;
import com.oracle.truffle.js.runtime.builtins.JSOrdinary;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.OpTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;

/**
 * The {@link Builtin}s of one world and what they need of it. Their code is the same for all worlds
 * of an engine, so that what the engine learns of it in one serves the next. Of Java's things they
 * hand out {@link HeldObject}s and what the engine makes of others, closed to scripts both.
 */
final class Builtins {
  private static final Map<JSContext, Shared> SHARED = new ConcurrentHashMap<>();

  private static final Map<String, Builtin.Answer> TABLE = new LinkedHashMap<>();

  static {
    TABLE.put("held", (world, all) -> world.held(argument(all, 0), Null.instance));
    TABLE.put("own", (world, all) -> world.held(argument(all, 0), argument(all, 0)));
    TABLE.put("create", (world, all) -> world.create(argument(all, 0), argument(all, 1)));
    TABLE.put("noted", (_, all) -> noted(argument(all, 0)));
    TABLE.put("note", (_, all) -> note(argument(all, 0), argument(all, 1)));
    TABLE.put("opFunction", (world, all) -> world.op(argument(all, 0), false));
    TABLE.put("opMethod", (world, all) -> world.op(argument(all, 0), true));
    TABLE.put("tidy", (world, all) -> world.tidy(all));
    TABLE.put("typed.fill", (world, all) -> world.fillTyped(all));
    TABLE.put("array.fill", (world, all) -> world.fillArray(all));
    TABLE.put("bind", (world, all) -> world.bind(all));
  }

  /** What all worlds of an engine have in common. */
  private static final class Shared {
    private final Map<String, JSFunctionData> functions = new ConcurrentHashMap<>();
    private final JSContext context;
    private final Shape shape;

    Shared(JSContext context) {
      this.context = context;
      shape = context.makeEmptyShapeWithPrototypeInObject(JSOrdinary.BARE_INSTANCE);
    }

    JSFunctionData function(String key, String name, Supplier<Builtin.Answer> answer) {
      return functions.computeIfAbsent(
          key,
          _ -> {
            JavaScriptLanguage language = context.getLanguage();
            Builtin builtin = new Builtin(language, name, answer.get());
            return JSFunctionData.createCallOnly(context, builtin.getCallTarget(), 0, text(name));
          });
    }
  }

  private final World world;
  private final ScopePart scopes;
  private final JSRealm realm;
  private final Shared shared;
  private JSDynamicObject tensorPrototype;
  private JSObjectFactory tensors;
  private Object error;
  private Object anyOp;
  private Object anyTidy;
  private Object anyEnd;
  private Object anyTypedFill;
  private Object anyArrayFill;

  Builtins(World world, ScopePart scopes, Context context) {
    this.world = world;
    this.scopes = scopes;
    realm = JavaScriptLanguage.getJSRealm(context);
    realm.setEmbedderData(this);
    shared = SHARED.computeIfAbsent(realm.getContext(), Shared::new);
  }

  /** All of them, for scripts of ours. */
  void addTo(Natives natives) {
    TABLE.forEach((name, answer) ->
        natives.add(
            name, JSFunction.create(realm, shared.function(name, last(name), () -> answer))));
  }

  /** What a function is called that is in a table under its whole name. */
  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static TruffleString text(String text) {
    return TruffleString.fromJavaStringUncached(text, TruffleString.Encoding.UTF_16);
  }

  /** An argument; undefined where there are fewer. */
  private static Object argument(Object[] all, int index) {
    return index < JSArguments.getUserArgumentCount(all)
        ? JSArguments.getUserArgument(all, index)
        : Undefined.instance;
  }

  /** Takes note of what scripts of ours have made since. */
  private Object bind(Object... all) {
    tensorPrototype = (JSDynamicObject) argument(all, 0);
    tensors = factory(tensorPrototype);
    error = argument(all, 1);
    anyOp = argument(all, 2);
    anyTidy = argument(all, 3);
    anyEnd = argument(all, 4);
    anyTypedFill = argument(all, 5);
    anyArrayFill = argument(all, 6);
    return Undefined.instance;
  }

  private JSObjectFactory factory(JSDynamicObject prototype) {
    Shape shape =
        shared.context.isMultiContext()
            ? shared.shape
            : JSObjectUtil.getProtoChildShape(prototype, JSOrdinary.BARE_INSTANCE, shared.context);
    return JSObjectFactory.createBound(shared.context, prototype, shape);
  }

  private HeldObject object(
      JSObjectFactory factory, JSDynamicObject prototype, Object thing, Object held) {
    Shape shape = factory.getShape(realm, prototype);
    return factory.initProto(new HeldObject(shape, prototype, thing, held), realm, prototype);
  }

  private Object create(Object held, Object prototype) {
    JSDynamicObject of = (JSDynamicObject) prototype;
    Object thing = realm.getEnv().isHostObject(held) ? realm.getEnv().asHostObject(held) : null;
    return object(factory(of), of, thing, held);
  }

  private Object held(Object object, Object otherwise) {
    return object instanceof HeldObject holder ? holder.held(realm.getEnv()) : otherwise;
  }

  private static Object noted(Object object) {
    Object note = object instanceof HeldObject holder ? holder.note() : null;
    return note == null ? Undefined.instance : note;
  }

  private static Object note(Object object, Object note) {
    if (object instanceof HeldObject holder) {
      holder.note(note);
    }
    return note;
  }

  private Object op(Object given, boolean method) {
    TruffleString name = (TruffleString) given;
    String table = name.toJavaStringUncached();
    String key = (method ? "method " : "op ") + table;
    return JSFunction.create(
        realm,
        shared.function(key, last(table), () -> new OpBuiltin(name, OpTable.get(table), method)));
  }

  /** What the library computed, as the script's. */
  Object result(Object value) {
    world.noteMemory();
    if (value instanceof Tensor tensor && !(tensor instanceof Variable)) {
      return object(tensors, tensorPrototype, tensor, null);
    }
    return JSRuntime.importValue(realm.getEnv().asGuestValue(world.values().out(value)));
  }

  /** An op that is asked for with its name and arguments of any kind. */
  Object anyOp(Object... given) {
    return JSRuntime.call(anyOp, Undefined.instance, given);
  }

  private Object tidy(Object... all) {
    boolean plain =
        JSArguments.getUserArgumentCount(all) == 1
            && JSArguments.getUserArgument(all, 0) instanceof JSFunctionObject;
    if (!plain) {
      return JSRuntime.call(anyTidy, Undefined.instance, JSArguments.extractUserArguments(all));
    }
    Object result = Undefined.instance;
    scopes.start();
    try {
      result =
          JSFunction.call(
              (JSFunctionObject) JSArguments.getUserArgument(all, 0),
              Undefined.instance,
              JSArguments.EMPTY_ARGUMENTS_ARRAY);
      return result;
    } finally {
      if (result instanceof HeldObject holder && holder.thing() instanceof Tensor tensor) {
        scopes.end(tensor);
      } else if (result instanceof JSDynamicObject && result != Undefined.instance) {
        JSRuntime.call(anyEnd, Undefined.instance, new Object[] {result});
      } else {
        scopes.end(null);
      }
    }
  }

  private Object fillTyped(Object... all) {
    return filled(TypedFill.done(shared.context, all), anyTypedFill, all);
  }

  private Object fillArray(Object... all) {
    return filled(ArrayFill.done(realm, all), anyArrayFill, all);
  }

  /** What is not done yet does the engine's own. */
  private static Object filled(boolean done, Object own, Object... all) {
    Object array = JSArguments.getThisObject(all);
    return done ? array : JSRuntime.call(own, array, JSArguments.extractUserArguments(all));
  }

  /** An error that scripts can catch. */
  RuntimeException thrown(String message, String remedy) {
    Object thrown =
        JSRuntime.call(error, Undefined.instance, new Object[] {text(message), text(remedy)});
    return thrown instanceof JSErrorObject known && known.getException() != null
        ? known.getException()
        : UserScriptException.create(thrown);
  }
}
