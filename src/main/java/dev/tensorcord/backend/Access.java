package dev.tensorcord.backend;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How a pass reads one of its inputs: for the flat index {@code f}, counted row after row over
 * {@code dims}, the element at the view's place. Axes of size 1 are gone and neighbours that lie
 * one after the other are joined, so that equal ways of reading are equal records.
 *
 * @param dims sizes whose product is the length of the pass; none where one element stands for all
 * @param view offset and strides
 */
public record Access(List<Integer> dims, View view) implements Serializable {

  /** Copies the list. */
  public Access {
    dims = List.copyOf(dims);
  }

  /** The shortest form of a view over these sizes. */
  public static Access of(List<Integer> dims, View view) {
    List<Integer> sizes = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    boolean uniform = true;
    for (int axis = 0; axis < dims.size(); axis++) {
      int size = dims.get(axis);
      int stride = view.strides().get(axis);
      if (size == 1) {
        continue;
      }
      uniform &= stride == 0;
      int last = sizes.size() - 1;
      if (last >= 0 && strides.get(last) == stride * size) {
        sizes.set(last, sizes.get(last) * size);
        strides.set(last, stride);
      } else {
        sizes.add(size);
        strides.add(stride);
      }
    }
    return uniform
        ? new Access(List.of(), new View(view.element(), view.offset(), List.of()))
        : new Access(sizes, new View(view.element(), view.offset(), strides));
  }

  /** Whether one element stands for all places. */
  public boolean isUniform() {
    return dims.isEmpty();
  }

  /** Whether the elements lie in the order of the pass, one after the other. */
  public boolean isDense() {
    return dims.size() == 1 && view.strides().getFirst() == 1;
  }

  /** Whether it reads a whole buffer in the order in which a pass of this length writes one. */
  public boolean isIdentity(int size) {
    return view.offset() == 0 && (isDense() || (isUniform() && size == 1));
  }
}
