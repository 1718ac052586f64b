package dev.tensorcord.tensor;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The tensors that a session's scopes are to dispose of: one stack, of which each scope has a
 * stretch, so that opening a scope and noting a tensor cost next to nothing.
 */
final class Tracked {
  private Tensor[] tensors = new Tensor[64];
  private int size;

  int size() {
    return size;
  }

  /** Notes a tensor of the innermost scope, whose stretch begins at {@code from}. */
  void add(Tensor tensor, int from) {
    if (size == tensors.length) {
      sweep(from);
      if (size > tensors.length / 2) {
        tensors = Arrays.copyOf(tensors, 2 * tensors.length);
      }
    }
    tensors[size++] = tensor;
  }

  /** Forgets what was disposed of already: a loop within one scope does not pile it up. */
  private void sweep(int from) {
    int left = from;
    for (int i = from; i < size; i++) {
      if (tensors[i] != null && !tensors[i].isDisposed()) {
        tensors[left++] = tensors[i];
      }
    }
    shorten(left);
  }

  private void shorten(int length) {
    Arrays.fill(tensors, length, size, null);
    size = length;
  }

  /** Ends the stretch of a scope: what it does not dispose of becomes the parent's. */
  void close(Scope scope, int from) {
    int left = from;
    for (int i = from; i < size; i++) {
      Tensor tensor = tensors[i];
      if (!tensor.isDisposed() && scope.letsGo(tensor)) {
        tensors[left++] = tensor;
      }
    }
    shorten(left);
  }

  /** Disposes of all. */
  void disposeAll() {
    for (int i = 0; i < size; i++) {
      if (tensors[i] != null) {
        tensors[i].dispose();
      }
    }
    shorten(0);
  }

  /** A tensor that may be forgotten, and what it would leave behind. */
  private record Watched(WeakReference<Tensor> tensor, Storage storage) {}

  /**
   * Lets go of those that nothing else refers to, as a collection of garbage finds them. Buffers
   * are left to the collector: an op that is under way may still read one.
   *
   * @param until the end of the outermost scope's stretch; others end by themselves
   * @param gone is told of the values of each
   */
  void letForgottenGo(int until, Consumer<Storage> gone) {
    Watched[] watched = new Watched[until];
    for (int i = 0; i < until; i++) {
      watched[i] = watch(tensors[i]);
      if (watched[i] != null) {
        tensors[i] = null;
      }
    }
    System.gc();
    for (int i = 0; i < until; i++) {
      if (watched[i] != null) {
        tensors[i] = watched[i].tensor().get();
        if (tensors[i] == null) {
          gone.accept(watched[i].storage());
        }
      }
    }
  }

  private static Watched watch(Tensor tensor) {
    boolean settled = tensor != null && !tensor.isDisposed() && tensor.storage().isSettled();
    return settled ? new Watched(new WeakReference<>(tensor), tensor.storage()) : null;
  }
}
