package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The matrix product of the last two axes, either of them transposed as it is read. Axes before
 * those are broadcast: each pair of matrices is multiplied.
 */
public final class MatMul {
  static final Operation OP =
      Operation.of("matMul", "a, b, transposeA: flag = false, transposeB: flag = false")
          .does(call ->
              apply(
                  call.tensor("a"),
                  call.tensor("b"),
                  call.flag("transposeA"),
                  call.flag("transposeB")))
          .samples(samples())
          .doc(
              "The matrix product a · b, of a [m,k] and b [k,n] as [m,n].",
              "tf.tensor2d([[1, 2]]).matMul(tf.tensor2d([[3], [4]])).print()");

  private record Key(Shape a, Shape b, DType dtype, boolean transposeA, boolean transposeB) {}

  private static final Plans<Key> PLANS = new Plans<>(MatMul::plan);

  private MatMul() {}

  /**
   * Multiplies, whole numbers exactly (modulo 2³²).
   *
   * @throws Fault if a tensor has less than two axes or is complex, or the inner sizes differ
   */
  public static Tensor apply(Tensor a, Tensor b, boolean transposeA, boolean transposeB) {
    DType dtype = type(a, b);
    if (a.dtype() != dtype || b.dtype() != dtype || dtype == DType.BOOL) {
      DType numbers = dtype == DType.BOOL ? DType.INT32 : dtype;
      return Scope.tidy(
          () -> apply(a.cast(numbers), b.cast(numbers), transposeA, transposeB).cast(dtype));
    }
    if (a.rank() > 2 && b.rank() > 2) {
      Shape batch = common(a.shape(), b.shape());
      if (inPart(a.shape(), batch) || inPart(b.shape(), batch)) {
        return Scope.tidy(() -> apply(whole(a, batch), whole(b, batch), transposeA, transposeB));
      }
    }
    Tensor y = PLANS.get(new Key(a.shape(), b.shape(), dtype, transposeA, transposeB)).run(a, b);
    Tape.record(
        (input, dy, x, out) ->
            input == 0
                ? Broadcast.undo(left(dy, x[1], transposeA, transposeB), x[0].shape())
                : Broadcast.undo(right(dy, x[0], transposeA, transposeB), x[1].shape()),
        y,
        a,
        b);
    return y;
  }

  private static DType type(Tensor a, Tensor b) {
    DType dtype = a.dtype().with(b.dtype());
    if (!dtype.isPlain()) {
      throw Fault.of(
          "matMul: %s matrices cannot be multiplied.".formatted(dtype),
          dtype.isText()
              ? "Give it numbers."
              : "Multiply real and imaginary parts: (a + ib)(c + id) = ac - bd + i(ad + bc).");
    }
    return dtype;
  }

  private static Shape common(Shape a, Shape b) {
    return Broadcast.shape("matMul", batch(a), batch(b));
  }

  /** Whether some of the leading axes are repeated and others are not. */
  private static boolean inPart(Shape shape, Shape batch) {
    int own = batch(shape).size();
    return own != 1 && own != batch.size();
  }

  private static Tensor whole(Tensor x, Shape batch) {
    int[] dims = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
    dims[batch.rank()] = x.shape().dim(x.rank() - 2);
    dims[batch.rank() + 1] = x.shape().dim(x.rank() - 1);
    return x.broadcastTo(Shape.of(dims));
  }

  private static Tensor left(Tensor dy, Tensor b, boolean transposeA, boolean transposeB) {
    return transposeA ? apply(b, dy, transposeB, true) : apply(dy, b, false, !transposeB);
  }

  private static Tensor right(Tensor dy, Tensor a, boolean transposeA, boolean transposeB) {
    return transposeB ? apply(dy, a, true, transposeA) : apply(a, dy, !transposeA, false);
  }

  /** The axes before the matrices. */
  private static Shape batch(Shape shape) {
    return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
  }

  private static Plans.Plan plan(Key key) {
    Shape a = key.a();
    Shape b = key.b();
    if (a.rank() < 2 || b.rank() < 2) {
      throw Fault.of(
          "matMul: matrices are needed, not %s · %s.".formatted(a, b),
          "Reshape a list of n numbers to [n,1] or [1,n].");
    }
    int rows = a.dim(a.rank() - (key.transposeA() ? 1 : 2));
    int inner = a.dim(a.rank() - (key.transposeA() ? 2 : 1));
    int innerB = b.dim(b.rank() - (key.transposeB() ? 1 : 2));
    int columns = b.dim(b.rank() - (key.transposeB() ? 2 : 1));
    if (inner != innerB) {
      throw mismatch(key, inner, innerB);
    }
    Shape batch = common(a, b);
    int[] dims = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
    dims[batch.rank()] = rows;
    dims[batch.rank() + 1] = columns;
    Shape result = Shape.of(dims);
    Kernel kernel =
        new Kernel.MatMul(
            batch.size(),
            rows,
            columns,
            inner,
            view(a, batch, key.dtype(), key.transposeA()),
            view(b, batch, key.dtype(), key.transposeB()));
    return Plans.Plan.of(result, key.dtype(), kernel);
  }

  private static Fault mismatch(Key key, int inner, int innerB) {
    boolean turned = key.transposeA() || key.transposeB();
    String shapes =
        "%s%s · %s%s"
            .formatted(key.a(), key.transposeA() ? "ᵀ" : "", key.b(), key.transposeB() ? "ᵀ" : "");
    Shape b = key.b();
    boolean secondHelps = !turned && b.dim(b.rank() - 1) == inner;
    boolean firstHelps = !turned && key.a().dim(key.a().rank() - 2) == innerB;
    return Fault.of(
        "matMul: inner sizes differ: %s: %d is not %d%s"
            .formatted(
                shapes,
                inner,
                innerB,
                secondHelps
                    ? "; transpose the second?"
                    : firstHelps ? "; transpose the first?" : "."),
        "The first has as many columns as the second has rows: [m,k] · [k,n] gives [m,n].");
  }

  private static View view(Shape shape, Shape batch, DType dtype, boolean transposed) {
    int columns = shape.dim(shape.rank() - 1);
    int matrix = columns * shape.dim(shape.rank() - 2);
    int step = batch(shape).size() == batch.size() ? matrix : 0;
    return new View(
        dtype.element(), 0, transposed ? List.of(step, 1, columns) : List.of(step, columns, 1));
  }

  private static List<Sample> samples() {
    return List.of(
        sample("plain", Shape.of(3, 4), Shape.of(4, 5), false, false),
        sample("first transposed", Shape.of(4, 3), Shape.of(4, 5), true, false),
        sample("second transposed", Shape.of(3, 4), Shape.of(5, 4), false, true),
        sample("both transposed", Shape.of(4, 3), Shape.of(5, 4), true, true),
        sample("batch", Shape.of(2, 3, 4), Shape.of(2, 4, 2), false, false),
        sample("batch with one", Shape.of(2, 3, 4), Shape.of(4, 2), false, false),
        sample("batches of each", Shape.of(2, 1, 2, 3), Shape.of(3, 3, 2), false, false),
        sample("no inner", Shape.of(2, 0), Shape.of(0, 3), false, false));
  }

  private static Sample sample(String label, Shape a, Shape b, boolean ta, boolean tb) {
    return new Sample(
        "matMul " + label,
        List.of(a, b),
        Collections.nCopies(2, Domain.ANY),
        x -> apply(x[0], x[1], ta, tb));
  }
}
