package dev.tensorcord.plot;

import dev.tensorcord.plot.DigitFigure.Digit;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The picture of read digits: the original with a box around each, the 28×28 pixels that the
 * network saw, and its best guesses as bars. One digit stands beside the original; several stand
 * below it, two in a row, so that a phone shows them over its whole width.
 */
public final class DigitPlot {
  /** Digits that are drawn; a picture of more would be too long for a phone. */
  public static final int MOST = 20;

  static final int WIDTH = 800;
  private static final int EDGE = 16;
  private static final int GAP = 24;
  private static final int TITLE = 44;
  private static final int TILE = 364;
  private static final int WIDEST = WIDTH - 2 * EDGE;
  private static final int HIGHEST = 400;
  private static final int SMALL_TILE = 112;
  private static final int CARD = SMALL_TILE + 22;
  private static final int BAR = 48;

  /** All bars begin at one place, however short the words before them. */
  private static final String WIDEST_WORD = "none";

  private static final BasicStroke BOX = new BasicStroke(4f);

  private DigitPlot() {}

  /** Draws the digits as a PNG. */
  public static Drawing draw(DigitFigure figure) {
    return figure.digits().size() == 1 && figure.original().isPresent()
        ? beside(figure)
        : below(figure);
  }

  private static Drawing beside(DigitFigure figure) {
    Digit digit = figure.digits().getFirst();
    int bars = digit.guesses().size() * BAR;
    int height = TITLE + TILE + GAP + bars + EDGE;
    byte[] png =
        Canvas.png(
            WIDTH,
            height,
            g -> {
              title(g, "your picture", EDGE);
              Rectangle2D room = new Rectangle2D.Double(EDGE, TITLE, TILE, TILE);
              original(g, figure, fitted(figure, room));
              title(g, "what the network saw", WIDTH - EDGE - TILE);
              tile(g, digit.pixels(), WIDTH - EDGE - TILE, TITLE, TILE);
              int top = TITLE + TILE + GAP;
              bars(g, digit, new Rectangle2D.Double(EDGE, top, WIDEST, bars));
            });
    return new Drawing(png, WIDTH, height, DigitAlt.of(figure));
  }

  private static Drawing below(DigitFigure figure) {
    List<Digit> shown = figure.digits().stream().limit(MOST).toList();
    int columns = shown.size() == 1 ? 1 : 2;
    int original =
        figure.original().isEmpty()
            ? 0
            : (int) fitted(figure, new Rectangle2D.Double(0, 0, WIDEST, HIGHEST)).getHeight();
    int cards = original == 0 ? 0 : TITLE + original + GAP;
    int height = cards + TITLE + Math.ceilDiv(shown.size(), columns) * CARD + EDGE / 2;
    byte[] png =
        Canvas.png(
            WIDTH,
            height,
            g -> {
              if (original > 0) {
                title(g, "your picture", EDGE);
                Rectangle2D room = new Rectangle2D.Double(EDGE, TITLE, WIDEST, original);
                original(g, figure, fitted(figure, room));
              }
              title(g, "what the network saw", EDGE, cards);
              double width = (WIDEST - GAP * (columns - 1.0)) / columns;
              for (int i = 0; i < shown.size(); i++) {
                double left = EDGE + i % columns * (width + GAP);
                double top = cards + TITLE + (double) (i / columns) * CARD;
                tile(g, shown.get(i).pixels(), left, top, SMALL_TILE);
                double bar = left + SMALL_TILE + 14;
                bars(
                    g,
                    shown.get(i),
                    new Rectangle2D.Double(bar, top, left + width - bar, SMALL_TILE));
              }
            });
    return new Drawing(png, WIDTH, height, DigitAlt.of(figure));
  }

  private static void title(Graphics2D g, String words, double left) {
    title(g, words, left, 0);
  }

  static void title(Graphics2D g, String words, double left, double top) {
    g.setFont(Look.FONT);
    g.setColor(Look.BEFORE);
    g.drawString(words, (float) left, (float) (top + TITLE - 13));
  }

  /** The largest place for the original in the middle of a room; small ones are enlarged. */
  private static Rectangle2D fitted(DigitFigure figure, Rectangle2D room) {
    double scale = Math.min(room.getWidth() / figure.width(), room.getHeight() / figure.height());
    double width = Math.max(1, figure.width() * scale);
    double height = Math.max(1, figure.height() * scale);
    return new Rectangle2D.Double(
        room.getCenterX() - width / 2, room.getCenterY() - height / 2, width, height);
  }

  private static void original(Graphics2D g, DigitFigure figure, Rectangle2D place) {
    BufferedImage image = figure.original().orElseThrow();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(
        image,
        (int) place.getX(),
        (int) place.getY(),
        (int) place.getWidth(),
        (int) place.getHeight(),
        null);
    g.setStroke(Look.HAIR);
    g.setColor(Look.FAINT);
    g.draw(place);
    double scale = place.getWidth() / figure.width();
    List<Rectangle2D> boxes = new ArrayList<>();
    for (Digit digit : figure.digits()) {
      boxes.add(
          new Rectangle2D.Double(
              place.getX() + digit.x() * scale - 4,
              place.getY() + digit.y() * scale - 4,
              digit.width() * scale + 8,
              digit.height() * scale + 8));
    }
    // A light seam, so that the boxes are seen on dark pictures too.
    g.setStroke(new BasicStroke(7f));
    g.setColor(new Color(255, 255, 255, 150));
    boxes.forEach(g::draw);
    g.setStroke(BOX);
    for (int i = 0; i < boxes.size(); i++) {
      g.setColor(figure.digits().get(i).sure() ? Look.POINTS : Look.AFTER);
      g.draw(boxes.get(i));
    }
  }

  /** The pixels as the network sees them: light ink on dark ground, every pixel a square. */
  static void tile(Graphics2D g, byte[] pixels, double left, double top, double size) {
    double cell = size / DigitFigure.SIDE;
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int i = 0; i < pixels.length; i++) {
      int shade = pixels[i] & 255;
      g.setColor(new Color(shade, shade, shade));
      g.fill(
          new Rectangle2D.Double(
              left + i % DigitFigure.SIDE * cell,
              top + (double) (i / DigitFigure.SIDE) * cell,
              cell,
              cell));
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  private static void bars(Graphics2D g, Digit digit, Rectangle2D room) {
    double line = room.getHeight() / digit.guesses().size();
    var bold = g.getFontMetrics(Look.BOLD);
    var plain = g.getFontMetrics(Look.FONT);
    int word = bold.stringWidth(WIDEST_WORD);
    int percent = plain.stringWidth(">99 %");
    double left = room.getX() + word + 12;
    double right = room.getMaxX() - percent - 12;
    for (int i = 0; i < digit.guesses().size(); i++) {
      DigitFigure.Guess guess = digit.guesses().get(i);
      double middle = room.getY() + (i + 0.5) * line;
      float base = (float) (middle + bold.getAscent() / 2.0 - 3);
      g.setFont(i == 0 ? Look.BOLD : Look.FONT);
      g.setColor(Look.INK);
      g.drawString(guess.word(), (float) room.getX(), base);
      String share = NumberText.percent(guess.probability());
      int width = g.getFontMetrics().stringWidth(share);
      g.drawString(share, (float) (room.getMaxX() - width), base);
      double height = Math.min(26, line - 12);
      g.setColor(Look.FAINT);
      g.fill(new Rectangle2D.Double(left, middle - height / 2, right - left, height));
      g.setColor(i > 0 ? Look.BEFORE : digit.sure() ? Look.POINTS : Look.AFTER);
      double filled = Math.max(3, (right - left) * guess.probability());
      g.fill(new Rectangle2D.Double(left, middle - height / 2, filled, height));
    }
  }
}
