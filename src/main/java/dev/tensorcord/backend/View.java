package dev.tensorcord.backend;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a kernel walks over a buffer: the element at index (i, j, …) lies at {@code offset + i *
 * strides[0] + j * strides[1] + …}, counted in elements. A stride of 0 repeats: that is
 * broadcasting.
 */
public record View(Element element, int offset, List<Integer> strides) implements Serializable {

  /** Copies the strides. */
  public View {
    strides = List.copyOf(strides);
  }

  /** A view of all of a buffer, row after row. */
  public static View dense(Element element, List<Integer> dims) {
    return new View(element, 0, denseStrides(dims));
  }

  /** One element for every index. */
  public static View repeated(Element element, int rank) {
    return new View(element, 0, Collections.nCopies(rank, 0));
  }

  /** The strides of a buffer that holds these dimensions row after row. */
  public static List<Integer> denseStrides(List<Integer> dims) {
    List<Integer> strides = new ArrayList<>(Collections.nCopies(dims.size(), 0));
    int stride = 1;
    for (int axis = dims.size() - 1; axis >= 0; axis--) {
      strides.set(axis, stride);
      stride *= Math.max(1, dims.get(axis));
    }
    return strides;
  }
}
