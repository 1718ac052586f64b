package dev.tensorcord.data.picture;

import java.util.ArrayList;
import java.util.List;

/** Finds the digits of a picture and brings each to MNIST's form. */
public final class DigitFinder {
  /** Pictures smaller than this have no noise to smooth away, and no stroke to spare. */
  private static final int SMALL = 250;

  /** Pieces of ink beyond which a picture is a texture. */
  private static final int TEXTURE = 400;

  private DigitFinder() {}

  /** The digits in reading order; none, and why, where nothing is like a digit. */
  public static Found find(Picture picture, PictureLimits limits) {
    Contrast contrast = Contrast.of(Ground.fill(picture.pixels()));
    if (Math.min(contrast.grey().width(), contrast.grey().height()) > SMALL) {
      contrast = new Contrast(contrast.grey().smoothed(), contrast.light());
    }
    Found first = null;
    for (Polarity polarity : Polarity.of(contrast)) {
      Found found = find(contrast, polarity, picture, limits);
      if (!found.digits().isEmpty()) {
        return found;
      }
      first = first == null ? found : first;
    }
    return first;
  }

  private static Found find(
      Contrast contrast, Polarity polarity, Picture picture, PictureLimits limits) {
    if (polarity.stroke() == 0) {
      return Found.nothing("it is blank");
    }
    int width = contrast.grey().width();
    int height = contrast.grey().height();
    double widest = Polarity.WIDEST / 2 * Math.min(width, height);
    double radius = 2.5 * polarity.stroke() * Math.max(width, height);
    int reach = (int) Math.ceil(Math.clamp(radius, 4, Math.max(4, widest)));
    Ink raw = Ink.of(contrast, polarity.dark(), reach);
    Ink ink = raw.unruled();
    List<Blob> blobs = ink.blobs();
    if (blobs.size() > TEXTURE) {
      return Found.nothing("there are too many marks to be a number");
    }
    List<Blob> digits = digits(ink, blobs);
    if (digits.isEmpty() && ink != raw) {
      ink = raw;
      digits = digits(ink, ink.blobs());
    }
    if (digits.isEmpty()) {
      return Found.nothing("nothing in it is drawn like a digit");
    }
    if (digits.size() > limits.digits()) {
      return Found.nothing("there are too many marks to be a number");
    }
    List<DigitImage> images = new ArrayList<>();
    for (Blob digit : digits) {
      images.add(image(digit, ink, picture));
    }
    return new Found(images, java.util.Optional.empty());
  }

  private static List<Blob> digits(Ink ink, List<Blob> blobs) {
    int width = ink.strength().width();
    int height = ink.strength().height();
    return Rows.read(Likeness.strokes(blobs, width, height), width, height, ink.gap()).stream()
        .flatMap(piece -> Splitter.split(piece, width).stream())
        .toList();
  }

  private static DigitImage image(Blob digit, Ink ink, Picture picture) {
    Plane crop = Crop.of(digit, ink);
    double across = picture.width() / (double) ink.strength().width();
    double down = picture.height() / (double) ink.strength().height();
    int x = (int) Math.floor(digit.left() * across);
    int y = (int) Math.floor(digit.top() * down);
    return new DigitImage(
        x,
        y,
        Math.min(picture.width(), (int) Math.ceil(digit.right() * across)) - x,
        Math.min(picture.height(), (int) Math.ceil(digit.bottom() * down)) - y,
        NormalForm.of(crop.at(), crop.width(), crop.height()));
  }
}
