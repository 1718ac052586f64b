package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ops keep what they promise: A · A⁻¹ = I, A = Q · R, A = U · S · Vᵀ, of any size. */
final class LinearAlgebraTest {
  private static final int[] SIZES = {1, 2, 3, 5, 17, 33, 64, 100, 200};

  private final Session session = Session.open(Budget.NONE);

  @AfterEach
  void close() {
    session.close();
  }

  private static Tensor random(int... dims) {
    return Tensors.randomNormal(Shape.of(dims), 0, 1, 7 * dims.length + dims[0]);
  }

  /** As far as {@code tolerance} times the larger values reach. */
  private static void close(Tensor found, Tensor due, double tolerance) {
    assertThat(found.shape()).isEqualTo(due.shape());
    double size = due.size() == 0 ? 1 : Math.max(1, due.abs().max().item());
    double apart = due.size() == 0 ? 0 : found.sub(due).abs().max().item();
    assertThat(apart).as("%s", due.shape()).isLessThanOrEqualTo(tolerance * size);
  }

  private static Tensor ones(int batch, int size) {
    Tensor one = Matrices.identity(size);
    return batch == 0 ? one : one.broadcastTo(Shape.of(batch, size, size));
  }

  @Test
  void aMatrixTimesItsInverseIsTheIdentity() {
    for (int size : SIZES) {
      Tensor a = random(size, size).add(Matrices.identity(size).mul(3));
      Tensor y = Inverse.apply(a);
      close(a.matMul(y), ones(0, size), 2e-5 * size);
      close(y.matMul(a), ones(0, size), 2e-5 * size);
    }
    Tensor many = random(70, 40, 40).add(Matrices.identity(40).mul(20));
    close(many.matMul(Inverse.apply(many)), ones(70, 40), 1e-5);
    assertThat(Inverse.apply(Tensors.zeros(Shape.of(0, 0))).shape()).isEqualTo(Shape.of(0, 0));
    assertThat(Inverse.apply(Tensors.zeros(Shape.of(0, 2, 2))).shape())
        .isEqualTo(Shape.of(0, 2, 2));
  }

  @Test
  void rowsOfVeryDifferentSizeAreNoHindrance() {
    Tensor a = Tensors.tensor(new float[] {1e-12f, 0, 0, 1e12f}, 2, 2);
    assertThat(Inverse.apply(a).data())
        .containsExactly(new float[] {1e12f, 0, 0, 1e-12f}, within(1e6f));
    Tensor hilbert = hilbert(5);
    close(hilbert.matMul(Inverse.apply(hilbert)), ones(0, 5), 0.02);
  }

  private static Tensor hilbert(int size) {
    float[] values = new float[size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1f / (1 + i / size + i % size);
    }
    return Tensors.tensor(values, size, size);
  }

  @Test
  void solutionsSolve() {
    for (int size : SIZES) {
      Tensor a = random(size, size).add(Matrices.identity(size).mul(3));
      Tensor b = random(size, 7);
      close(a.matMul(Solve.apply(a, b)), b, 2e-5 * size);
      Tensor turned = Solve.solve(a, b, true);
      close(a.matMul(turned, true, false), b, 2e-5 * size);
    }
    Tensor many = random(2, 1, 5, 5).add(Matrices.identity(5).mul(4));
    Tensor right = random(3, 5, 2);
    assertThat(Solve.apply(many, right).shape()).isEqualTo(Shape.of(2, 3, 5, 2));
    close(many.matMul(Solve.apply(many, right)), right.broadcastTo(Shape.of(2, 3, 5, 2)), 1e-5);
    assertThat(Solve.apply(Tensors.zeros(Shape.of(0, 0)), Tensors.zeros(Shape.of(0, 3))).shape())
        .isEqualTo(Shape.of(0, 3));
  }

  @Test
  void determinantsMultiply() {
    for (int size : new int[] {1, 2, 5, 40}) {
      Tensor a = random(size, size).mul(0.5);
      Tensor b = random(size, size).add(Matrices.identity(size)).mul(0.4);
      double product = Determinant.apply(a).item() * Determinant.apply(b).item();
      assertThat(Determinant.apply(a.matMul(b)).item())
          .isCloseTo(product, within(1e-3 * Math.abs(product) + 1e-6));
      assertThat(Determinant.apply(Matrices.turned(a)).item())
          .isCloseTo(
              Determinant.apply(a).item(),
              within(1e-3 * Math.abs(Determinant.apply(a).item()) + 1e-6));
    }
    assertThat(Determinant.apply(Tensors.tensor(new float[] {0, 1, 1, 0}, 2, 2)).item())
        .isEqualTo(-1);
    assertThat(Determinant.apply(Tensors.zeros(Shape.of(3, 3))).item()).isZero();
    assertThat(Determinant.apply(Tensors.zeros(Shape.of(0, 0))).item()).isEqualTo(1);
    assertThat(Determinant.apply(random(4, 3, 3)).shape()).isEqualTo(Shape.of(4));
  }

  @Test
  void aSingularMatrixHasAGradientOfItsDeterminant() {
    Tensor a = Tensors.tensor(new float[] {1, 2, 2, 4}, 2, 2);
    Tensor grad = Gradients.grad(Determinant::apply).apply(a);
    assertThat(grad.data()).containsExactly(new float[] {4, -2, -2, 1}, within(1e-4f));
  }

  @Test
  void theLowerTriangleTimesItselfIsTheMatrix() {
    for (int size : SIZES) {
      Tensor x = random(size, size);
      Tensor a = x.matMul(x, false, true).add(Matrices.identity(size));
      Tensor l = Cholesky.apply(a);
      close(l.matMul(l, false, true), a, 1e-5);
      close(BandPart.apply(l, -1, 0), l, 0);
      Tensor lower = BandPart.apply(a, -1, 0);
      assertThat(Cholesky.apply(lower).data()).isEqualTo(l.data());
    }
  }

  @Test
  void reflectionsGiveAnOrthonormalFactorAndATriangle() {
    for (int[] dims :
        List.of(
            new int[] {1, 1},
            new int[] {4, 4},
            new int[] {7, 3},
            new int[] {3, 7},
            new int[] {60, 40},
            new int[] {3, 5, 4},
            new int[] {2, 2, 4, 5},
            new int[] {3, 0},
            new int[] {0, 3})) {
      Tensor a = random(dims);
      for (boolean full : new boolean[] {false, true}) {
        Qr.Parts parts = Qr.apply(a, full);
        int width = Matrices.columns(parts.q());
        close(parts.q().matMul(parts.r()), a, 1e-5);
        Tensor one =
            Matrices.identity(width).broadcastTo(Shape.of(Matrices.dims(a, 2, width, width)));
        close(parts.q().matMul(parts.q(), true, false), one, 1e-5);
        close(BandPart.apply(parts.r(), 0, -1), parts.r(), 0);
      }
    }
    Tensor zeros = Tensors.zeros(Shape.of(3, 2));
    assertThat(Qr.apply(zeros, false).r().data()).containsOnly(0);
  }

  @Test
  void eigenvectorsAreOnlyStretched() {
    for (int size : SIZES) {
      Tensor x = random(size, size);
      Tensor a = x.add(Matrices.turned(x));
      Eigen.Parts parts = Eigen.apply(a);
      Tensor v = parts.vectors();
      close(a.matMul(v), v.mul(parts.values()), 1e-5);
      close(v.matMul(v, true, false), ones(0, size), 1e-5);
      float[] values = parts.values().data();
      assertThat(values).isSorted();
      double trace = a.mul(Matrices.identity(size)).sum().item();
      assertThat(parts.values().sum().item()).isCloseTo(trace, within(1e-4 * size));
    }
    assertThat(Eigen.apply(Matrices.identity(4)).values().data()).containsOnly(1);
    assertThat(Eigen.apply(random(5, 3, 3)).values().shape()).isEqualTo(Shape.of(5, 3));
    assertThat(Eigen.apply(Tensors.zeros(Shape.of(0, 0))).values().shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void turnAndStretchAndTurnGiveTheMatrixBack() {
    for (int[] dims :
        List.of(
            new int[] {1, 1},
            new int[] {4, 4},
            new int[] {7, 3},
            new int[] {3, 7},
            new int[] {90, 60},
            new int[] {3, 5, 4},
            new int[] {2, 2, 3, 5},
            new int[] {3, 0},
            new int[] {0, 3})) {
      for (boolean full : new boolean[] {false, true}) {
        Tensor a = random(dims);
        SingularValues.Parts parts = SingularValues.apply(a, full);
        int less =
            Matrices.columns(
                parts
                    .s()
                    .reshape(
                        Matrices.dims(
                            parts.s(), 1, 1, Math.min(Matrices.rows(a), Matrices.columns(a)))));
        Tensor u = first(parts.u(), a.rank() - 1, less);
        Tensor vt = first(parts.vt(), a.rank() - 2, less);
        Tensor s = parts.s().reshape(Matrices.dims(parts.s(), 1, 1, less));
        close(u.mul(s).matMul(vt), a, 1e-5);
        int left = Matrices.columns(parts.u());
        close(
            parts.u().matMul(parts.u(), true, false),
            Matrices.identity(left).broadcastTo(Shape.of(Matrices.dims(a, 2, left, left))),
            1e-5);
        int right = Matrices.rows(parts.vt());
        close(
            parts.vt().matMul(parts.vt(), false, true),
            Matrices.identity(right).broadcastTo(Shape.of(Matrices.dims(a, 2, right, right))),
            1e-5);
      }
    }
  }

  private static Tensor first(Tensor x, int axis, int count) {
    int[] size = x.shape().toArray();
    size[axis] = count;
    return x.slice(new int[x.rank()], size);
  }

  @Test
  void singularMatricesAreTakenApartAsWell() {
    Tensor x = random(30, 4);
    Tensor a = x.matMul(x, false, true);
    SingularValues.Parts parts = SingularValues.apply(a, false);
    close(parts.u().mul(parts.s()).matMul(parts.vt()), a, 1e-5);
    close(parts.u().matMul(parts.u(), true, false), ones(0, 30), 1e-5);
    float[] values = parts.s().data();
    for (int i = 4; i < 30; i++) {
      assertThat(values[i]).isCloseTo(0, within(1e-5f * values[0]));
    }
    assertThat(SingularValues.apply(Tensors.zeros(Shape.of(3, 2)), false).s().data())
        .containsOnly(0);
  }

  @Test
  void leastSquaresLeaveARestAtRightAnglesToTheColumns() {
    Tensor a = random(50, 6);
    Tensor b = random(50, 2);
    Tensor rest = a.matMul(LeastSquares.apply(a, b)).sub(b);
    close(a.matMul(rest, true, false), Tensors.zeros(Shape.of(6, 2)), 1e-4);
    Tensor wide = random(4, 9);
    Tensor right = random(4);
    Tensor x = LeastSquares.apply(wide, right);
    close(wide.matMul(x.reshape(9, 1)), right.reshape(4, 1), 1e-5);
  }

  @Test
  void pseudoInversesMeetPenrosesEquations() {
    Tensor thin = random(9, 3);
    Tensor flawed = thin.matMul(random(3, 8));
    for (Tensor a : List.of(thin, Matrices.turned(thin), flawed, random(5, 5))) {
      Tensor p = LeastSquares.pseudoInverse(a);
      close(a.matMul(p).matMul(a), a, 1e-4);
      close(p.matMul(a).matMul(p), p, 1e-4);
      close(Matrices.turned(a.matMul(p)), a.matMul(p), 1e-4);
      close(Matrices.turned(p.matMul(a)), p.matMul(a), 1e-4);
    }
  }

  @Test
  void whatIsNoNumberGivesNone() {
    Tensor a = Tensors.tensor(new float[] {1, 2, Float.NaN, 4}, 2, 2);
    assertThat(Inverse.apply(a).data()).contains(Float.NaN);
    assertThat(Determinant.apply(a).item()).isNaN();
    assertThat(Cholesky.apply(a).data()).contains(Float.NaN);
    assertThat(Qr.apply(a, false).r().data()).contains(Float.NaN);
    assertThat(Eigen.apply(a).values().data()).containsOnly(Float.NaN);
    assertThat(SingularValues.apply(a, false).s().data()).containsOnly(Float.NaN);
    assertThat(Solve.apply(a, Tensors.ones(Shape.of(2))).data()).contains(Float.NaN);
  }

  @Test
  void wholeNumbersAreTakenAsFloats() {
    Tensor a = Tensors.tensor(new int[] {2, 0, 0, 4}, 2, 2);
    assertThat(Inverse.apply(a).data()).containsExactly(0.5f, 0, 0, 0.25f);
  }

  @Test
  void theMessagesTeach() {
    says(
        () -> Inverse.apply(random(2, 3)),
        "linalg.inv: a square matrix is needed, not [2,3]: 2 rows, 3 columns.");
    Tensor counting = Tensors.tensor(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3);
    says(
        () -> Inverse.apply(counting),
        "linalg.inv: the matrix is singular: its row 2 is made of the rows before it, as far as"
            + " single precision tells.");
    says(
        () -> Solve.apply(Tensors.zeros(Shape.of(2, 3, 3)), random(3)),
        "linalg.solve: matrix 0 of the batch is singular: its row 0 is zero, as far as single"
            + " precision tells.");
    says(
        () -> Solve.apply(random(3, 3), random(2, 1)),
        "linalg.solve: [3,3] has 3 equations, [2,1] has 2 right sides.");
    says(
        () -> Cholesky.apply(Tensors.tensor(new float[] {1, 2, 2, 1}, 2, 2)),
        "linalg.cholesky: the matrix is not positive definite, as its row 1 shows.");
    says(
        () -> Eigen.apply(random(3)),
        "linalg.eigh: a matrix is needed, with a rank >= 2, but got rank 1: [3].");
    says(
        () -> GramSchmidt.apply(random(3, 2)),
        "linalg.gramSchmidt: Number of vectors (3) exceeds number of dimensions (2).");
  }

  private static void says(ThrowingCallable call, String message) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(call)
        .withMessage(message)
        .satisfies(fault -> assertThat(fault.remedy()).endsWith("."));
  }
}
