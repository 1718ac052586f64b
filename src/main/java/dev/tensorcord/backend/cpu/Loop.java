package dev.tensorcord.backend.cpu;

/**
 * A primitive over a block. Arguments that it does not take are null.
 *
 * <p>Each is a loop of its own over plain arrays, and where it counts in lanes as well ({@link
 * Lanes}, {@link VectorMath}, {@link Choices}), with the same bits.
 */
@FunctionalInterface
interface Loop {
  void run(Register a, Register b, Register c, Register out, int n);
}
