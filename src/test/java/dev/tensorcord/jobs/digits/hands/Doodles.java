// Drawings that are no digit: animals, signs, scribbles, nothing at all.
package dev.tensorcord.jobs.digits.hands;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What a learner may send that is not a digit. */
final class Doodles {
  private static final String OURS = "as the project";
  private static final String LETTERS = "AEFHKMNRWXkmw&%#@?";
  private static final List<String> WORDS =
      List.of("warm", "KARMA", "exam", "MAX", "HEAR", "wax", "Frank", "NEW", "maker", "HAWK");

  private Doodles() {}

  /** Something drawn, not written. */
  static Hand drawing(int number, Random random) {
    List<double[]> lines =
        switch (number % 14) {
          case 0 -> cat();
          case 1 -> smiley();
          case 2 -> scribble(random);
          case 3 -> heart();
          case 4 -> star();
          case 5 -> arrow();
          case 6 -> house();
          case 7 -> tree();
          case 8 -> fish();
          case 9 -> zigzag(random);
          case 10 -> flower();
          case 11 -> chart(random);
          case 12 -> hatching();
          default -> person();
        };
    return new Hand("own drawing", OURS, '-', Strokes.of(lines, 1));
  }

  static Hand dash() {
    return new Hand("own drawing", OURS, '-', Strokes.of(List.of(line(0, 0, 100, 3)), 1));
  }

  static Hand blank() {
    return new Hand("nothing", OURS, '-', new Nothing());
  }

  static List<Hand> letters() {
    List<Hand> letters = new ArrayList<>(FontHands.written(LETTERS));
    letters.addAll(FontHands.printed(LETTERS));
    return letters;
  }

  static List<Hand> word(int number, Random random) {
    String word = WORDS.get(number % WORDS.size());
    List<Hand> all = number % 2 == 0 ? FontHands.written(word) : FontHands.printed(word);
    String font = all.get(random.nextInt(all.size())).source();
    List<Hand> same = all.stream().filter(hand -> hand.source().equals(font)).toList();
    return word.chars()
        .mapToObj(c -> same.stream().filter(hand -> hand.label() == c).findFirst().orElseThrow())
        .toList();
  }

  private record Nothing() implements Drawing {
    @Override
    public double width() {
      return 0.5;
    }

    @Override
    public void fill(Graphics2D graphics, double pen) {
      // A blank page has no ink.
    }
  }

  private static double[] line(double... points) {
    return points;
  }

  private static double[] round(double x, double y, double radiusX, double radiusY) {
    return IntStream.rangeClosed(0, 16)
        .boxed()
        .flatMapToDouble(i ->
            java.util.stream.DoubleStream.of(
                x + radiusX * Math.cos(i * Math.PI / 8), y + radiusY * Math.sin(i * Math.PI / 8)))
        .toArray();
  }

  private static List<double[]> cat() {
    return List.of(
        round(50, 60, 34, 30),
        line(22, 44, 20, 8),
        line(20, 8, 40, 32),
        line(60, 32, 80, 8),
        line(80, 8, 78, 44),
        round(38, 54, 4, 6),
        round(62, 54, 4, 6),
        line(45, 68, 50, 72, 55, 68),
        line(40, 70, 2, 62),
        line(40, 73, 2, 76),
        line(60, 70, 98, 62),
        line(60, 73, 98, 76));
  }

  private static List<double[]> smiley() {
    return List.of(
        round(50, 50, 48, 48),
        round(34, 38, 4, 5),
        round(66, 38, 4, 5),
        line(26, 60, 38, 74, 62, 74, 74, 60));
  }

  private static List<double[]> scribble(Random random) {
    double[] points = new double[60];
    for (int i = 0; i < points.length; i++) {
      points[i] = 100 * random.nextDouble();
    }
    return List.of(points);
  }

  private static List<double[]> heart() {
    return List.of(
        line(50, 30, 40, 8, 16, 4, 2, 28, 16, 60, 50, 96),
        line(50, 96, 84, 60, 98, 28, 84, 4, 60, 8, 50, 30));
  }

  private static List<double[]> star() {
    List<double[]> lines = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      double from = i * 4 * Math.PI / 5;
      double to = (i + 1) * 4 * Math.PI / 5;
      lines.add(
          line(
              50 + 50 * Math.sin(from),
              50 - 50 * Math.cos(from),
              50 + 50 * Math.sin(to),
              50 - 50 * Math.cos(to)));
    }
    return lines;
  }

  private static List<double[]> arrow() {
    return List.of(line(0, 40, 120, 36), line(90, 8, 120, 36), line(120, 36, 92, 68));
  }

  private static List<double[]> house() {
    return List.of(
        line(10, 44, 10, 100),
        line(10, 100, 90, 100),
        line(90, 100, 90, 44),
        line(0, 48, 50, 4),
        line(50, 4, 100, 48),
        line(40, 100, 40, 70),
        line(40, 70, 60, 70),
        line(60, 70, 60, 100),
        line(18, 56, 32, 56),
        line(32, 56, 32, 66),
        line(68, 56, 82, 56),
        line(82, 56, 82, 66));
  }

  private static List<double[]> tree() {
    return List.of(
        line(44, 100, 46, 60),
        line(58, 100, 54, 60),
        line(46, 62, 20, 66, 8, 46, 22, 30, 30, 10, 56, 2, 78, 14, 84, 36, 92, 54, 70, 68, 54, 62),
        line(36, 30, 44, 38),
        line(60, 26, 66, 40),
        line(50, 48, 54, 40));
  }

  private static List<double[]> fish() {
    return List.of(
        line(100, 20, 70, 50, 40, 60, 10, 46, 0, 38, 12, 26, 42, 14, 72, 26, 100, 56),
        line(100, 20, 94, 38, 100, 56),
        round(18, 34, 3, 3),
        line(34, 20, 40, 38, 32, 54));
  }

  private static List<double[]> zigzag(Random random) {
    List<double[]> lines = new ArrayList<>();
    double y = 50;
    for (int x = 0; x < 160; x += 20) {
      double next = x % 40 == 0 ? 10 * random.nextDouble() : 90 + 10 * random.nextDouble();
      lines.add(line(x, y, x + 20, next));
      y = next;
    }
    return lines;
  }

  private static List<double[]> flower() {
    List<double[]> lines = new ArrayList<>();
    lines.add(round(50, 32, 9, 9));
    for (int i = 0; i < 6; i++) {
      double angle = i * Math.PI / 3;
      lines.add(round(50 + 20 * Math.cos(angle), 32 + 20 * Math.sin(angle), 11, 11));
    }
    lines.add(line(50, 64, 48, 120));
    lines.add(line(49, 100, 70, 84, 76, 92, 49, 104));
    return lines;
  }

  private static List<double[]> chart(Random random) {
    List<double[]> lines = new ArrayList<>();
    lines.add(line(0, 0, 0, 100));
    lines.add(line(0, 100, 140, 100));
    double y = 90;
    for (int x = 5; x < 130; x += 18) {
      double next = Math.max(8, y - 22 * random.nextDouble() + 6);
      lines.add(line(x, y, x + 18, next));
      lines.add(line(x, 97, x, 103));
      y = next;
    }
    return lines;
  }

  private static List<double[]> hatching() {
    List<double[]> lines = new ArrayList<>();
    for (int i = 0; i <= 100; i += 20) {
      lines.add(line(i, 0, i, 100));
      lines.add(line(0, i, 100, i));
    }
    return lines;
  }

  private static List<double[]> person() {
    return List.of(
        round(40, 14, 14, 14),
        line(40, 28, 40, 72),
        line(40, 40, 8, 54),
        line(40, 40, 74, 30),
        line(40, 72, 14, 110),
        line(40, 72, 68, 108));
  }
}
