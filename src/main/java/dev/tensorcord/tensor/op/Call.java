package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;

/**
 * One use of an op: its arguments, read by its {@link Signature}. An optional one that was left out
 * and has no default is null; those that are primitive here need a default.
 */
public final class Call {
  private final String op;
  private final Signature signature;
  private final Object[] values;

  Call(String op, Signature signature, Object... given) {
    this.op = op;
    this.signature = signature;
    this.values = signature.read(op, given);
  }

  /** The op's name, for messages. */
  public String op() {
    return op;
  }

  /** Whether the op has such a parameter, and the argument is there. */
  public boolean has(String name) {
    return signature.has(name) && get(name) != null;
  }

  /** An argument as its kind made it. */
  public Object get(String name) {
    return values[signature.indexOf(name)];
  }

  /** A tensor. */
  public Tensor tensor(String name) {
    return (Tensor) get(name);
  }

  /** A list of tensors. */
  @SuppressWarnings("unchecked")
  public List<Tensor> tensors(String name) {
    return (List<Tensor>) get(name);
  }

  /** A number. */
  public double number(String name) {
    return (Double) get(name);
  }

  /** A whole number. */
  public int whole(String name) {
    return (Integer) get(name);
  }

  /** True or false. */
  public boolean flag(String name) {
    return (Boolean) get(name);
  }

  /** A word. */
  public String text(String name) {
    return (String) get(name);
  }

  /** Whole numbers. */
  public int[] ints(String name) {
    return (int[]) get(name);
  }

  /** Axes, or sizes: whole numbers, none where they are left out. */
  public int[] some(String name) {
    int[] ints = ints(name);
    return ints == null ? new int[0] : ints;
  }

  /** Numbers. */
  public double[] numbers(String name) {
    return (double[]) get(name);
  }

  /** A shape. */
  public Shape shape(String name) {
    return (Shape) get(name);
  }

  /** A type. */
  public DType dtype(String name) {
    return (DType) get(name);
  }
}
