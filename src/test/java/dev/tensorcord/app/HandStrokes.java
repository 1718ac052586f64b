package dev.tensorcord.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Digits as a hand draws them, for tests: strokes of points in a pad of 280 by 280. Each digit's
 * strokes are listed in a box of 100 by 160.
 */
final class HandStrokes {
  private static final double PAD = 280;
  private static final double WIDTH = 100;
  private static final double HEIGHT = 160;

  private static final Map<Character, int[][]> STROKES =
      Map.of(
          '0',
          new int[][] {
            {
              55, 4, 28, 14, 10, 45, 6, 85, 14, 125, 38, 154, 66, 152, 90, 122, 96, 80, 90, 38, 72,
              12, 52, 3
            }
          },
          '1',
          new int[][] {{32, 34, 54, 8, 53, 60, 52, 110, 52, 156}},
          '2',
          new int[][] {
            {
              10, 38, 22, 14, 48, 4, 76, 12, 86, 38, 78, 70, 54, 104, 28, 134, 8, 154, 50, 152, 94,
              154
            }
          },
          '3',
          new int[][] {
            {
              12, 22, 36, 5, 66, 8, 82, 32, 72, 58, 42, 74, 72, 82, 90, 108, 82, 138, 54, 155, 24,
              150, 8, 134
            }
          },
          '4',
          new int[][] {{58, 4, 40, 44, 10, 104, 50, 104, 96, 102}, {72, 52, 70, 100, 70, 156}},
          '5',
          new int[][] {
            {
              86, 6, 50, 8, 22, 8, 18, 40, 14, 70, 44, 62, 74, 72, 90, 98, 84, 130, 58, 153, 26,
              152, 8, 138
            }
          },
          '6',
          new int[][] {
            {
              74, 4, 48, 24, 24, 62, 12, 104, 20, 138, 46, 156, 76, 146, 88, 118, 74, 92, 46, 88,
              22, 104
            }
          },
          '7',
          new int[][] {{8, 8, 50, 8, 92, 8, 74, 48, 56, 92, 42, 156}},
          '8',
          new int[][] {
            {
              80, 26, 54, 5, 26, 16, 20, 40, 40, 62, 68, 82, 86, 110, 78, 142, 48, 156, 20, 142, 14,
              114, 34, 86, 64, 64, 80, 42, 80, 24
            }
          },
          '9',
          new int[][] {
            {82, 34, 62, 8, 32, 8, 14, 34, 22, 64, 50, 74, 76, 58, 84, 30, 84, 70, 78, 114, 66, 156}
          });

  private HandStrokes() {}

  /** The strokes of a number, side by side in the middle of the pad; x and y by turns. */
  static List<int[]> number(String digits) {
    double scale = Math.min(1.15, (PAD - 24) / (digits.length() * WIDTH * 1.3));
    double pitch = WIDTH * scale * 1.3;
    double left = (PAD - pitch * digits.length() + pitch - WIDTH * scale) / 2;
    double top = (PAD - HEIGHT * scale) / 2;
    List<int[]> strokes = new ArrayList<>();
    for (int i = 0; i < digits.length(); i++) {
      for (int[] stroke : STROKES.get(digits.charAt(i))) {
        int[] placed = new int[stroke.length];
        for (int k = 0; k < stroke.length; k += 2) {
          placed[k] = (int) Math.round(left + pitch * i + stroke[k] * scale);
          placed[k + 1] = (int) Math.round(top + stroke[k + 1] * scale);
        }
        strokes.add(placed);
      }
    }
    return strokes;
  }
}
