package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.List;

/**
 * How ops move values about, whatever the values are: a tensor is read through steps along its
 * axes, or laid into a part of a new one. Steps count values; 0 repeats, negative ones go
 * backwards. Numbers are copied by the device, complex ones as pairs, texts on the host.
 */
final class Strided {
  private static final Plans<Read> READS = new Plans<>(Strided::plan);

  private record Read(DType dtype, Shape result, List<Integer> dims, int offset, List<Integer> by) {
    boolean isWhole(Shape from) {
      return offset == 0 && result.size() == from.size() && by.equals(View.denseStrides(dims));
    }
  }

  /**
   * A tensor and where it goes: its values, row after row as {@code dims} has them, to {@code
   * offset} and on by {@code strides}.
   */
  record Part(Tensor x, int[] dims, int offset, int[] strides) {
    /** A tensor at a place of a larger one. */
    static Part at(Tensor x, int[] begin, Shape whole) {
      int[] strides = steps(whole);
      int offset = 0;
      for (int axis = 0; axis < begin.length; axis++) {
        offset += begin[axis] * strides[axis];
      }
      return new Part(x, x.shape().toArray(), offset, strides);
    }
  }

  private Strided() {}

  /** The steps from one value to the next along each axis of a dense tensor. */
  static int[] steps(Shape shape) {
    return View.denseStrides(shape.dims()).stream().mapToInt(Integer::intValue).toArray();
  }

  /** The values of x from {@code offset} on, by {@code strides} along the axes of the result. */
  static Tensor read(Tensor x, Shape result, int offset, int... strides) {
    return read(x, result, result.toArray(), offset, strides);
  }

  /** The same, walked as {@code dims}, which may be more axes than the result has. */
  static Tensor read(Tensor x, Shape result, int[] dims, int offset, int... strides) {
    Read read = new Read(x.dtype(), result, list(dims), offset, list(strides));
    if (read.isWhole(x.shape())) {
      return x.alias(result);
    }
    if (!x.dtype().isText()) {
      return READS.get(read).run(x);
    }
    String[] texts = new String[result.size()];
    int[] to = View.denseStrides(read.dims()).stream().mapToInt(Integer::intValue).toArray();
    move(x.texts(), offset, strides, texts, 0, to, dims);
    return Tensor.ofTexts(texts, result);
  }

  /** A new tensor with one value everywhere but where the parts lie. */
  static Tensor filled(Shape shape, DType dtype, double fill, List<Part> parts) {
    if (dtype.isText()) {
      return texts(shape, parts);
    }
    Tensor y = Tensor.allocate(shape, dtype);
    Buffer out = y.buffer();
    int elements = shape.size() * dtype.width();
    double all = dtype == DType.COMPLEX64 ? 0 : fill;
    Backends.active().run(new Kernel.Fill(elements, dtype.element(), all), out);
    if (dtype == DType.COMPLEX64 && fill != 0) {
      Tensor number = Tensors.tensor(new double[] {fill, 0}, 2);
      View everywhere = view(DType.COMPLEX64, 0, new int[shape.rank()]);
      copy(number.buffer(), everywhere, out, view(dtype, 0, steps(shape)), shape.toArray(), dtype);
      number.dispose();
    }
    parts.forEach(part -> lay(part, out, dtype));
    return y;
  }

  /** A new tensor that the parts fill together. */
  static Tensor joined(Shape shape, DType dtype, List<Part> parts) {
    if (dtype.isText()) {
      return texts(shape, parts);
    }
    Tensor y = Tensor.allocate(shape, dtype);
    Buffer out = y.buffer();
    parts.forEach(part -> lay(part, out, dtype));
    return y;
  }

  private static Tensor texts(Shape shape, List<Part> parts) {
    String[] texts = new String[shape.size()];
    Arrays.fill(texts, "");
    for (Part part : parts) {
      int[] from = steps(part.x().shape());
      move(part.x().texts(), 0, from, texts, part.offset(), part.strides(), part.dims());
    }
    return Tensor.ofTexts(texts, shape);
  }

  private static void lay(Part part, Buffer out, DType dtype) {
    View from = view(dtype, 0, steps(Shape.of(part.dims())));
    View to = view(dtype, part.offset(), part.strides());
    copy(part.x().buffer(), from, out, to, part.dims(), dtype);
  }

  private static void copy(Buffer x, View from, Buffer out, View to, int[] dims, DType dtype) {
    Backends.active().run(new Kernel.Copy(elements(list(dims), dtype), from, to), out, x);
  }

  private static Plans.Plan plan(Read read) {
    List<Integer> dims = elements(read.dims(), read.dtype());
    int[] by = read.by().stream().mapToInt(Integer::intValue).toArray();
    View from = view(read.dtype(), read.offset(), by);
    // What repeats is better read where it is used, by the pass that it is fused into.
    boolean repeats = read.by().contains(0) && read.dtype().width() == 1;
    View to = View.dense(read.dtype().element(), dims);
    Kernel kernel =
        repeats ? new Kernel.Map(dims, Expr.in(0), List.of(from)) : new Kernel.Copy(dims, from, to);
    return Plans.Plan.of(read.result(), read.dtype(), kernel);
  }

  /** The walk over values as one over elements: a complex value is two of them. */
  private static List<Integer> elements(List<Integer> dims, DType dtype) {
    if (dtype.width() == 1) {
      return dims;
    }
    int[] all = Arrays.copyOf(dims.stream().mapToInt(Integer::intValue).toArray(), dims.size() + 1);
    all[dims.size()] = dtype.width();
    return list(all);
  }

  private static View view(DType dtype, int offset, int[] strides) {
    int width = dtype.width();
    int[] by = Arrays.stream(strides).map(stride -> stride * width).toArray();
    if (width > 1) {
      by = Arrays.copyOf(by, by.length + 1);
      by[by.length - 1] = 1;
    }
    return new View(dtype.element(), offset * width, list(by));
  }

  private static void move(
      String[] x, int from, int[] by, String[] y, int to, int[] on, int[] dims) {
    int count = Arrays.stream(dims).reduce(1, Math::multiplyExact);
    for (int i = 0; i < count; i++) {
      int rest = i;
      int f = from;
      int t = to;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        int index = rest % dims[axis];
        rest /= dims[axis];
        f += index * by[axis];
        t += index * on[axis];
      }
      y[t] = x[f];
    }
  }

  private static List<Integer> list(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
