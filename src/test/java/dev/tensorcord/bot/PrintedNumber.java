package dev.tensorcord.bot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A number in dark letters on light paper, as a PNG, for tests. */
public final class PrintedNumber {
  private PrintedNumber() {}

  /** A page with these letters in its middle. */
  public static byte[] png(String number) {
    BufferedImage page =
        new BufferedImage(200 + 140 * number.length(), 300, BufferedImage.TYPE_INT_RGB);
    var graphics = page.createGraphics();
    graphics.setColor(new Color(0xFAF8F0));
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(0x1E285A));
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 190));
    FontMetrics letters = graphics.getFontMetrics();
    graphics.drawString(number, (page.getWidth() - letters.stringWidth(number)) / 2, 220);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(page, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
