package dev.tensorcord.backend;

/** A kernel made ready for one device. Safe to run from many threads at once. */
public interface Program {
  /**
   * Runs the kernel. The output may be one of the inputs only where a {@link Kernel.Map} reads that
   * input densely.
   */
  void run(Buffer output, Buffer... inputs);

  /**
   * Runs a kernel of several outputs: a {@link Kernel.Pass}.
   *
   * @param numbers the run's own numbers; each pass knows how many of them it looks at
   */
  default void run(Buffer[] outputs, Buffer[] inputs, double[] numbers) {
    throw new UnsupportedOperationException("a kernel of one output");
  }
}
