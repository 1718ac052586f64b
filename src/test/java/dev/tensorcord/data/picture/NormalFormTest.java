package dev.tensorcord.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Ink of any size and place comes out as MNIST's would. */
final class NormalFormTest {
  @Test
  void nothingStaysNothing() {
    assertThat(NormalForm.of(new float[30 * 40], 30, 40)).hasSize(784).containsOnly(0);
  }

  @Test
  void theSameBarAnywhereAndInAnySizeGivesTheSamePicture() {
    float[] small = NormalForm.of(bar(60, 100, 20, 10, 12, 80), 60, 100);
    float[] large = NormalForm.of(bar(900, 700, 500, 20, 96, 640), 900, 700);
    for (int i = 0; i < 784; i++) {
      assertThat(large[i]).isCloseTo(small[i], within(0.02f));
    }
  }

  @Test
  void theBoxIsTwentyHighAndItsMassInTheMiddle() {
    float[] form = NormalForm.of(bar(60, 100, 3, 10, 12, 80), 60, 100);
    double mass = 0;
    double x = 0;
    double y = 0;
    int rows = 0;
    for (int row = 0; row < 28; row++) {
      double ink = 0;
      for (int column = 0; column < 28; column++) {
        float here = form[row * 28 + column];
        ink += here;
        x += here * (column + 0.5);
        y += here * (row + 0.5);
      }
      mass += ink;
      rows += ink > 0.5 ? 1 : 0;
    }
    assertThat(rows).isEqualTo(20);
    assertThat(x / mass).isCloseTo(14, within(0.5));
    assertThat(y / mass).isCloseTo(14, within(0.5));
  }

  @Test
  void aHairlineInALargePictureIsBroadenedAndFaintInkRaised() {
    float[] ink = bar(1500, 1500, 700, 100, 3, 1200);
    for (int i = 0; i < ink.length; i++) {
      ink[i] *= 0.4f;
    }
    float[] form = NormalForm.of(ink, 1500, 1500);
    double middle = 0;
    for (int column = 0; column < 28; column++) {
      middle += form[14 * 28 + column];
    }
    assertThat(middle).isBetween(1.6, 2.6);
  }

  @Test
  void aSinglePixelIsNoTrouble() {
    assertThat(NormalForm.of(new float[] {1}, 1, 1)).contains(1);
  }

  @Test
  void countsTheValues() {
    assertThatThrownBy(() -> NormalForm.of(new float[5], 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] bar(int width, int height, int left, int top, int wide, int high) {
    float[] ink = new float[width * height];
    for (int y = top; y < top + high; y++) {
      for (int x = left; x < left + wide; x++) {
        ink[y * width + x] = 1;
      }
    }
    return ink;
  }
}
