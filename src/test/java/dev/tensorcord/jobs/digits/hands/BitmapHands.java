package dev.tensorcord.jobs.digits.hands;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bitmap drawn as dots and the lines between neighbouring dots. */
record BitmapHands(boolean[][] dots, double width) implements Drawing {
  private static final int SIDE = 16;

  static List<Hand> semeion(Path shapes) {
    List<Hand> hands = new ArrayList<>();
    for (String line : StrokeHands.lines(shapes.resolve("semeion.txt")).toList()) {
      boolean[][] dots = new boolean[SIDE][SIDE];
      for (int i = 0; i < SIDE * SIDE; i++) {
        dots[i / SIDE][i % SIDE] = line.charAt(3 + i) == '1';
      }
      hands.add(new Hand("Semeion", "CC BY 4.0", line.charAt(0), new BitmapHands(dots, 0.7)));
    }
    return hands;
  }

  @Override
  public void fill(Graphics2D graphics, double pen) {
    double cell = 1.0 / SIDE;
    graphics.setStroke(
        new BasicStroke((float) (cell * 1.15), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    int[][] ways = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, -1}};
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int[] way : ways) {
          int toY = y + way[0];
          int toX = x + way[1];
          if (dots[y][x] && toY < SIDE && toX >= 0 && toX < SIDE && dots[toY][toX]) {
            graphics.draw(
                new Line2D.Double(
                    (x + 0.5) * cell * width,
                    (y + 0.5) * cell,
                    (toX + 0.5) * cell * width,
                    (toY + 0.5) * cell));
          }
        }
      }
    }
  }
}
