package dev.tensorcord.sandbox.worker;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws a word before the walls stand: the libraries behind it are found only then. */
final class Fonts {
  private Fonts() {}

  static void load() {
    BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int style : new int[] {Font.PLAIN, Font.BOLD}) {
      graphics.setFont(new Font(Font.SANS_SERIF, style, 12));
      graphics.drawString("Loss 0.012 → ², é", 2, 20);
    }
    graphics.dispose();
    try {
      var _ = ImageIO.write(image, "png", new ByteArrayOutputStream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
