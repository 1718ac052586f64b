package dev.tensorcord.data.picture;

import java.util.List;

/**
 * Dark ink on a light ground, or light on dark, told from a small copy of the picture, with the
 * width of its strokes. Ink taken for ink leaves a smooth ground; ground taken for ink leaves the
 * ink standing.
 *
 * @param dark whether the ink is darker than its ground
 * @param roughness how uneven the ground is that is left when such ink is taken away
 * @param stroke the strokes' width, as a part of the picture's longer side; 0 where nothing is like
 *     one
 * @param pieces how many pieces its ink falls into
 * @param noise what is weaker than this is no ink
 */
record Polarity(boolean dark, double roughness, double stroke, int pieces, float noise) {
  private static final int COARSE = 256;

  /** The widest stroke, as a part of the picture's shorter side. */
  static final double WIDEST = 0.4;

  /** So many pieces, or so much noise, and a picture without strokes is a texture. */
  private static final int SEVERAL = 40;

  private static final float LOUD = 0.2f;

  /** Whether the picture is full of marks or noise. */
  boolean restless() {
    return pieces > SEVERAL || noise > LOUD;
  }

  /** Both, the likelier first. */
  static List<Polarity> of(Contrast contrast) {
    Contrast small = new Contrast(contrast.grey().reduced(COARSE), contrast.light());
    int shorter = Math.min(small.grey().width(), small.grey().height());
    int radius = (int) Math.max(2, Math.ceil(WIDEST / 2 * shorter));
    Polarity dark = of(small, true, radius);
    Polarity light = of(small, false, radius);
    return dark.roughness <= light.roughness ? List.of(dark, light) : List.of(light, dark);
  }

  private static Polarity of(Contrast small, boolean dark, int radius) {
    Ink ink = Ink.of(small, dark, radius);
    int width = ink.strength().width();
    int height = ink.strength().height();
    double area = 0;
    double widths = 0;
    List<Blob> pieces = ink.blobs();
    for (Blob blob : Likeness.strokes(pieces, width, height)) {
      area += blob.area();
      widths += blob.area() * blob.stroke();
    }
    double stroke = area == 0 ? 0 : widths / area / Math.max(width, height);
    return new Polarity(dark, ink.ground().roughness(), stroke, pieces.size(), ink.floor());
  }
}
