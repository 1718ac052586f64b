package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;

/** Complex numbers: made of two parts, taken apart, and computed with. */
public final class Complexes {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("complex", "real, imag")
              .does(call -> of(call.tensor("real"), call.tensor("imag")))
              .doc(
                  "Complex numbers of real and imaginary parts.",
                  "tf.complex([1, 2], [3, 4]).print()"),
          Operation.of("real", "input: complex64")
              .does(call -> real(call.tensor("input")))
              .doc(
                  "The real parts of complex numbers.",
                  "tf.real(tf.complex([1, 2], [3, 4])).print()"),
          Operation.of("imag", "input: complex64")
              .does(call -> imag(call.tensor("input")))
              .doc(
                  "The imaginary parts of complex numbers.",
                  "tf.imag(tf.complex([1, 2], [3, 4])).print()"));

  /** The length of a vector whose square need not fit: the larger part is taken out of the root. */
  private static final Expr LENGTH = length();

  private Complexes() {}

  /**
   * Complex numbers of these parts.
   *
   * @throws Fault if the shapes differ
   */
  public static Tensor of(Tensor real, Tensor imag) {
    if (!real.shape().equals(imag.shape())) {
      throw Fault.of(
          "real and imag shapes, %s and %s, must match in call to tf.complex()."
              .formatted(sizes(real), sizes(imag)),
          "Give as many imaginary parts as real ones.");
    }
    return Scope.tidy(() ->
        Stack.apply(List.of(real.cast(DType.FLOAT32), imag.cast(DType.FLOAT32)), -1).fromPairs());
  }

  private static String sizes(Tensor x) {
    String shape = x.shape().toString();
    return shape.substring(1, shape.length() - 1);
  }

  /** The real parts. */
  public static Tensor real(Tensor x) {
    return part(x, 0);
  }

  /** The imaginary parts. */
  public static Tensor imag(Tensor x) {
    return part(x, 1);
  }

  /** The same numbers as complex ones. */
  static Tensor of(Tensor x) {
    return x.dtype() == DType.COMPLEX64 ? x.copy() : of(x, x.zerosLike());
  }

  static Tensor add(Tensor a, Tensor b) {
    return Scope.tidy(() -> of(a).pairs().add(of(b).pairs()).fromPairs());
  }

  static Tensor sub(Tensor a, Tensor b) {
    return Scope.tidy(() -> of(a).pairs().sub(of(b).pairs()).fromPairs());
  }

  static Tensor neg(Tensor x) {
    return Scope.tidy(() -> x.pairs().neg().fromPairs());
  }

  static Tensor mul(Tensor a, Tensor b) {
    return Scope.tidy(() -> product(of(a), of(b), 1));
  }

  /** With the other's conjugate, over the other's square. */
  static Tensor div(Tensor a, Tensor b) {
    return Scope.tidy(() -> {
      Tensor divisor = of(b);
      Tensor square = real(divisor).square().add(imag(divisor).square());
      Tensor above = product(of(a), divisor, -1);
      return of(real(above).div(square), imag(above).div(square));
    });
  }

  /**
   * @param sign -1 takes the conjugate of b
   */
  private static Tensor product(Tensor a, Tensor b, double sign) {
    Tensor re = real(b);
    Tensor im = imag(b).mul(sign);
    return of(real(a).mul(re).sub(imag(a).mul(im)), real(a).mul(im).add(imag(a).mul(re)));
  }

  static Tensor abs(Tensor x) {
    Tensor pairs = x.pairs();
    Tensor y = Tensor.allocate(x.shape(), DType.FLOAT32);
    List<Integer> strides = View.denseStrides(x.shape().dims()).stream().map(s -> 2 * s).toList();
    Kernel kernel =
        new Kernel.Map(
            x.shape().dims(),
            LENGTH,
            List.of(new View(Element.F32, 0, strides), new View(Element.F32, 1, strides)));
    Backends.active().run(kernel, y.buffer(), pairs.buffer(), pairs.buffer());
    pairs.dispose();
    return y;
  }

  private static Expr length() {
    Expr a = Expr.of(Fn.ABS, Expr.in(0));
    Expr b = Expr.of(Fn.ABS, Expr.in(1));
    Expr large = Expr.of(Fn.MAX, a, b);
    Expr ratio = Expr.of(Fn.MIN, a, b).over(large);
    Expr length = large.times(Expr.of(Fn.SQRT, Expr.of(1).plus(ratio.times(ratio))));
    Expr plain = Expr.of(Fn.LT, Expr.of(0), large);
    Expr endless = Expr.of(Fn.EQ, large, Expr.of(Double.POSITIVE_INFINITY));
    return Expr.of(Fn.SELECT, endless, large, Expr.of(Fn.SELECT, plain, length, large));
  }

  private static Tensor part(Tensor x, int which) {
    Shape shape = x.shape();
    return Scope.tidy(() -> {
      int[] begin = new int[shape.rank() + 1];
      begin[shape.rank()] = which;
      int[] size = x.pairs().shape().toArray();
      size[shape.rank()] = 1;
      return Slice.apply(x.pairs(), begin, size).reshape(shape.toArray());
    });
  }
}
