package dev.tensorcord.tensor;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Memory and timing under TensorFlow.js's names, for the thread's session. */
public final class Engine {
  private Engine() {}

  /**
   * How long something took.
   *
   * @param kernelMs in kernels; all of it here, where there is no device to wait for
   * @param wallMs on the clock
   */
  public record Timing(double kernelMs, double wallMs) {}

  /** Runs work and disposes of all tensors that it made but those it returns. */
  public static <T> T tidy(Supplier<T> work) {
    return Scope.tidy(work);
  }

  /** Lets a tensor outlive the tidy that it was made in. */
  public static Tensor keep(Tensor tensor) {
    return tensor.keep();
  }

  /** Disposes of a tensor, or of all tensors in a list, map or array, however deep. */
  public static void dispose(Object container) {
    tensorsIn(container, Tensor::dispose);
  }

  /** What is in use now. */
  public static Memory memory() {
    return Session.current().memory();
  }

  /** Disposes of all variables. */
  public static void disposeVariables() {
    Session.current().variables().forEach(Tensor::dispose);
  }

  /** Runs work and tells what it made and which ops it called. */
  public static <T> Profile<T> profile(Supplier<T> work) {
    return Profile.of(work);
  }

  /** Runs work and tells how long it took. */
  public static Timing time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    double ms = (System.nanoTime() - start) / 1e6;
    return new Timing(ms, ms);
  }

  /** Hands each tensor in a value on: the value itself, or what is in lists, maps and arrays. */
  static void tensorsIn(Object value, Consumer<Tensor> use) {
    switch (value) {
      case Tensor tensor -> use.accept(tensor);
      case Collection<?> many -> many.forEach(each -> tensorsIn(each, use));
      case Map<?, ?> map -> map.values().forEach(each -> tensorsIn(each, use));
      case Object[] array -> Arrays.stream(array).forEach(each -> tensorsIn(each, use));
      case null, default -> {}
    }
  }
}
