package dev.tensorcord.plot;

import dev.tensorcord.plot.DigitFigure.Digit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what the pictures of digits show. */
final class DigitAlt {
  private DigitAlt() {}

  static String of(DigitFigure figure) {
    String original =
        figure.original().isPresent()
            ? "The picture as sent, with a box around %s. "
                .formatted(figure.digits().size() == 1 ? "the digit" : "each digit")
            : "";
    List<String> each = new ArrayList<>();
    for (Digit digit : figure.digits()) {
      String guesses =
          digit.guesses().stream()
              .map(guess -> guess.word() + " " + NumberText.percent(guess.probability()))
              .collect(Collectors.joining(", "));
      each.add((figure.digits().size() == 1 ? "" : each.size() + 1 + ": ") + guesses);
    }
    return cut(
        "%sWhat the network saw, 28 by 28 pixels, light on dark, and its best guesses as bars. %s %s."
            .formatted(original, figure.read(), String.join("; ", each)));
  }

  static String of(WhyFigure figure) {
    String layers =
        figure.layers().stream()
            .map(layer ->
                "%s: %d small pictures of %d by %d"
                    .formatted(layer.title(), layer.maps().size(), layer.side(), layer.side()))
            .collect(Collectors.joining("; "));
    return cut(
        "The digit in 28 by 28 pixels, read as %s; beside it the same, with the pixels in orange that mattered most%s. Below, where the strongest filters lit up. %s."
            .formatted(figure.word(), where(figure.saliency()), layers));
  }

  /** In which part of the picture most of it lies. */
  private static String where(float[] saliency) {
    double x = 0;
    double y = 0;
    double sum = 1e-9;
    for (int i = 0; i < saliency.length; i++) {
      x += saliency[i] * (i % DigitFigure.SIDE);
      y += saliency[i] * (i / DigitFigure.SIDE);
      sum += saliency[i];
    }
    double third = DigitFigure.SIDE / 3.0;
    String row = y / sum < third * 1.2 ? "upper" : y / sum > third * 1.8 ? "lower" : "middle";
    String column = x / sum < third * 1.2 ? "left" : x / sum > third * 1.8 ? "right" : "";
    return ", mostly in the " + (row + " " + column).strip() + " part";
  }

  private static String cut(String text) {
    return text.length() <= Drawing.LONGEST_ALT
        ? text
        : text.substring(0, Drawing.LONGEST_ALT - 1) + "…";
  }
}
