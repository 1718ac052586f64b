// Drawn on a screen: paint programs, note apps, icons, screenshots.
package dev.tensorcord.jobs.digits.hands;

import static dev.tensorcord.jobs.digits.hands.Layout.between;
import static dev.tensorcord.jobs.digits.hands.Layout.one;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/** Ways to show ink on a screen: flat colours, exact edges. */
final class ScreenPapers {
  private static final Color DISCORD = new Color(0x313338);

  private ScreenPapers() {}

  static List<Paper> all() {
    return List.of(
        new Paper("paint-row", 0, 10, 0, (ink, r) -> flat(ink, Color.WHITE, Color.BLACK, 0.06, r)),
        new Paper("paint-colour", 10, 3, 0, ScreenPapers::colours),
        new Paper("paint-hard-edges", 8, 2, 2, ScreenPapers::hard),
        new Paper(
            "dark-row",
            0,
            5,
            2,
            (ink, r) ->
                flat(
                    ink,
                    one(r, Color.BLACK, DISCORD, new Color(0x1e2a38)),
                    one(r, Color.WHITE, new Color(0xdbdee1), new Color(0x8fe388)),
                    0.06,
                    r)),
        new Paper("transparent-row", 0, 3, 1, (ink, r) -> clear(ink, Color.BLACK, r)),
        new Paper("enlarged-row", 0, 3, 1, ScreenPapers::enlarged),
        new Paper("eight-by-eight", 8, 0, 0, ScreenPapers::eight),
        new Paper("window-row", 0, 4, 2, ScreenPapers::window),
        new Paper("tablet", 10, 4, 2, ScreenPapers::tablet),
        new Paper("tiny-in-large", 10, 2, 0, ScreenPapers::tiny),
        new Paper("to-the-edge", 10, 0, 0, ScreenPapers::edge),
        new Paper("large-two-colours", 3, 1, 0, ScreenPapers::large),
        new Paper("gif-bmp", 8, 2, 1, ScreenPapers::old));
  }

  private static PictureFile flat(Ink ink, Color ground, Color colour, double pen, Random random) {
    return PictureFile.png(plain(ink, ground, colour, pen, true, random));
  }

  private static BufferedImage plain(
      Ink ink, Color ground, Color colour, double pen, boolean smooth, Random random) {
    int height = 160 + random.nextInt(240);
    double part = between(0.4, 0.8, random);
    int width = Layout.width(ink, height, part);
    double wide = pen * between(0.8, 1.5, random);
    Ink.Place place = Layout.middle(ink, width, height, part, 0, wide, random);
    return Sheet.of(width, height, ground)
        .ink(ink.cover(width, height, place, smooth), colour, 1, 0, random)
        .image();
  }

  private static PictureFile colours(Ink ink, Random random) {
    Color[][] pairs = {
      {new Color(0xffffff), new Color(0xd62828)}, {new Color(0xffffff), new Color(0x1d4ed8)},
      {new Color(0xffffff), new Color(0x15803d)}, {new Color(0xfff3b0), new Color(0x6b21a8)},
      {new Color(0x1d4ed8), new Color(0xffffff)}, {new Color(0xb91c1c), new Color(0xffe08a)},
      {new Color(0xbfe3ff), new Color(0x0b3a6f)}, {new Color(0xffffff), new Color(0xf59e0b)},
      {new Color(0xf9a8d4), new Color(0x111111)}, {new Color(0x0f766e), new Color(0xffd166)},
      {new Color(0xdddddd), new Color(0x777777)}, {new Color(0x64748b), new Color(0xf1f5f9)}
    };
    Color[] pair = one(random, pairs);
    return flat(ink, pair[0], pair[1], 0.08, random);
  }

  private static PictureFile hard(Ink ink, Random random) {
    return PictureFile.png(plain(ink, Color.WHITE, Color.BLACK, 0.05, false, random));
  }

  private static PictureFile clear(Ink ink, Color colour, Random random) {
    int height = 140 + random.nextInt(240);
    int width = Layout.width(ink, height, 0.7);
    Ink.Place place =
        Layout.middle(ink, width, height, 0.7, 0, between(0.05, 0.12, random), random);
    float[] cover = ink.cover(width, height, place, true);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < cover.length; i++) {
      int argb = Math.round(cover[i] * 255) << 24 | colour.getRGB() & 0xffffff;
      image.setRGB(i % width, i / width, cover[i] > 0 ? argb : 0);
    }
    return PictureFile.png(image);
  }

  private static PictureFile enlarged(Ink ink, Random random) {
    int height = 22 + random.nextInt(20);
    int width = Layout.width(ink, height, 0.75);
    Ink.Place place = Layout.middle(ink, width, height, 0.75, 0, 0.11, random);
    boolean dark = random.nextInt(3) == 0;
    Sheet small =
        Sheet.of(width, height, dark ? Color.BLACK : Color.WHITE)
            .ink(
                ink.cover(width, height, place, true),
                dark ? Color.WHITE : new Color(0x202020),
                1,
                0,
                random);
    return PictureFile.png(scaled(small.image(), 4 + random.nextInt(4), random.nextBoolean()));
  }

  /** Eight by eight pixels of seventeen greys, as old scanners of forms gave them, enlarged. */
  private static PictureFile eight(Ink ink, Random random) {
    double high = 30;
    Ink.Place place = new Ink.Place(16 - high * ink.width() / 2, 1, high, 0, 0.13);
    float[] cover = ink.cover(32, 32, place, true);
    BufferedImage small = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        double sum = 0;
        for (int i = 0; i < 16; i++) {
          sum += cover[(4 * y + i / 4) * 32 + 4 * x + i % 4];
        }
        int level = Math.min(255, (int) (Math.round(sum) * 16));
        small.setRGB(x + 1, y + 1, level << 16 | level << 8 | level);
      }
    }
    return PictureFile.png(scaled(small, 12, true));
  }

  static BufferedImage scaled(BufferedImage from, int times, boolean smooth) {
    int width = from.getWidth() * times;
    int height = from.getHeight() * times;
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = to.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        smooth
            ? RenderingHints.VALUE_INTERPOLATION_BICUBIC
            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(from, 0, 0, width, height, null);
    graphics.dispose();
    return to;
  }

  /** A paint program in its window: title bar, row of colours, canvas. */
  private static PictureFile window(Ink ink, Random random) {
    int height = 300 + random.nextInt(120);
    int width = Math.max(420, Layout.width(ink, height, 0.45));
    boolean dark = random.nextBoolean();
    Color bar = dark ? new Color(0x2b2d31) : new Color(0xe8e8ec);
    Ink.Place place =
        Layout.middle(ink, width, height - 70, 0.55, 0, between(0.05, 0.1, random), random);
    Ink.Place below = new Ink.Place(place.left(), place.top() + 55, place.height(), 0, place.pen());
    return PictureFile.png(
        Sheet.of(width, height, Color.WHITE)
            .paint(g -> frame(g, width, height, bar, dark ? Color.LIGHT_GRAY : Color.DARK_GRAY))
            .ink(
                ink.cover(width, height, below, true),
                one(random, Color.BLACK, new Color(0xc1121f), new Color(0x1d3557)),
                1,
                0,
                random)
            .image());
  }

  private static void frame(Graphics2D g, int width, int height, Color bar, Color text) {
    g.setColor(bar);
    g.fillRect(0, 0, width, 42);
    g.fillRect(0, height - 14, width, 14);
    g.setColor(text);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    g.drawString("Untitled – Paint", 12, 17);
    g.drawLine(width - 22, 8, width - 13, 17);
    g.drawLine(width - 13, 8, width - 22, 17);
    g.drawRect(width - 44, 8, 9, 9);
    Color[] palette = {
      Color.BLACK, Color.GRAY, Color.RED, Color.ORANGE, Color.YELLOW, Color.GREEN, Color.BLUE
    };
    for (int i = 0; i < palette.length; i++) {
      g.setColor(palette[i]);
      g.fillRect(14 + 20 * i, 25, 13, 13);
    }
  }

  /** A note app: dotted ground, a finger's smooth line, the line of the page at its foot. */
  private static PictureFile tablet(Ink ink, Random random) {
    int height = 260 + random.nextInt(160);
    int width = Layout.width(ink, height, 0.6);
    Sheet sheet = Sheet.of(width, height, new Color(0xfdfcf7));
    sheet.paint(g -> {
      g.setColor(new Color(0xd5d9e0));
      for (int y = 12; y < height; y += 24) {
        for (int x = 12; x < width; x += 24) {
          g.fillOval(x - 1, y - 1, 3, 3);
        }
      }
    });
    Ink.Place place =
        Layout.middle(ink, width, height, 0.6, 0, between(0.05, 0.09, random), random);
    return PictureFile.jpeg(
        sheet
            .ink(
                ink.cover(width, height, place, true),
                one(random, new Color(0x1c1c1e), new Color(0x0a5fd8), new Color(0x8a2be2)),
                1,
                0,
                random)
            .image(),
        0.6);
  }

  private static PictureFile tiny(Ink ink, Random random) {
    int width = 640 + random.nextInt(400);
    int height = width * 3 / 4;
    Ink.Place place = Layout.anywhere(ink, width, height, 0.09, 0.1, random);
    return PictureFile.png(
        Sheet.of(width, height, Color.WHITE)
            .ink(ink.cover(width, height, place, true), Color.BLACK, 1, 0, random)
            .image());
  }

  /** Cropped so that the ink ends where the picture ends. */
  private static PictureFile edge(Ink ink, Random random) {
    int height = 120 + random.nextInt(160);
    double pen = between(0.07, 0.12, random);
    int width = (int) Math.max(height * 0.35, height * (ink.width() + 0.02));
    double high = height * (1 - pen);
    Ink.Place place =
        new Ink.Place((width - high * ink.width()) / 2, (height - high) / 2, high, 0, pen);
    return PictureFile.png(
        Sheet.of(width, height, Color.WHITE)
            .ink(ink.cover(width, height, place, true), new Color(0x111133), 1, 0, random)
            .image());
  }

  private static PictureFile large(Ink ink, Random random) {
    int height = 2400 + random.nextInt(600);
    int width = Math.min(4000, Layout.width(ink, height, 0.5));
    Ink.Place place = Layout.middle(ink, width, height, 0.5, 0, 0.06, random);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    float[] cover = ink.cover(width, height, place, true);
    for (int i = 0; i < cover.length; i++) {
      image.setRGB(i % width, i / width, cover[i] > 0.5 ? 0 : 0xffffff);
    }
    return PictureFile.png(image);
  }

  private static PictureFile old(Ink ink, Random random) {
    BufferedImage image = plain(ink, Color.WHITE, new Color(0x00007f), 0.07, true, random);
    int shrunk = Math.max(image.getWidth(), image.getHeight()) > 200 ? 2 : 1;
    BufferedImage indexed =
        new BufferedImage(
            image.getWidth() / shrunk, image.getHeight() / shrunk, BufferedImage.TYPE_BYTE_INDEXED);
    Graphics2D graphics = indexed.createGraphics();
    graphics.drawImage(image, 0, 0, indexed.getWidth(), indexed.getHeight(), null);
    graphics.dispose();
    return PictureFile.plain(indexed, random.nextInt(3) == 0 ? "bmp" : "gif");
  }
}
