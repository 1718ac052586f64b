package dev.tensorcord.sandbox.script;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.array.ScriptArray;
import com.oracle.truffle.js.runtime.array.dyn.ConstantEmptyArray;
import com.oracle.truffle.js.runtime.array.dyn.ZeroBasedDoubleArray;
import com.oracle.truffle.js.runtime.array.dyn.ZeroBasedIntArray;
import com.oracle.truffle.js.runtime.array.dyn.ZeroBasedObjectArray;
import com.oracle.truffle.js.runtime.builtins.JSArray;
import com.oracle.truffle.js.runtime.builtins.JSArrayObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import java.util.Arrays;

/**
 * {@code fill(value)} of a plain array: the storage that the engine would end with, made at once.
 * The engine's own takes 90 ns for each element where it only interprets. Once a snippet has put an
 * element on a prototype of arrays, the engine's own is what later ones of this worker get as well.
 */
final class ArrayFill {
  /** Longer ones grow as the engine has it, so that none takes its memory in one piece. */
  private static final long MOST = 1 << 22;

  private static final int ANYTHING_MAY_CHANGE = 0;

  private static final ScriptArray EMPTY = ConstantEmptyArray.createConstantEmptyArray();
  private static final ScriptArray INTS = ZeroBasedIntArray.createZeroBasedIntArray();
  private static final ScriptArray DOUBLES = ZeroBasedDoubleArray.createZeroBasedDoubleArray();
  private static final ScriptArray OBJECTS = ZeroBasedObjectArray.createZeroBasedObjectArray();

  private ArrayFill() {}

  /**
   * Fills the whole array that the call is a method of.
   *
   * @return false, with nothing done, where it is anything else that is asked for
   */
  static boolean done(JSRealm realm, Object[] all) {
    return JSArguments.getUserArgumentCount(all) == 1
        && JSArguments.getThisObject(all) instanceof JSArrayObject array
        && nothingInterferes(realm, array)
        && JSArray.arrayGetLength(array) > 0
        && JSArray.arrayGetLength(array) <= MOST
        && fill(array, (int) JSArray.arrayGetLength(array), JSArguments.getUserArgument(all, 0));
  }

  /** No setter, and nothing that cannot be written, on the array or behind it. */
  private static boolean nothingInterferes(JSRealm realm, JSArrayObject array) {
    return JSArray.isJSFastArray(array)
        && JSObject.isExtensible(array)
        && JSObject.getPrototype(array) == realm.getArrayPrototype()
        && realm.getContext().getArrayPrototypeNoElementsAssumption().isValid();
  }

  /**
   * The storage of an empty array is made, and one of the value's kind is written to where it is.
   * The types are compared as they are: a frozen or sealed array has others.
   */
  private static boolean fill(JSArrayObject array, int length, Object value) {
    ScriptArray type = array.getArrayType();
    boolean empty = type == EMPTY;
    return switch (value) {
      case Integer number when empty || type == INTS ->
          fillInts(array, empty ? new int[length] : (int[]) array.getArray(), length, number);
      case Double number when empty || type == DOUBLES ->
          fillDoubles(
              array, empty ? new double[length] : (double[]) array.getArray(), length, number);
      case Boolean _, TruffleString _, JSDynamicObject _ when empty || type == OBJECTS ->
          fillObjects(
              array, empty ? new Object[length] : (Object[]) array.getArray(), length, value);
      default -> false;
    };
  }

  private static boolean fillInts(JSArrayObject array, int[] storage, int length, int value) {
    if (storage.length < length) {
      return false;
    }
    Arrays.fill(storage, 0, length, value);
    array.setArrayType(
        ZeroBasedIntArray.makeZeroBasedIntArray(
            array, length, length, storage, ANYTHING_MAY_CHANGE));
    return true;
  }

  private static boolean fillDoubles(
      JSArrayObject array, double[] storage, int length, double value) {
    if (storage.length < length) {
      return false;
    }
    // One of the other NaNs is the engine's mark of a hole.
    Arrays.fill(storage, 0, length, Double.isNaN(value) ? Double.NaN : value);
    array.setArrayType(
        ZeroBasedDoubleArray.makeZeroBasedDoubleArray(
            array, length, length, storage, ANYTHING_MAY_CHANGE));
    return true;
  }

  private static boolean fillObjects(
      JSArrayObject array, Object[] storage, int length, Object value) {
    if (storage.length < length) {
      return false;
    }
    Arrays.fill(storage, 0, length, value);
    array.setArrayType(
        ZeroBasedObjectArray.makeZeroBasedObjectArray(
            array, length, length, storage, ANYTHING_MAY_CHANGE));
    return true;
  }
}
