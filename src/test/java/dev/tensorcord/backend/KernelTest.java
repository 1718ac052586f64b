package dev.tensorcord.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.backend.Kernel.Distribution;
import dev.tensorcord.backend.Kernel.Reduction;
import dev.tensorcord.backend.cpu.CpuBackend;
import dev.tensorcord.backend.cpu.CpuSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kernel is data: written out and read back, on another backend, it does the same to the bit. */
final class KernelTest {
  private static final Backend ONE = new CpuBackend(new CpuSettings(1, 1 << 20));
  private static final Backend FOUR = new CpuBackend(new CpuSettings(4, 0));
  private static final int LONG = 300_001;
  private static final View LINE = View.dense(Element.F32, List.of(LONG));

  private record Case(String name, Kernel kernel, int inputs, int length, Element gives) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> kernels() {
    Expr fused = Expr.of(Fn.MAX, Expr.in(0).times(Expr.in(1)).plus(Expr.of(0.25)), Expr.of(0));
    Expr test = Expr.of(Fn.GT, Expr.in(0), Expr.in(1));
    Expr whole = Expr.of(Fn.ABS, new Expr.Cast(Element.I32, Expr.in(0).times(Expr.of(100))));
    View rows = new View(Element.F32, 0, List.of(0, 1));
    View turned = new View(Element.F32, 0, List.of(1, 400));
    View matrix = new View(Element.F32, 0, List.of(0, 300, 1));
    View transposed = new View(Element.F32, 0, List.of(0, 1, 300));
    return Stream.of(
        map("map fused", fused, Element.F32),
        map("map to bool", test, Element.BOOL),
        map("map to int", whole, Element.I32),
        new Case(
            "map of rows and columns",
            new Kernel.Map(List.of(400, 700), fused, List.of(rows, turned)),
            2,
            280_000,
            Element.F32),
        reduce("sum", Reduction.SUM, Element.F32),
        reduce("mean", Reduction.MEAN, Element.F32),
        reduce("max", Reduction.MAX, Element.F32),
        reduce("place of the least", Reduction.ARG_MIN, Element.I32),
        new Case(
            "sum of columns",
            new Kernel.Reduce(
                Reduction.SUM, List.of(400), List.of(700), fused, List.of(turned, turned)),
            2,
            400,
            Element.F32),
        new Case(
            "product of matrices",
            new Kernel.MatMul(2, 250, 300, 300, matrix, transposed),
            2,
            150_000,
            Element.F32),
        factor("inverses", Kernel.Factoring.INVERSE, 2, 150, 150),
        factor("determinants", Kernel.Factoring.DETERMINANT, 30, 90, 90),
        factor("reflections", Kernel.Factoring.QR, 3, 80, 50),
        factor("eigenvectors", Kernel.Factoring.EIGEN, 2, 130, 130),
        factor("singular vectors", Kernel.Factoring.FULL_SINGULAR_VALUES, 2, 90, 120),
        new Case(
            "equations",
            new Kernel.Solve(
                2,
                170,
                200,
                new View(Element.F32, 0, List.of(170 * 170, 1, 170)),
                new View(Element.F32, 0, List.of(0, 200, 1))),
            2,
            2 * 170 * 200,
            Element.F32),
        convolution("convolution", 22, 20, 20 * 20 * 22 * 20),
        convolution("convolution of few channels", 1, 20, 20 * 20 * 22 * 20),
        new Case(
            "convolution by images",
            new Kernel.Conv2dInputGradient(20, slide(20, 2), slide(22, 1), 22, 20),
            2,
            20 * 20 * 22 * 22,
            Element.F32),
        new Case(
            "convolution by filters",
            new Kernel.Conv2dFilterGradient(20, slide(20, 1), slide(22, 1), 22, 20),
            2,
            3 * 3 * 22 * 20,
            Element.F32),
        pool("largest in windows", Kernel.Pooling.MAX, 1),
        pool("found by another", Kernel.Pooling.MAX, 2),
        pool("average of windows", Kernel.Pooling.AVERAGE, 1),
        new Case(
            "largest in windows, back",
            new Kernel.PoolGradient(Kernel.Pooling.MAX, 20, slide(20, 2), slide(22, 2), 22),
            2,
            20 * 20 * 22 * 22,
            Element.F32),
        new Case(
            "sum of rows",
            new Kernel.Reduce(
                Reduction.SUM,
                List.of(30),
                List.of(10_000),
                fused,
                List.of(
                    new View(Element.F32, 0, List.of(1, 30)),
                    new View(Element.F32, 0, List.of(1, 0)))),
            2,
            30,
            Element.F32),
        new Case(
            "copy",
            new Kernel.Copy(List.of(400, 700), turned, View.dense(Element.F32, List.of(400, 700))),
            1,
            280_000,
            Element.F32),
        new Case("fill", new Kernel.Fill(LONG, Element.F32, 2.5), 0, LONG, Element.F32),
        random(Distribution.UNIFORM),
        random(Distribution.NORMAL),
        random(Distribution.TRUNCATED_NORMAL));
  }

  /** A filter of 3 taps along an axis, with padding 'same'. */
  private static Slide slide(int size, int stride) {
    int output = (size + stride - 1) / stride;
    return new Slide(size, 3, output, stride, 1, ((output - 1) * stride + 3 - size) / 2);
  }

  private static Case factor(String name, Kernel.Factoring how, int batch, int rows, int columns) {
    Kernel.Factor kernel = new Kernel.Factor(how, batch, rows, columns);
    return new Case(name, kernel, 1, batch * kernel.length(), Element.F32);
  }

  private static Case convolution(String name, int channels, int filters, int length) {
    Kernel kernel =
        new Kernel.Conv2d(20, slide(20, 1), slide(22, 1), channels, filters, false, false);
    return new Case(name, kernel, 2, length, Element.F32);
  }

  private static Case pool(String name, Kernel.Pooling how, int inputs) {
    Kernel kernel = new Kernel.Pool(how, 20, slide(20, 2), slide(22, 2), 22);
    return new Case(name, kernel, inputs, 20 * 10 * 11 * 22, Element.F32);
  }

  private static Case map(String name, Expr expression, Element gives) {
    Kernel kernel = new Kernel.Map(List.of(LONG), expression, List.of(LINE, LINE));
    return new Case(name, kernel, 2, LONG, gives);
  }

  private static Case reduce(String name, Reduction how, Element gives) {
    Kernel kernel =
        new Kernel.Reduce(
            how,
            List.of(),
            List.of(LONG),
            Expr.in(0).minus(Expr.in(1)),
            List.of(LINE, View.repeated(Element.F32, 1)));
    return new Case(name, kernel, 2, 1, gives);
  }

  private static Case random(Distribution from) {
    Kernel kernel = new Kernel.Random(LONG, from, -1, 3, 42);
    return new Case("random " + from, kernel, 0, LONG, Element.F32);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void doesTheSameAfterAJourneyAndOnAnyNumberOfThreads(Case each)
      throws IOException, ClassNotFoundException {
    Kernel returned = journey(each.kernel());
    assertThat(returned).isEqualTo(each.kernel());
    assertThat(run(FOUR, returned, each)).isEqualTo(run(ONE, each.kernel(), each));
  }

  private static Object run(Backend backend, Kernel kernel, Case each) {
    Buffer[] inputs = new Buffer[each.inputs()];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < inputs.length; i++) {
      float[] values = new float[LONG];
      for (int j = 0; j < LONG; j++) {
        values[j] = (float) random.nextDouble(-1, 1);
      }
      inputs[i] = backend.allocate(Element.F32, LONG);
      backend.write(inputs[i], values, LONG);
    }
    Buffer output = backend.allocate(each.gives(), each.length());
    backend.run(kernel, output, inputs);
    Object values =
        switch (each.gives()) {
          case F32 -> new float[each.length()];
          case I32 -> new int[each.length()];
          case BOOL -> new byte[each.length()];
        };
    backend.read(output, values, each.length());
    return values;
  }

  private static Kernel journey(Kernel kernel) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(kernel);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Kernel) in.readObject();
    }
  }
}
