package dev.tensorcord.plot;

import dev.tensorcord.plot.FitFigure.Frame;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The moving picture of a fit: the curve goes from where it began to where it ended, over and over.
 * Axes and points are drawn once; each frame adds its curve to a copy.
 */
public final class FitAnimation {
  /** More frames than this are never drawn. */
  public static final int MOST_FRAMES = 40;

  private static final int WIDTH = 720;
  private static final int HEIGHT = 480;
  private static final int HUNDREDTHS_AT_THE_ENDS = 130;

  /** How long the curve is on its way, in hundredths of a second, if its frames allow it. */
  private static final int WAY = 320;

  private static final int BRIEFEST = 9;
  private static final int LONGEST = 50;

  /** A curve that moves by less than this part of the height is not seen to move. */
  private static final double SEEN = 0.004;

  private FitAnimation() {}

  /** Draws the frames as a GIF that loops; those in which nothing is seen to move are left out. */
  public static Drawing draw(FitFigure figure, List<Frame> all) {
    if (all.isEmpty() || all.size() > MOST_FRAMES) {
      throw new IllegalArgumentException(all.size() + " frames");
    }
    Span y = figure.rangeOfY(List.of(all.getFirst().curve(), all.getLast().curve()));
    List<Frame> frames = moving(all, y);
    int each = Math.clamp(WAY / frames.size(), BRIEFEST, LONGEST);
    Rectangle2D whole = new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);
    AtomicReference<Panel> layout = new AtomicReference<>();
    BufferedImage ground =
        Canvas.image(WIDTH, HEIGHT, g -> layout.set(CurvePanel.draw(g, whole, figure, y)));
    List<Gif.Frame> images = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      BufferedImage image =
          Canvas.image(
              WIDTH,
              HEIGHT,
              g -> {
                g.drawImage(ground, 0, 0, null);
                Panel panel = layout.get().onto(g);
                panel.line(figure.grid(), frame.curve(), Look.AFTER, Look.SOLID);
                panel.legendWords(
                    "step %,d · loss %s".formatted(frame.step(), NumberText.text(frame.loss(), 3)));
              });
      boolean end = i == 0 || i == frames.size() - 1;
      images.add(new Gif.Frame(image, end ? HUNDREDTHS_AT_THE_ENDS : each));
    }
    byte[] gif = Gif.of(images);
    return new Drawing(gif, WIDTH, HEIGHT, AltText.moving(figure, frames.size()));
  }

  private static List<Frame> moving(List<Frame> all, Span y) {
    List<Frame> moving = new ArrayList<>();
    for (Frame frame : all) {
      if (moving.isEmpty() || distance(moving.getLast(), frame, y) > SEEN * y.width()) {
        moving.add(frame);
      }
    }
    Frame last = all.getLast();
    if (moving.getLast() != last) {
      // The last one seen to move looks as the end does; the end has the true step and loss.
      if (moving.size() > 1) {
        moving.removeLast();
      }
      moving.add(last);
    }
    return moving;
  }

  /** The greatest distance between two curves within the frame. */
  private static double distance(Frame a, Frame b, Span y) {
    double most = 0;
    for (int i = 0; i < a.curve().length; i++) {
      double one = Math.clamp(a.curve()[i], y.least(), y.most());
      double two = Math.clamp(b.curve()[i], y.least(), y.most());
      most = Math.max(most, Math.abs(one - two));
    }
    return most;
  }
}
