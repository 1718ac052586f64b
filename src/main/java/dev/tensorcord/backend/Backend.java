package dev.tensorcord.backend;

/** A device that holds buffers and runs kernels over them. Safe to use from many threads. */
public interface Backend {
  /** Memory for so many elements, their contents undefined. */
  Buffer allocate(Element element, int count);

  /**
   * Copies elements from the host, from the array's start: {@code float[]} for F32, {@code int[]}
   * for I32, {@code byte[]} for BOOL.
   */
  void write(Buffer buffer, Object values, int count);

  /** Copies elements to the host, into an array of the kind that {@link #write} takes. */
  void read(Buffer buffer, Object values, int count);

  /**
   * Makes a kernel ready. Preparing the same kernel again is cheap, running the program cheaper.
   */
  Program prepare(Kernel kernel);

  /** Prepares and runs a kernel. */
  default void run(Kernel kernel, Buffer output, Buffer... inputs) {
    prepare(kernel).run(output, inputs);
  }

  /** What this device is. */
  Device describe();
}
