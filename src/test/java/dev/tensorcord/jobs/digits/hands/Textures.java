// Pictures without any drawing: noise, stripes, something like grass, brick, sky, fabric.
package dev.tensorcord.jobs.digits.hands;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Random;

/** Photo-like surfaces. */
final class Textures {
  private Textures() {}

  static PictureFile noise(int number, Random random) {
    Sheet sheet = Sheet.of(100 + 20 * number, 100, Color.GRAY).noisy(0.1 + 0.1 * number, random);
    return number % 2 == 0
        ? PictureFile.png(ScreenPapers.scaled(sheet.image(), 1, false))
        : PictureFile.jpeg(sheet.image(), 0.3);
  }

  static PictureFile surface(int number, Random random) {
    int width = 320;
    int height = 240;
    Sheet sheet =
        switch (number % 6) {
          case 0 -> Sheet.of(width, height, new Color(0x8aa9cf)).paint(g -> hills(g, random));
          case 1 -> Sheet.of(width, height, new Color(0xb4aaa0)).paint(g -> bricks(g, random));
          case 2 -> Sheet.of(width, height, new Color(0x2f6b2a)).paint(g -> grass(g, random));
          case 3 -> Sheet.of(width, height, new Color(0x7b5a3c)).paint(g -> wood(g, random));
          case 4 -> Sheet.of(width, height, new Color(0xc4b7a6)).grain(0.25, 0.2, random);
          default -> Sheet.of(width, height, new Color(0x44506a)).paint(g -> bokeh(g, random));
        };
    Lens lens = new Lens(width, 0.1, 0, 0.86, 0.4, 1, 0.015);
    return PictureFile.jpeg(lens.shoot(sheet, Color.BLACK, random).image(), 0.45);
  }

  private static void hills(Graphics2D g, Random random) {
    for (int i = 0; i < 4; i++) {
      g.setColor(new Color(60 - 10 * i, 110 - 15 * i, 80 - 12 * i));
      for (int k = 0; k < 5; k++) {
        int wide = 140 + random.nextInt(160);
        g.fillOval(random.nextInt(320) - wide / 2, 120 + 25 * i, wide, 160);
      }
    }
  }

  private static void bricks(Graphics2D g, Random random) {
    for (int y = 0; y < 240; y += 24) {
      for (int x = -(y / 24 % 2) * 28; x < 320; x += 56) {
        int red = 120 + random.nextInt(50);
        g.setColor(new Color(red, red / 2, red / 3));
        g.fillRect(x + 2, y + 2, 52, 20);
      }
    }
  }

  private static void grass(Graphics2D g, Random random) {
    for (int i = 0; i < 1500; i++) {
      int green = 80 + random.nextInt(120);
      g.setColor(new Color(green / 2, green, green / 4));
      int x = random.nextInt(320);
      int y = random.nextInt(260);
      g.drawLine(x, y, x + random.nextInt(9) - 4, y - 8 - random.nextInt(20));
    }
  }

  private static void wood(Graphics2D g, Random random) {
    for (int i = 0; i < 90; i++) {
      int brown = 70 + random.nextInt(70);
      g.setColor(new Color(brown, brown * 3 / 4, brown / 2));
      int y = random.nextInt(240);
      g.drawArc(-200, y, 700, 20 + random.nextInt(60), 0, 180);
    }
  }

  private static void bokeh(Graphics2D g, Random random) {
    for (int i = 0; i < 40; i++) {
      g.setColor(
          new Color(
              120 + random.nextInt(130),
              100 + random.nextInt(120),
              60 + random.nextInt(150),
              60 + random.nextInt(90)));
      int size = 15 + random.nextInt(60);
      g.fillOval(random.nextInt(320) - 20, random.nextInt(240) - 20, size, size);
    }
  }
}
