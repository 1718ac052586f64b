// Scans, forms, stamps, spray, displays: what is neither a screen nor a photo of a page.
package dev.tensorcord.jobs.digits.hands;

import static dev.tensorcord.jobs.digits.hands.Layout.between;
import static dev.tensorcord.jobs.digits.hands.Layout.one;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/** Other ways to show ink. */
final class OddPapers {
  private OddPapers() {}

  static List<Paper> all() {
    return List.of(
        new Paper("form-row", 0, 6, 1, OddPapers::form),
        new Paper("scan", 12, 4, 2, OddPapers::scan),
        new Paper("fax", 8, 2, 1, OddPapers::fax),
        new Paper("stamp", 8, 1, 0, OddPapers::stamp),
        new Paper("spray", 8, 1, 0, OddPapers::spray),
        new Paper("outlined", 0, 0, 0, OddPapers::outlined),
        new Paper("low-contrast", 8, 1, 0, OddPapers::faint),
        new Paper("gradient", 8, 2, 1, OddPapers::gradient));
  }

  /** A field of a form: a printed box around each digit, the ink inside. */
  private static PictureFile form(Ink ink, Random random) {
    int box = 90 + random.nextInt(50);
    int count = ink.hands().size();
    int gap = box / 5;
    int width = count * (box + gap) + 3 * gap;
    int height = box + 4 * gap;
    boolean grey = random.nextBoolean();
    Sheet sheet =
        Sheet.of(width, height, grey ? new Color(0xf4f4f2) : Color.WHITE)
            .paint(g -> {
              g.setColor(grey ? new Color(0x9a9a9a) : new Color(0x202020));
              g.setStroke(new BasicStroke(box / 45f));
              for (int i = 0; i < count; i++) {
                g.drawRect(2 * gap + i * (box + gap), 2 * gap, box, box);
              }
            });
    for (int i = 0; i < count; i++) {
      Hand hand = ink.hands().get(i);
      Ink one = Ink.row(List.of(hand), random);
      double high = Math.min(box * between(0.6, 0.74, random), box * 0.7 / hand.drawing().width());
      Ink.Place place =
          new Ink.Place(
              2 * gap + i * (box + gap) + (box - high * hand.drawing().width()) / 2,
              2 * gap + (box - high) / 2 * between(0.8, 1.2, random),
              high,
              0,
              0.085);
      sheet.ink(one.cover(width, height, place, true), new Color(0x1f2f7a), 0.95, 0.1, random);
    }
    return grey
        ? PictureFile.jpeg(sheet.noisy(0.01, random).image(), 0.6)
        : PictureFile.png(sheet.image());
  }

  /** Black or white, with specks, a little askew. */
  private static PictureFile scan(Ink ink, Random random) {
    Sheet sheet = paper(ink, 0.055, between(-0.06, 0.06, random), random).blurred(1);
    BufferedImage image = two(sheet, 0.55, random, 0.0006);
    return PictureFile.png(image);
  }

  /** Few rows, and dots for greys. */
  private static PictureFile fax(Ink ink, Random random) {
    int height = 110 + random.nextInt(50);
    int width = Layout.width(ink, height, 0.65);
    Ink.Place place = Layout.middle(ink, width, height, 0.65, 0, 0.09, random);
    Sheet sheet =
        Sheet.of(width, height, new Color(0xf2f2f2))
            .ink(ink.cover(width, height, place, true), new Color(0x303030), 0.9, 0.5, random);
    return PictureFile.png(ScreenPapers.scaled(two(sheet, 0.5, random, 0.004), 2, false));
  }

  private static Sheet paper(Ink ink, double pen, double turn, Random random) {
    int height = 220 + random.nextInt(160);
    int width = Layout.width(ink, height, 0.6);
    Ink.Place place =
        Layout.middle(ink, width, height, 0.6, turn / ink.hands().size(), pen, random);
    return Sheet.of(width, height, Color.WHITE)
        .ink(ink.cover(width, height, place, true), Color.BLACK, 0.95, 0.3, random);
  }

  private static BufferedImage two(Sheet sheet, double threshold, Random random, double specks) {
    BufferedImage image =
        new BufferedImage(sheet.width(), sheet.height(), BufferedImage.TYPE_BYTE_BINARY);
    float[] grey = sheet.planes()[1];
    for (int i = 0; i < grey.length; i++) {
      boolean white = grey[i] + 0.1 * random.nextGaussian() * 0.5 > threshold;
      if (random.nextDouble() < specks) {
        white = !white;
      }
      image.setRGB(i % sheet.width(), i / sheet.width(), white ? 0xffffff : 0);
    }
    return image;
  }

  private static PictureFile stamp(Ink ink, Random random) {
    int height = 200 + random.nextInt(120);
    int width = Layout.width(ink, height, 0.6);
    Ink.Place place =
        Layout.middle(ink, width, height, 0.6, between(-0.12, 0.12, random), 0.13, random);
    return PictureFile.jpeg(
        Sheet.of(width, height, new Color(0xf3f0e8))
            .grain(0.02, 0.02, random)
            .ink(
                ink.cover(width, height, place, true),
                one(random, new Color(0x7a1f5c), new Color(0x1b3f8b), new Color(0xa11d1d)),
                0.9,
                0.75,
                random)
            .image(),
        0.6);
  }

  /** Paint from a can on a wall: a soft edge and drops around. */
  private static PictureFile spray(Ink ink, Random random) {
    int height = 280;
    int width = Layout.width(ink, height, 0.6);
    Ink.Place place = Layout.middle(ink, width, height, 0.6, 0, 0.13, random);
    float[] cover = ink.cover(width, height, place, true);
    Sheet soft = Sheet.of(width, height, Color.BLACK).ink(cover, Color.WHITE, 1, 0, random);
    float[] cloud = soft.blurred(5).planes()[0];
    for (int i = 0; i < cloud.length; i++) {
      boolean drop = random.nextDouble() < 0.12 * cloud[i];
      cloud[i] = drop ? 1 : (float) Math.min(1, Math.pow(cloud[i], 1.4) * 1.3);
    }
    return PictureFile.jpeg(
        Sheet.of(width, height, one(random, new Color(0xa9a39a), new Color(0xc9c2b5)))
            .grain(0.06, 0.05, random)
            .ink(cloud, one(random, Color.BLACK, new Color(0xb01030)), 0.95, 0, random)
            .image(),
        0.35);
  }

  /** Only the outline of a broad stroke. */
  private static PictureFile outlined(Ink ink, Random random) {
    int height = 300;
    int width = Layout.width(ink, height, 0.65);
    Ink.Place wide = Layout.middle(ink, width, height, 0.65, 0, 0.2, random);
    Ink.Place core = new Ink.Place(wide.left(), wide.top(), wide.height(), 0, 0.13);
    Sheet sheet =
        Sheet.of(width, height, Color.WHITE)
            .ink(ink.cover(width, height, wide, true), Color.BLACK, 1, 0, random)
            .ink(ink.cover(width, height, core, true), Color.WHITE, 1, 0, random);
    return PictureFile.png(sheet.image());
  }

  private static PictureFile faint(Ink ink, Random random) {
    int height = 220;
    int width = Layout.width(ink, height, 0.6);
    Ink.Place place = Layout.middle(ink, width, height, 0.6, 0, 0.07, random);
    boolean dark = random.nextBoolean();
    return PictureFile.png(
        Sheet.of(width, height, dark ? new Color(0x30343a) : new Color(0xf2f2f2))
            .ink(
                ink.cover(width, height, place, true),
                dark ? new Color(0x4c525a) : new Color(0xcfcfcf),
                1,
                0,
                random)
            .image());
  }

  /** A ground that runs from one colour to another. */
  private static PictureFile gradient(Ink ink, Random random) {
    int height = 240;
    int width = Layout.width(ink, height, 0.65);
    Ink.Place place = Layout.middle(ink, width, height, 0.65, 0, 0.08, random);
    boolean dark = random.nextBoolean();
    Color from = dark ? new Color(0x101840) : new Color(0xfff1c9);
    Color to = dark ? new Color(0x6a2c70) : new Color(0x9fd3e8);
    int end = width;
    return PictureFile.jpeg(
        Sheet.of(width, height, from)
            .paint(g -> {
              g.setPaint(new java.awt.GradientPaint(0, 0, from, end, height, to));
              g.fillRect(0, 0, end, height);
            })
            .ink(
                ink.cover(width, height, place, true),
                dark ? Color.WHITE : new Color(0x1b1b2f),
                1,
                0,
                random)
            .image(),
        0.6);
  }
}
