package dev.tensorcord.data.picture;

import java.util.ArrayList;
import java.util.List;

/** Which pieces of ink may be strokes of a digit, and which are frames, edges, blots and lines. */
final class Likeness {
  /** A piece with more of its edge on the picture's edge comes in from outside. */
  private static final double OUTSIDE = 0.3;

  /** One that lies so far along two sides of its box fills a corner. */
  private static final double CORNER = 0.85;

  /** A piece as broad as this part of its shorter side is filled, not drawn. */
  private static final double FILLED = 0.42;

  /** A piece that fills this part of its box is filled as well. */
  private static final double SOLID = 0.74;

  /** The thinnest proportion that a filled piece may have: a thick 1 is one. */
  private static final double NARROW = 0.62;

  /** Smaller ones may be dashes of a pen; measured by the picture's shorter side. */
  private static final double BLOT = 0.15;

  /** A line is so many times longer than broad. */
  private static final double LINE = 7;

  /** How much of a frame lies along its box's sides, and how deep they are. */
  private static final double FRAME = 0.8;

  private static final double SIDES = 0.1;

  private Likeness() {}

  /** The pieces without those that cannot be a part of a digit. */
  static List<Blob> strokes(List<Blob> blobs, int width, int height) {
    int shortest = Math.max(2, Math.min(width, height) / 100);
    double blot = BLOT * Math.min(width, height);
    List<Blob> kept = new ArrayList<>();
    for (Blob blob : blobs) {
      boolean speck = blob.longer() < shortest || blob.area() < 3;
      boolean outside =
          blob.atBorder() > OUTSIDE * blob.edge()
              || blob.atBorder() > CORNER * (blob.width() + blob.height());
      if (!speck && !outside && !(blob.longer() > blot && filled(blob)) && !line(blob)) {
        kept.add(blob);
      }
    }
    List<Blob> all = List.copyOf(kept);
    kept.removeIf(blob -> frame(blob, all, width));
    return kept;
  }

  private static boolean filled(Blob blob) {
    int shorter = Math.min(blob.width(), blob.height());
    return shorter > NARROW * blob.longer()
        && (blob.stroke() > FILLED * shorter || blob.area() > SOLID * blob.width() * blob.height());
  }

  private static boolean line(Blob blob) {
    return blob.width() > LINE * blob.height();
  }

  private static boolean frame(Blob blob, List<Blob> all, int width) {
    double inside =
        all.stream()
            .filter(other -> other != blob && blob.holds(other))
            .mapToInt(Blob::height)
            .max()
            .orElse(0);
    if (inside < 0.2 * blob.height()) {
      return false;
    }
    double deepX = Math.max(1, SIDES * blob.width());
    double deepY = Math.max(1, SIDES * blob.height());
    int along = 0;
    for (int cell : blob.cells()) {
      int x = cell % width;
      int y = cell / width;
      boolean side =
          x - blob.left() < deepX
              || blob.right() - x <= deepX
              || y - blob.top() < deepY
              || blob.bottom() - y <= deepY;
      along += side ? 1 : 0;
    }
    return along > FRAME * blob.area();
  }
}
