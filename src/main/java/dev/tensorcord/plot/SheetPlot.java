package dev.tensorcord.plot;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws small pictures side by side, each with a word below. */
public final class SheetPlot {
  /** A word below a picture, and whether it is good news. */
  public record Caption(String word, boolean good) {}

  private static final int WIDTH = 800;
  private static final int EDGE = 16;
  private static final int GAP = 8;
  private static final int TITLE = 40;
  private static final int WORD = 30;
  private static final int WIDEST = 320;

  private SheetPlot() {}

  /**
   * Draws pictures as a PNG.
   *
   * @param title shown above; empty for none
   * @param pictures all of one size
   * @param captions one for each; empty for none
   */
  public static Drawing draw(String title, List<BufferedImage> pictures, List<Caption> captions) {
    int count = pictures.size();
    int columns = (int) Math.ceil(Math.sqrt(count * 1.5));
    int rows = Math.ceilDiv(count, columns);
    BufferedImage first = pictures.getFirst();
    int wide = Math.min(WIDEST, (WIDTH - 2 * EDGE - (columns - 1) * GAP) / columns);
    int high = Math.clamp((long) wide * first.getHeight() / first.getWidth(), 8, 600);
    int line = high + GAP + (captions.isEmpty() ? 0 : WORD);
    int above = title.isEmpty() ? EDGE : TITLE + 8;
    int height = above + rows * line + EDGE;
    byte[] png =
        Canvas.png(
            WIDTH,
            height,
            g -> {
              ChartPlot.title(g, title);
              g.setFont(Look.FONT.deriveFont(22f));
              FontMetrics letters = g.getFontMetrics();
              boolean coarse = first.getWidth() < wide;
              g.setRenderingHint(
                  RenderingHints.KEY_INTERPOLATION,
                  coarse
                      ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                      : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
              for (int i = 0; i < count; i++) {
                int left = EDGE + i % columns * (wide + GAP);
                int top = above + i / columns * line;
                g.drawImage(pictures.get(i), left, top, wide, high, null);
                if (i < captions.size()) {
                  Caption caption = captions.get(i);
                  g.setColor(caption.good ? Look.BEST : new Color(0xB3261E));
                  int middle = left + (wide - letters.stringWidth(caption.word)) / 2;
                  g.drawString(caption.word, middle, top + high + 24);
                }
              }
            });
    return new Drawing(png, WIDTH, height, AltText.cut(alt(title, pictures, captions)));
  }

  private static String alt(String title, List<BufferedImage> pictures, List<Caption> captions) {
    BufferedImage first = pictures.getFirst();
    String words =
        captions.isEmpty()
            ? ""
            : " Below them: "
                + String.join(", ", captions.stream().map(Caption::word).toList())
                + ".";
    return "%s%d %s of %d by %d pixels.%s"
        .formatted(
            title.isEmpty() ? "" : title + ". ",
            pictures.size(),
            pictures.size() == 1 ? "picture" : "pictures",
            first.getWidth(),
            first.getHeight(),
            words);
  }
}
