package dev.tensorcord.data.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.data.Mnist;
import dev.tensorcord.data.digits.DigitSamples.Origin;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Samples depend on their number alone, and are what they say. */
final class DigitSamplesTest {
  private static final DigitSamples SAMPLES = new DigitSamples(Mnist.test(), 5);

  private static float[] sample(DigitSamples from, long epoch, int index) {
    float[] pixels = new float[Mnist.PIXELS];
    from.make(epoch, index, pixels, 0);
    return pixels;
  }

  @Test
  void eachDependsOnSeedEpochAndNumberAlone() {
    for (int index = 0; index < 40; index++) {
      float[] once = sample(SAMPLES, 2, index);
      sample(SAMPLES, 9, 1234);
      assertThat(sample(new DigitSamples(Mnist.test(), 5), 2, index)).isEqualTo(once);
    }
    assertThat(sample(SAMPLES, 2, 3)).isNotEqualTo(sample(SAMPLES, 3, 3));
    assertThat(sample(SAMPLES, 2, 3)).isNotEqualTo(sample(SAMPLES, 2, 4));
    assertThat(sample(SAMPLES, 2, 3)).isNotEqualTo(sample(new DigitSamples(Mnist.test(), 6), 2, 3));
  }

  @Test
  void eachOriginGivesItsPartAndEveryDigit() {
    Map<Origin, int[]> counts = new EnumMap<>(Origin.class);
    float[] pixels = new float[Mnist.PIXELS];
    int count = 4000;
    for (int index = 0; index < count; index++) {
      int label = SAMPLES.make(0, index, pixels, 0);
      int[] tally =
          counts.computeIfAbsent(DigitSamples.origin(index), o -> new int[DigitSamples.LABELS]);
      tally[label]++;
      for (float each : pixels) {
        assertThat(each).isBetween(0f, 1f);
      }
    }
    counts.forEach((origin, tally) -> {
      int digits = Arrays.stream(tally, 0, 10).sum();
      if (origin == Origin.NO_DIGIT) {
        assertThat(digits).isZero();
        assertThat(tally[DigitSamples.NONE]).isEqualTo(count * 3 / 20);
      } else {
        assertThat(digits).isEqualTo(count * (origin == Origin.PEN ? 5 : 6) / 20);
        assertThat(Arrays.stream(tally, 0, 10).min().getAsInt()).isGreaterThan(digits / 20);
      }
    });
    assertThat(counts).hasSize(4);
  }

  @Test
  void aPartOfTheArrayIsWrittenAndNoMore() {
    float[] three = new float[3 * Mnist.PIXELS];
    Arrays.fill(three, -1);
    SAMPLES.make(0, 14, three, Mnist.PIXELS);
    assertThat(Arrays.copyOfRange(three, 0, Mnist.PIXELS)).containsOnly(-1);
    assertThat(Arrays.copyOfRange(three, Mnist.PIXELS, 2 * Mnist.PIXELS))
        .isEqualTo(sample(SAMPLES, 0, 14));
    assertThat(Arrays.copyOfRange(three, 2 * Mnist.PIXELS, 3 * Mnist.PIXELS)).containsOnly(-1);
  }

  @Test
  void everyDigitIsWrittenInManyWays() {
    for (int digit = 0; digit < 10; digit++) {
      assertThat(Glyph.of(digit)).as("ways to write %d", digit).hasSizeGreaterThanOrEqualTo(10);
    }
    assertThat(Glyph.of(Glyph.NONE)).hasSizeGreaterThan(40);
  }

  @Test
  void strokesAreReadAsTheFileSays() {
    Glyph glyph = Glyph.parse("7 barred low  / 2,2 54,0 20,100 | ~ 8,58 !48,52 50,60");
    assertThat(glyph.label()).isEqualTo(7);
    assertThat(glyph.name()).isEqualTo("barred low");
    assertThat(glyph.strokes()).hasSize(2);
    assertThat(glyph.strokes().get(0).path()).hasSize(3);
    assertThat(glyph.strokes().get(1).corner()).containsExactly(false, true, false);
    double[] first = glyph.strokes().get(1).path().getFirst();
    assertThat(first).containsExactly(8, 58);
    Glyph ring = Glyph.parse("- ring o 0,0 10,0 10,10 0,10");
    assertThat(ring.label()).isEqualTo(Glyph.NONE);
    assertThat(ring.strokes().getFirst().path().getLast()).containsExactly(0, 0);
  }

  @Test
  void aRoundPenCoversItsWidth() {
    Ink ink = new Ink(40);
    Pen pen = new Pen(3, 1, 0, 0, 0);
    pen.draw(ink, java.util.List.of(new double[] {20, 5}, new double[] {20, 35}));
    float across = 0;
    for (int x = 0; x < 40; x++) {
      across += ink.at(x, 20);
    }
    assertThat(across).isCloseTo(6, within(0.1f));
    assertThat(ink.at(20, 39)).isZero();
    assertThat(ink.at(10, 20)).isZero();
  }

  @Test
  void withoutStrengthABendChangesNothing() {
    Ink image = new Ink(Mnist.test().image(0), Mnist.SIDE);
    Bend bend = new Bend(new Dice(1, 2, 3), new Bend.Strength(0, 0, 1, 0, 0));
    float[] bent = bend.through(image, Mnist.SIDE).values();
    for (int i = 0; i < bent.length; i++) {
      assertThat(bent[i]).isCloseTo(image.values()[i], within(1e-4f));
    }
  }
}
