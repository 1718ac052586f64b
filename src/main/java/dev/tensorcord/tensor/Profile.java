package dev.tensorcord.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What a piece of work made and which ops of the table it called, as {@code tf.profile} tells it.
 *
 * @param newBytes bytes that are in use afterwards and were not before
 * @param newTensors tensors likewise
 * @param peakBytes the most bytes that were in use after any of the ops
 * @param kernels the calls, in order
 * @param result what the work gave
 */
public record Profile<T>(
    long newBytes, int newTensors, long peakBytes, List<Use> kernels, T result) {
  private static final ScopedValue<Recorder> ACTIVE = ScopedValue.newInstance();

  /**
   * One call of an op.
   *
   * @param name as TensorFlow.js names the kernel
   * @param bytesAdded bytes in use after it and not before
   * @param totalBytesSnapshot bytes in use after it
   * @param tensorsAdded tensors likewise
   * @param totalTensorsSnapshot tensors likewise
   * @param inputShapes of the tensors among its arguments
   * @param outputShapes of the tensors that it gave
   * @param kernelTimeMs how long it took; work that is held back counts where it is looked at
   */
  public record Use(
      String name,
      long bytesAdded,
      long totalBytesSnapshot,
      int tensorsAdded,
      int totalTensorsSnapshot,
      List<Shape> inputShapes,
      List<Shape> outputShapes,
      double kernelTimeMs) {}

  /** The names of the kernels, each once. */
  public Set<String> kernelNames() {
    Set<String> names = new TreeSet<>();
    kernels.forEach(use -> names.add(use.name()));
    return names;
  }

  static <T> Profile<T> of(Supplier<T> work) {
    Recorder recorder = new Recorder(Session.current().memory());
    T result = ScopedValue.where(ACTIVE, recorder).call(work::get);
    Memory after = Session.current().memory();
    return new Profile<>(
        after.numBytes() - recorder.before.numBytes(),
        after.numTensors() - recorder.before.numTensors(),
        recorder.uses.stream().mapToLong(Use::totalBytesSnapshot).max().orElse(0),
        List.copyOf(recorder.uses),
        result);
  }

  /** Calls an op, and writes it down where a profile is being taken. */
  public static Object watch(String kernel, Object[] given, Supplier<Object> op) {
    if (!ACTIVE.isBound()) {
      return op.get();
    }
    Memory before = Session.current().memory();
    long start = System.nanoTime();
    Object result = op.get();
    double ms = (System.nanoTime() - start) / 1e6;
    Memory after = Session.current().memory();
    Recorder recorder = ACTIVE.get();
    recorder.uses.add(
        new Use(
            kernel,
            after.numBytes() - before.numBytes(),
            after.numBytes(),
            after.numTensors() - before.numTensors(),
            after.numTensors(),
            shapes(given),
            shapes(result),
            ms));
    return result;
  }

  private static List<Shape> shapes(Object value) {
    List<Shape> shapes = new ArrayList<>();
    Engine.tensorsIn(value, tensor -> shapes.add(tensor.shape()));
    return List.copyOf(shapes);
  }

  private static final class Recorder {
    private final Memory before;
    private final List<Use> uses = new ArrayList<>();

    private Recorder(Memory before) {
      this.before = before;
    }
  }
}
