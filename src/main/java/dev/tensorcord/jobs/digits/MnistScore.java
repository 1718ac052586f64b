package dev.tensorcord.jobs.digits;

import dev.tensorcord.data.Mnist;
import java.util.ArrayList;
import java.util.List;

/**
 * How a network does on digits of MNIST, as they are in the file. An answer counts as right only
 * where the right digit is likelier than each other one and than "no digit".
 *
 * @param right answers that were right
 * @param count digits that were asked about
 */
public record MnistScore(int right, int count) {
  private static final int AT_ONCE = 500;

  /** Asks about all of them. */
  public static MnistScore of(DigitNetwork network, Mnist digits) {
    int right = 0;
    for (int from = 0; from < digits.size(); from += AT_ONCE) {
      List<float[]> images = new ArrayList<>();
      for (int i = from; i < Math.min(digits.size(), from + AT_ONCE); i++) {
        images.add(digits.image(i));
      }
      List<Opinion> opinions = network.read(images);
      for (int i = 0; i < opinions.size(); i++) {
        Opinion opinion = opinions.get(i);
        boolean named = opinion.digit() == digits.labels()[from + i];
        right += named && opinion.sureness() > opinion.none() ? 1 : 0;
      }
    }
    return new MnistScore(right, digits.size());
  }

  /** The part that was right, 0 to 1. */
  public double accuracy() {
    return (double) right / count;
  }
}
