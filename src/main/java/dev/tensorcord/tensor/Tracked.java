package dev.tensorcord.tensor;

import java.util.Arrays;

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
      if (!tensors[i].isDisposed()) {
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
      tensors[i].dispose();
    }
    shorten(0);
  }
}
