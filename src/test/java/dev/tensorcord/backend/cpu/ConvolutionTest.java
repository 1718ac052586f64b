package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Slide;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The three convolution kernels against the formula in double precision, over shapes that meet
 * every block: few and many channels, filters beside whole vectors, bands, gaps, empty images.
 */
final class ConvolutionTest {
  private static final CpuBackend BACKEND = new CpuBackend(new CpuSettings(2, 1 << 20));

  private record Case(int batch, Slide rows, Slide columns, int channels, int filters) {}

  static Stream<Case> shapes() {
    int lanes = ConvTile.WIDTH;
    return Stream.of(
        new Case(2, slide(5, 3, 1, 1, 1), slide(29, 3, 1, 1, 1), 1, lanes),
        new Case(2, slide(9, 3, 1, 1, 1), slide(13, 3, 1, 1, 1), 5, 2 * lanes),
        new Case(1, slide(6, 3, 1, 1, 0), slide(7, 2, 1, 1, 0), lanes, 3 * lanes + 1),
        new Case(3, slide(11, 5, 2, 1, 2), slide(12, 4, 3, 1, 1), 3, lanes - 1),
        new Case(1, slide(9, 3, 1, 2, 2), slide(9, 2, 1, 3, 1), 2, lanes + 1),
        new Case(1, slide(200, 3, 1, 1, 1), slide(60, 3, 1, 1, 1), 9, 3),
        new Case(2, slide(4, 1, 1, 1, 0), slide(4, 1, 1, 1, 0), 1, 1),
        new Case(1, slide(2, 7, 1, 1, 3), slide(3, 7, 1, 1, 3), 1, 2),
        new Case(2, slide(5, 1, 3, 1, 4), slide(5, 2, 2, 1, 5), 2, 2),
        new Case(0, slide(5, 3, 1, 1, 1), slide(5, 3, 1, 1, 1), 2, 2),
        new Case(2, slide(2, 3, 2, 1, 0), slide(5, 3, 2, 1, 0), 2, 2),
        new Case(2, slide(0, 2, 1, 1, 1), slide(5, 3, 2, 1, 1), 2, 2));
  }

  private static Slide slide(int input, int taps, int stride, int dilation, int before) {
    int room = input + 2 * before - (taps - 1) * dilation - 1;
    return new Slide(input, taps, Math.floorDiv(room, stride) + 1, stride, dilation, before);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theKernelsDoWhatTheFormulaSays(Case c) {
    float[] x = random(c.batch * c.rows.input() * c.columns.input() * c.channels, 1);
    float[] w = random(c.rows.filter() * c.columns.filter() * c.channels * c.filters, 2);
    float[] dy = random(c.batch * c.rows.output() * c.columns.output() * c.filters, 3);
    float[] bias = random(c.filters, 4);
    double[] y = new double[dy.length];
    double[] dx = new double[x.length];
    double[] dw = new double[w.length];
    formula(c, x, w, dy, y, dx, dw);
    Kernel.Conv2d forward =
        new Kernel.Conv2d(c.batch, c.rows, c.columns, c.channels, c.filters, false, false);
    Kernel.Conv2d finished =
        new Kernel.Conv2d(c.batch, c.rows, c.columns, c.channels, c.filters, true, true);
    double[] z = new double[y.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = Math.max(0, y[i] + bias[i % c.filters]);
    }
    check(run(forward, y.length, x, w), y);
    check(run(finished, y.length, x, w, bias), z);
    check(
        run(
            new Kernel.Conv2dInputGradient(c.batch, c.rows, c.columns, c.channels, c.filters),
            dx.length,
            dy,
            w),
        dx);
    check(
        run(
            new Kernel.Conv2dFilterGradient(c.batch, c.rows, c.columns, c.channels, c.filters),
            dw.length,
            x,
            dy),
        dw);
  }

  private static void formula(
      Case c, float[] x, float[] w, float[] dy, double[] y, double[] dx, double[] dw) {
    int at = 0;
    for (int b = 0; b < c.batch; b++) {
      for (int row = 0; row < c.rows.output(); row++) {
        for (int column = 0; column < c.columns.output(); column++) {
          for (int f = 0; f < c.filters; f++, at++) {
            for (int i = 0; i < c.rows.filter(); i++) {
              for (int j = 0; j < c.columns.filter(); j++) {
                int from = c.rows.at(row, i);
                int to = c.columns.at(column, j);
                if (from < 0 || from >= c.rows.input() || to < 0 || to >= c.columns.input()) {
                  continue;
                }
                for (int k = 0; k < c.channels; k++) {
                  int seen =
                      ((b * c.rows.input() + from) * c.columns.input() + to) * c.channels + k;
                  int tap = ((i * c.columns.filter() + j) * c.channels + k) * c.filters + f;
                  y[at] += (double) x[seen] * w[tap];
                  dx[seen] += (double) dy[at] * w[tap];
                  dw[tap] += (double) dy[at] * x[seen];
                }
              }
            }
          }
        }
      }
    }
  }

  private static float[] run(Kernel kernel, int length, float[]... inputs) {
    Buffer[] given = new Buffer[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      given[i] = BACKEND.allocate(Element.F32, inputs[i].length);
      BACKEND.write(given[i], inputs[i], inputs[i].length);
    }
    Buffer output = BACKEND.allocate(Element.F32, length);
    BACKEND.run(kernel, output, given);
    float[] values = new float[length];
    BACKEND.read(output, values, length);
    return values;
  }

  private static void check(float[] found, double[] due) {
    for (int i = 0; i < due.length; i++) {
      assertThat((double) found[i])
          .as("value %d", i)
          .isCloseTo(due[i], within(2e-4 * Math.max(1, Math.abs(due[i]))));
    }
  }

  private static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
