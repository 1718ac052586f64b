package dev.tensorcord.sandbox.script;

import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.object.Shape;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.JSOrdinaryObject;

/**
 * A script's object around a thing of the library's: to the script an ordinary object of its class.
 * What is in it, {@link Builtins} alone can see.
 */
final class HeldObject extends JSOrdinaryObject {
  private final Object thing;
  private Object held;
  private Object note;

  /**
   * @param thing what is held, in Java; null where it is nothing of Java's
   * @param held the same as scripts of ours hand it on; null for what is made of the thing at need
   */
  HeldObject(Shape shape, JSDynamicObject prototype, Object thing, Object held) {
    super(shape, prototype);
    this.thing = thing;
    this.held = held;
  }

  Object thing() {
    return thing;
  }

  Object held(TruffleLanguage.Env env) {
    if (held == null) {
      held = env.asGuestValue(thing);
    }
    return held;
  }

  /** What a script of ours noted here; null for nothing. */
  Object note() {
    return note;
  }

  void note(Object value) {
    note = value;
  }

  /** What a script makes of its properties holds nothing. */
  @Override
  protected JSObject copyWithoutProperties(Shape shape) {
    return JSOrdinaryObject.create(shape, getPrototypeOf());
  }
}
