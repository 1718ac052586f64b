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
  private static final int HUNDREDTHS = 9;
  private static final int HUNDREDTHS_AT_THE_ENDS = 130;

  private FitAnimation() {}

  /** Draws the frames as a GIF that loops. */
  public static Drawing draw(FitFigure figure, List<Frame> frames) {
    if (frames.isEmpty() || frames.size() > MOST_FRAMES) {
      throw new IllegalArgumentException(frames.size() + " frames");
    }
    List<double[]> ends = List.of(frames.getFirst().curve(), frames.getLast().curve());
    Span y = figure.rangeOfY(ends);
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
      images.add(new Gif.Frame(image, end ? HUNDREDTHS_AT_THE_ENDS : HUNDREDTHS));
    }
    byte[] gif = Gif.of(images);
    return new Drawing(gif, WIDTH, HEIGHT, AltText.moving(figure, frames.size()));
  }
}
