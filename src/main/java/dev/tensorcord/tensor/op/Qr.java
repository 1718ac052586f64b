package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel.Factoring;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/** A matrix as Q, whose columns are orthonormal, times an upper triangle R. */
public final class Qr {
  private static final String NAME = "linalg.qr";

  static final Operation OP =
      Operation.of(NAME, "x, fullMatrices: flag = false")
          .does(call -> apply(call.tensor("x"), call.flag("fullMatrices")).both())
          .sample("Q", x -> apply(Inverse.heavy(x[0]), false).q(), Shape.of(3, 3))
          .sample("R", x -> apply(Inverse.heavy(x[0]), false).r(), Shape.of(2, 2, 2))
          .sample("tall", x -> product(apply(tall(x[0]), false)), Shape.of(2, 2))
          .sample("wide", x -> product(apply(Matrices.turned(tall(x[0])), false)), Shape.of(2, 2))
          .doc(
              "Q with orthonormal columns and an upper triangle R, with x = Q · R.",
              "tf.linalg.qr(tf.tensor2d([[1, 2], [3, 4]]))[1].print()");

  private Qr() {}

  /** The two factors. */
  public record Parts(Tensor q, Tensor r) {
    List<Tensor> both() {
      return List.of(q, r);
    }
  }

  /**
   * Factors each matrix of a batch; the diagonal of R has the signs that reflections give it.
   *
   * @param full whether Q of more rows than columns is made square, and R as high
   * @throws Fault if the tensor has less than two axes
   */
  public static Parts apply(Tensor a, boolean full) {
    List<Tensor> both =
        Scope.tidy(() -> {
          Tensor x = Matrices.of(NAME, a);
          int rows = Matrices.rows(x);
          int width = full ? rows : Math.min(rows, Matrices.columns(x));
          Tensor packed = Matrices.factor(NAME, full ? Factoring.FULL_QR : Factoring.QR, x);
          Tape.record((input, dy, in, out) -> gradient(dy, in[0], out, width), packed, x);
          return split(packed, x, width).both();
        });
    return new Parts(both.getFirst(), both.getLast());
  }

  private static Parts split(Tensor packed, Tensor x, int width) {
    int rows = Matrices.rows(x);
    return new Parts(
        Matrices.part(packed, 0, rows, width),
        Matrices.part(packed, rows * width, width, Matrices.columns(x)));
  }

  /**
   * Roberts and Roberts: QR and LQ Decomposition Matrix Backpropagation Algorithms for Square,
   * Wide, and Deep Matrices, 2020. Of a wide matrix {@code [X | Y]}, X is factored, and {@code Y =
   * Q · V}.
   */
  private static Tensor gradient(Tensor dy, Tensor x, Tensor packed, int width) {
    int rows = Matrices.rows(x);
    int columns = Matrices.columns(x);
    if (width > columns) {
      throw Fault.of(
          "linalg.qr: there is no gradient of a full Q with more rows than columns.",
          "Leave fullMatrices out.");
    }
    Parts parts = split(packed, x, width);
    Parts slopes = split(dy, x, width);
    if (rows >= columns) {
      return tall(parts.q(), parts.r(), slopes.q(), slopes.r());
    }
    Tensor rest = columns(x, rows, columns - rows);
    Tensor restSlope = columns(slopes.r(), rows, columns - rows);
    Tensor dq = slopes.q().add(rest.matMul(restSlope, false, true));
    Tensor first = tall(parts.q(), columns(parts.r(), 0, rows), dq, columns(slopes.r(), 0, rows));
    return first.concat(parts.q().matMul(restSlope), x.rank() - 1);
  }

  private static Tensor tall(Tensor q, Tensor r, Tensor dq, Tensor dr) {
    int size = Matrices.rows(r);
    Tensor m = r.matMul(dr, false, true).sub(dq.matMul(q, true, false));
    Tensor below = m.mul(Matrices.lower(size, 0.5));
    Tensor even = below.add(Matrices.turned(below));
    Tensor right = dq.add(q.matMul(even));
    return Matrices.turned(Solve.solve(r, Matrices.turned(right), false));
  }

  private static Tensor columns(Tensor x, int from, int count) {
    int[] begin = new int[x.rank()];
    int[] size = x.shape().toArray();
    begin[x.rank() - 1] = from;
    size[x.rank() - 1] = count;
    return x.slice(begin, size);
  }

  /** A matrix of more rows than columns, for the tests. */
  private static Tensor tall(Tensor x) {
    return Inverse.heavy(x).concat(x.square(), 0);
  }

  private static Tensor product(Parts parts) {
    return parts.q().square().matMul(parts.r());
  }
}
