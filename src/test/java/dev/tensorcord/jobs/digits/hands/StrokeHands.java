package dev.tensorcord.jobs.digits.hands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Hands that are known as the path of a pen. */
final class StrokeHands {
  private static final String CC_BY = "CC BY 4.0";

  private StrokeHands() {}

  /** Five writers of UJI Pen Characters. */
  static List<Hand> uji(Path shapes) {
    return lines(shapes.resolve("uji.txt"))
        .map(line -> hand("UJI Pen Characters v2, writer ", CC_BY, line))
        .toList();
  }

  /** The project's own hand, in many styles. */
  static List<Hand> own(Path shapes) {
    return lines(shapes.resolve("own.txt"))
        .map(line -> hand("own hand, ", "as the project", line))
        .toList();
  }

  /** UCI Pen-Based digits: stretched to a square by their makers, here narrowed again. */
  static List<Hand> pendigits(Path shapes) {
    List<Hand> hands = new ArrayList<>();
    for (String line : lines(shapes.resolve("pendigits.txt")).toList()) {
      double[] points = numbers(line.substring(5));
      for (int i = 1; i < points.length; i += 2) {
        points[i] = 100 - points[i];
      }
      char digit = line.charAt(2);
      double stretch = digit == '1' ? 0.28 : 0.55 + 0.05 * (hands.size() % 5);
      hands.add(
          new Hand(
              "UCI Pen-Based Digits, group " + line.charAt(0),
              CC_BY,
              digit,
              Strokes.of(List.of(points), stretch)));
    }
    return hands;
  }

  private static Hand hand(String source, String licence, String line) {
    int space = line.indexOf(' ');
    List<double[]> strokes =
        Stream.of(line.substring(space + 3).split("/")).map(StrokeHands::numbers).toList();
    return new Hand(
        source + line.substring(0, space), licence, line.charAt(space + 1), Strokes.of(strokes, 1));
  }

  private static double[] numbers(String text) {
    return Stream.of(text.trim().split("[ ,]+")).mapToDouble(Double::parseDouble).toArray();
  }

  static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
