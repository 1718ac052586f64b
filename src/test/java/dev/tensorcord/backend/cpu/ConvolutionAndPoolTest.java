package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Pooling;
import dev.tensorcord.backend.Slide;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A convolution and a pool in one give what the two kernels give one after the other, forward and
 * back, over shapes that meet both ways of doing it.
 */
final class ConvolutionAndPoolTest {
  private static final CpuBackend BACKEND = new CpuBackend(new CpuSettings(2, 1 << 20));
  private static final CpuBackend ALONE = new CpuBackend(new CpuSettings(1, 1 << 20));
  private static final int LANES = ConvTile.WIDTH;

  private record Case(
      int batch, Slide rows, Slide columns, int channels, int filters, Slide down, Slide along) {
    Kernel.Conv2d conv(boolean finished) {
      return new Kernel.Conv2d(batch, rows, columns, channels, filters, finished, finished);
    }

    int images() {
      return batch * rows.input() * columns.input() * channels;
    }

    int maps() {
      return batch * rows.output() * columns.output() * filters;
    }

    int windows() {
      return batch * down.output() * along.output() * filters;
    }

    int taps() {
      return rows.filter() * columns.filter() * channels * filters;
    }
  }

  static Stream<Case> shapes() {
    return Stream.of(
        // Halves: with few filters, places of the image are in the lanes.
        of(3, conv(12, 5, 1, 1, 0), conv(28, 5, 1, 1, 0), 1, LANES / 2, 2, 2, 0),
        of(2, conv(7, 3, 1, 1, 1), conv(9, 2, 1, 1, 1), 3, 3, 2, 2, 0),
        of(1, conv(9, 3, 1, 2, 2), conv(12, 2, 1, 3, 1), 2, 1, 2, 2, 0),
        of(3, conv(12, 5, 1, 1, 0), conv(12, 5, 1, 1, 0), 8, LANES, 2, 2, 0),
        of(40, conv(6, 3, 1, 1, 1), conv(6, 3, 1, 1, 1), 2, 2 * LANES + 3, 2, 2, 0),
        of(2, conv(11, 3, 2, 1, 1), conv(10, 4, 2, 1, 0), 3, LANES - 1, 2, 2, 0),
        // Windows that overlap, stand over the border, have gaps between them.
        of(2, conv(9, 3, 1, 1, 1), conv(8, 3, 1, 1, 0), 2, LANES + 1, 3, 2, 1),
        of(2, conv(9, 3, 1, 1, 0), conv(8, 3, 1, 1, 0), 2, 5, 3, 1, 0),
        of(1, conv(9, 3, 1, 2, 2), conv(9, 2, 1, 3, 1), 2, LANES, 2, 3, 1),
        of(1, conv(200, 3, 1, 1, 1), conv(60, 3, 1, 1, 1), 9, LANES, 2, 2, 0),
        of(0, conv(6, 3, 1, 1, 1), conv(6, 3, 1, 1, 1), 2, 3, 2, 2, 0),
        of(2, conv(3, 3, 1, 1, 0), conv(3, 3, 1, 1, 0), 2, 3, 2, 2, 0),
        of(2, conv(3, 3, 1, 1, 0), conv(3, 3, 1, 1, 0), 2, LANES, 1, 1, 0));
  }

  private static Case of(
      int batch,
      Slide rows,
      Slide columns,
      int channels,
      int filters,
      int size,
      int stride,
      int before) {
    return new Case(
        batch,
        rows,
        columns,
        channels,
        filters,
        conv(rows.output(), size, stride, 1, before),
        conv(columns.output(), size, stride, 1, before));
  }

  private static Slide conv(int input, int taps, int stride, int dilation, int before) {
    int room = input + 2 * before - (taps - 1) * dilation - 1;
    int output = Math.floorDiv(room, stride) + 1;
    return new Slide(input, taps, Math.max(0, output), stride, dilation, before);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void oneStepIsTwoSteps(Case c) {
    Buffer x = random(c.images(), 1);
    Buffer w = random(c.taps(), 2);
    Buffer bias = random(c.filters, 3);
    Buffer maps = BACKEND.allocate(Element.F32, c.maps());
    Buffer due = BACKEND.allocate(Element.F32, c.windows());
    BACKEND.run(c.conv(true), maps, x, w, bias);
    BACKEND.run(new Kernel.Pool(Pooling.MAX, c.batch, c.down, c.along, c.filters), due, maps);
    Buffer found = BACKEND.allocate(Element.F32, c.windows());
    Buffer places = BACKEND.allocate(Element.BOOL, c.windows());
    BACKEND.run(new Kernel.Conv2dPool(c.conv(true), c.down, c.along, false), found, x, w, bias);
    same(found, due, c.windows());
    BACKEND.run(
        new Kernel.Conv2dPool(c.conv(true), c.down, c.along, true), found, x, w, bias, places);
    same(found, due, c.windows());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradientsOfOneStepAreThoseOfTwo(Case c) {
    Buffer x = random(c.images(), 1);
    Buffer w = random(c.taps(), 2);
    Buffer dy = random(c.windows(), 4);
    Buffer maps = BACKEND.allocate(Element.F32, c.maps());
    Buffer back = BACKEND.allocate(Element.F32, c.maps());
    Kernel.Conv2d conv = c.conv(false);
    BACKEND.run(conv, maps, x, w);
    BACKEND.run(
        new Kernel.PoolGradient(Pooling.MAX, c.batch, c.down, c.along, c.filters), back, dy, maps);
    Buffer dx = BACKEND.allocate(Element.F32, c.images());
    Buffer dw = BACKEND.allocate(Element.F32, c.taps());
    BACKEND.run(
        new Kernel.Conv2dInputGradient(c.batch, c.rows, c.columns, c.channels, c.filters),
        dx,
        back,
        w);
    BACKEND.run(
        new Kernel.Conv2dFilterGradient(c.batch, c.rows, c.columns, c.channels, c.filters),
        dw,
        x,
        back);
    Buffer pooled = BACKEND.allocate(Element.F32, c.windows());
    Buffer places = BACKEND.allocate(Element.BOOL, c.windows());
    BACKEND.run(new Kernel.Conv2dPool(conv, c.down, c.along, true), pooled, x, w, places);
    Buffer foundX = BACKEND.allocate(Element.F32, c.images());
    Buffer foundW = BACKEND.allocate(Element.F32, c.taps());
    BACKEND.run(new Kernel.Conv2dPoolInputGradient(conv, c.down, c.along), foundX, dy, places, w);
    same(foundX, dx, c.images());
    Kernel byFilter = new Kernel.Conv2dPoolFilterGradient(conv, c.down, c.along);
    BACKEND.run(byFilter, foundW, x, dy, places);
    same(foundW, dw, c.taps());
    Buffer alone = ALONE.allocate(Element.F32, c.taps());
    ALONE.run(byFilter, alone, x, dy, places);
    assertThat(floats(alone, c.taps())).isEqualTo(floats(foundW, c.taps()));
  }

  @Test
  void theFirstOfEqualsGivesItsPlaceAndNotANumberIsPassedOver() {
    Case c = of(1, conv(4, 1, 1, 1, 0), conv(4, 1, 1, 1, 0), 1, 1, 2, 2, 0);
    float nan = Float.NaN;
    float low = Float.NEGATIVE_INFINITY;
    Buffer x =
        buffer(
            1, 1, nan, 2, //
            1, 1, 3, nan, //
            nan, nan, low, low, //
            nan, nan, low, 5);
    Buffer w = buffer(1);
    Buffer y = BACKEND.allocate(Element.F32, 4);
    Buffer places = BACKEND.allocate(Element.BOOL, 4);
    BACKEND.run(new Kernel.Conv2dPool(c.conv(false), c.down, c.along, true), y, x, w, places);
    assertThat(floats(y, 4)).containsExactly(1, 3, low, 5);
    byte[] found = new byte[4];
    BACKEND.read(places, found, 4);
    assertThat(found).containsExactly(0, 2, 0, 3);
  }

  private static Buffer random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return buffer(values);
  }

  private static Buffer buffer(float... values) {
    Buffer buffer = BACKEND.allocate(Element.F32, values.length);
    BACKEND.write(buffer, values, values.length);
    return buffer;
  }

  private static float[] floats(Buffer buffer, int count) {
    float[] values = new float[count];
    BACKEND.read(buffer, values, count);
    return values;
  }

  private static void same(Buffer found, Buffer due, int count) {
    float[] a = floats(found, count);
    float[] b = floats(due, count);
    for (int i = 0; i < count; i++) {
      assertThat(a[i])
          .as("value %d", i)
          .isCloseTo(b[i], within(2e-4f * Math.max(1, Math.abs(b[i]))));
    }
  }
}
