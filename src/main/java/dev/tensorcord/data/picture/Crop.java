package dev.tensorcord.data.picture;

/** Cuts one digit's ink out of a picture, soft edges included and its neighbours' ink left out. */
final class Crop {
  /** How far a stroke's soft edge reaches beyond what counts as ink. */
  private static final int EDGE = 2;

  private Crop() {}

  static Plane of(Blob digit, Ink ink) {
    Plane from = ink.strength();
    int width = digit.width() + 2 * EDGE;
    int height = digit.height() + 2 * EDGE;
    float[] reach = new float[width * height];
    for (int cell : digit.cells()) {
      int x = cell % from.width() - digit.left() + EDGE;
      int y = cell / from.width() - digit.top() + EDGE;
      for (int dy = -EDGE; dy <= EDGE; dy++) {
        for (int dx = -EDGE; dx <= EDGE; dx++) {
          reach[(y + dy) * width + x + dx] = 1;
        }
      }
    }
    float full = ink.quantile(digit, 0.8);
    Plane crop = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromX = digit.left() - EDGE + x;
        int fromY = digit.top() - EDGE + y;
        boolean inside = fromX >= 0 && fromY >= 0 && fromX < from.width() && fromY < from.height();
        if (inside && reach[y * width + x] > 0) {
          float strength = from.at()[fromY * from.width() + fromX];
          crop.at()[y * width + x] = Math.clamp(strength / full, 0f, 1f);
        }
      }
    }
    return crop;
  }
}
