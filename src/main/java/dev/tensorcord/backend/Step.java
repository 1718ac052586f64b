package dev.tensorcord.backend;

import java.io.Serializable;

/**
 * One value of a {@link Kernel.Pass}, from values before it. Unlike an {@link Expr}, which is a
 * tree, a list of steps names a value that is used twice once.
 */
public sealed interface Step extends Serializable {

  /** An element of the input {@code input}. */
  record Load(int input, Access access) implements Step {}

  /** The number {@code index} of those that each run is given: the same at every place. */
  record Number(int index, Element element) implements Step {}

  /** The same number at every place, in every run. */
  record Constant(double value, Element element) implements Step {}

  /** A value as another element. */
  record Cast(Element to, int of) implements Step {}

  /** A primitive function of values; -1 for an argument that it does not take. */
  record Apply(Fn fn, int a, int b, int c) implements Step {}
}
