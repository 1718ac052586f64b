package dev.tensorcord.backend.cpu;

/**
 * A primitive over a block. Arguments that it does not take are null.
 *
 * <p>Each is a loop of its own over plain arrays: the compiler turns these into vector code by
 * itself, measured as fast as hand-written lanes and quick from the first call on; only what it
 * cannot ({@link VectorMath}, {@link Sums}, {@link MatMulProgram}) names lanes.
 */
@FunctionalInterface
interface Loop {
  void run(Register a, Register b, Register c, Register out, int n);
}
