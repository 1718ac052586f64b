package dev.tensorcord.jobs.digits;

import dev.tensorcord.plot.DigitFigure;
import dev.tensorcord.plot.DigitPlot;
import dev.tensorcord.plot.Drawing;
import dev.tensorcord.plot.Easels;
import dev.tensorcord.plot.WhyFigure;
import dev.tensorcord.plot.WhyPlot;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** The pictures of a reading, drawn from what is kept of it. */
public final class DigitFigures {
  /** Pixels of the longer side of a small copy: as much as a figure shows of it. */
  public static final int PREVIEW = 400;

  private static final int GUESSES = 3;

  private DigitFigures() {}

  /**
   * The digits of one picture.
   *
   * @param original the picture, small; empty where it is no longer there
   * @param read what was read, in words
   */
  public static Drawing picture(
      Sheet.Marked sheet,
      List<Reading.Digit> digits,
      Optional<BufferedImage> original,
      String read) {
    List<DigitFigure.Digit> drawn = digits.stream().map(DigitFigures::digit).toList();
    DigitFigure figure = new DigitFigure(original, sheet.width(), sheet.height(), drawn, read);
    return Easels.draw(() -> DigitPlot.draw(figure));
  }

  private static DigitFigure.Digit digit(Reading.Digit digit) {
    Mark mark = digit.mark();
    return new DigitFigure.Digit(
        mark.x(),
        mark.y(),
        mark.width(),
        mark.height(),
        mark.pixels(),
        Guess.top(digit.opinion(), GUESSES).stream()
            .map(guess -> new DigitFigure.Guess(guess.word(), guess.probability()))
            .toList(),
        digit.opinion().verdict() == Verdict.SURE);
  }

  /** What the network looked at in one digit; computes it, and so takes its turn as well. */
  public static Drawing why(Reading.Digit digit) {
    return Easels.draw(() -> {
      Explanation explained = DigitNetwork.load().explain(digit.mark().values());
      List<FeatureMaps> maps = explained.convolutions();
      List<WhyFigure.Layer> layers =
          java.util.stream.IntStream.range(0, maps.size())
              .mapToObj(i -> layer(i + 1, maps.get(i)))
              .toList();
      String word = Guess.top(digit.opinion(), 1).getFirst().word();
      return WhyPlot.draw(
          new WhyFigure(
              word.equals(Guess.NONE) ? "no digit" : word,
              digit.mark().pixels(),
              explained.saliency(),
              layers));
    });
  }

  private static WhyFigure.Layer layer(int number, FeatureMaps maps) {
    String title =
        "convolution %d: its strongest filters, %d×%d".formatted(number, maps.side(), maps.side());
    return new WhyFigure.Layer(title, maps.side(), maps.strongest());
  }
}
