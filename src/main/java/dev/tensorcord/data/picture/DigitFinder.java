package dev.tensorcord.data.picture;

import java.util.List;
import java.util.Optional;

/** Finds the digits of a picture and brings each to MNIST's form. */
public final class DigitFinder {
  /** Pictures smaller than this have no noise to smooth away, and no stroke to spare. */
  private static final int SMALL = 250;

  /** Pieces of ink beyond which a picture is a texture. */
  private static final int TEXTURE = 400;

  /** The ground is looked for so many strokes' widths to each side. */
  private static final double WIDTHS = 2.5;

  private static final int LEAST_REACH = 4;

  private static final String BLANK = "it is blank";
  private static final String NOTHING = "nothing in it is drawn like a digit";
  private static final String TOO_MANY = "there are too many marks to be a number";

  private DigitFinder() {}

  /** The digits in reading order; none, and why, where nothing is like a digit. */
  public static Found find(Picture picture, PictureLimits limits) {
    Contrast contrast = Contrast.of(Ground.fill(picture.pixels()));
    if (Math.min(contrast.grey().width(), contrast.grey().height()) > SMALL) {
      contrast = new Contrast(contrast.grey().smoothed(), contrast.light());
    }
    String why = BLANK;
    boolean restless = false;
    for (Polarity polarity : Polarity.of(contrast)) {
      Ink ink = polarity.stroke() == 0 ? null : ink(contrast, polarity);
      List<Blob> pieces = ink == null ? List.of() : ink.blobs();
      if (pieces.size() > TEXTURE) {
        return Found.nothing(TOO_MANY);
      }
      if (pieces.isEmpty()) {
        restless |= polarity.restless();
        continue;
      }
      List<Blob> digits = digits(ink, pieces);
      if (digits.size() > limits.digits()) {
        return Found.nothing(TOO_MANY);
      }
      if (!digits.isEmpty()) {
        return new Found(
            digits.stream().map(digit -> image(digit, ink, picture)).toList(), Optional.empty());
      }
      why = NOTHING;
    }
    return Found.nothing(restless ? TOO_MANY : why);
  }

  private static Ink ink(Contrast contrast, Polarity polarity) {
    int shorter = Math.min(contrast.grey().width(), contrast.grey().height());
    int longer = Math.max(contrast.grey().width(), contrast.grey().height());
    double widest = Math.max(LEAST_REACH, Polarity.WIDEST / 2 * shorter);
    double reach = Math.clamp(WIDTHS * polarity.stroke() * longer, LEAST_REACH, widest);
    Ink raw = Ink.of(contrast, polarity.dark(), (int) Math.ceil(reach));
    Ink clear = raw.unruled();
    boolean nothingLeft = clear != raw && digits(clear, clear.blobs()).isEmpty();
    return nothingLeft ? raw : clear;
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
