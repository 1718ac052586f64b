package dev.tensorcord.data.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much ink each pixel holds, uneven light taken off: what stands out from its local ground by
 * being darker (or lighter) and narrower than a square.
 *
 * @param strength 0 to about 1; ink in a shadow is as strong as ink in the light
 * @param ground the grey level behind the ink
 * @param floor what is weaker than this may be noise
 * @param gap how far taking a paper's lines off may have torn strokes apart
 */
record Ink(Plane strength, Plane ground, float floor, int gap) {
  /** The weakest ink that counts, for a perfect scan. */
  private static final float WEAKEST = 0.045f;

  /** Noise beyond so many deviations is none. */
  private static final float DEVIATIONS = 5;

  /** Added to the ground's brightness before dividing by it, so that the dark is not all ink. */
  private static final float DARKEST = 50;

  /** How much weaker than the parting a stroke's ends may be. */
  private static final float WEAKER = 0.4f;

  /** A piece with its weak ends is at most so many times as large as without. */
  private static final double MOSTLY = 3;

  /** And at most so many times as long. */
  private static final double FARTHER = 1.6;

  private static final int LEVELS = 256;

  /** Ink darker than its ground, or lighter than it, and narrower than twice the radius. */
  static Ink of(Contrast contrast, boolean dark, int radius) {
    Plane grey = dark ? contrast.grey() : contrast.grey().negated();
    Plane ground = grey.closed(radius);
    Plane strength = new Plane(grey.width(), grey.height());
    boolean shaded = dark && contrast.light();
    for (int i = 0; i < strength.at().length; i++) {
      float behind = ground.at()[i];
      float less = behind - grey.at()[i];
      strength.at()[i] = shaded ? less * (1 + DARKEST / 255) / (behind + DARKEST) : less / 255;
    }
    // From the emptier half alone, since dark surroundings of a page may fill the other.
    float quiet = strength.quantile(0.3);
    float deviation = (quiet - strength.quantile(0.05)) / 1.12f;
    float noise = quiet + (0.52f + DEVIATIONS) * deviation;
    return new Ink(strength, ground, Math.max(WEAKEST, noise), 0);
  }

  /**
   * The strength that parts ink above the floor from what is weaker, such as a paper's lines:
   * Otsu's threshold (1979).
   */
  float parting() {
    return parting(Float.MAX_VALUE);
  }

  /** The same among what is weaker than {@code most}. */
  float parting(float most) {
    double[] counts = new double[LEVELS];
    double all = 0;
    double sum = 0;
    for (float each : strength.at()) {
      if (each > floor && each < most) {
        int level = Math.min(LEVELS - 1, (int) (each * LEVELS));
        counts[level]++;
        all++;
        sum += level;
      }
    }
    double best = -1;
    int parting = (int) (floor * LEVELS);
    double below = 0;
    double belowSum = 0;
    for (int level = 0; level < LEVELS - 1 && all > 0; level++) {
      below += counts[level];
      belowSum += level * counts[level];
      if (below == 0 || below == all) {
        continue;
      }
      double apart = belowSum / below - (sum - belowSum) / (all - below);
      double between = below * (all - below) * apart * apart;
      if (between > best) {
        best = between;
        parting = level;
      }
    }
    return Math.max(floor, (parting + 1f) / LEVELS);
  }

  boolean[] mask(float threshold) {
    boolean[] mask = new boolean[strength.at().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = strength.at()[i] > threshold;
    }
    return mask;
  }

  /** The same without the lines of ruled paper. */
  Ink unruled() {
    int width = strength.width();
    boolean[] mask = mask(weak(parting()));
    Ruling ruling = Ruling.of(mask, strength);
    if (ruling == null) {
      return this;
    }
    boolean[] lines = ruling.lines();
    float[] clear = strength.at().clone();
    for (int i = 0; i < lines.length; i++) {
      if (lines[i]) {
        // The line's soft edge goes with it; ink beside it that is a stroke's stays.
        for (int near : new int[] {i, i - 1, i + 1, i - width, i + width}) {
          if (near >= 0 && near < clear.length && (lines[near] || !mask[near])) {
            clear[near] = 0;
          }
        }
      }
    }
    return new Ink(new Plane(width, strength.height(), clear), ground, floor, ruling.thick() + 2);
  }

  /**
   * The pieces of ink. A piece is followed into its weaker ends, as long as these are few: where
   * they are many, strong ink lies on something weaker, and is taken alone.
   */
  List<Blob> blobs() {
    float strong = parting();
    boolean[] core = mask(strong);
    boolean[] kept = core.clone();
    for (Blob blob : Blob.all(mask(weak(strong)), width(), height())) {
      int[] inCore = IntStream.of(blob.cells()).filter(cell -> core[cell]).toArray();
      if (inCore.length > 0 && blob.area() <= MOSTLY * inCore.length && reaches(inCore, blob)) {
        for (int cell : blob.cells()) {
          kept[cell] = true;
        }
      }
    }
    return Blob.all(kept, width(), height());
  }

  /** Whether a piece without its weak ends is nearly as long. */
  private boolean reaches(int[] core, Blob whole) {
    return whole.longer() <= FARTHER * Blob.of(core, width(), whole).longer() + 2;
  }

  private float weak(float strong) {
    return Math.max(floor, WEAKER * strong);
  }

  private int width() {
    return strength.width();
  }

  private int height() {
    return strength.height();
  }

  /** The strength that this part of a blob's pixels lies below. */
  float quantile(Blob blob, double part) {
    float[] all = new float[blob.cells().length];
    for (int i = 0; i < all.length; i++) {
      all[i] = strength.at()[blob.cells()[i]];
    }
    Arrays.sort(all);
    return all[(int) Math.min(all.length - 1, part * all.length)];
  }
}
