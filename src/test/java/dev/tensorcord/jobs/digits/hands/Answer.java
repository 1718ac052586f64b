// What was read in one picture, and whether that is right.
package dev.tensorcord.jobs.digits.hands;

import dev.tensorcord.data.picture.DigitImage;
import dev.tensorcord.data.picture.Picture;
import dev.tensorcord.jobs.digits.Opinion;
import dev.tensorcord.jobs.digits.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A picture with what was found and said.
 *
 * @param marks in reading order
 * @param opinions one for each mark
 */
record Answer(
    LabelledPicture labelled, Picture picture, List<DigitImage> marks, List<Opinion> opinions) {
  /** What went wrong, if anything. */
  enum Fault {
    NOTHING,
    FINDING,
    READING
  }

  /** The digits that were named; ? where a mark was taken for none. */
  String said() {
    return opinions.stream()
        .map(opinion -> opinion.verdict() == Verdict.NO_DIGIT ? "?" : "" + opinion.digit())
        .collect(Collectors.joining());
  }

  /** Nothing was found, or what was found is said to be no digit. */
  boolean rejected() {
    return opinions.isEmpty() || Verdict.of(opinions) == Verdict.NO_DIGIT;
  }

  /** Something was named, but with doubt. */
  boolean doubtful() {
    return !opinions.isEmpty() && Verdict.of(opinions) == Verdict.NOT_SURE;
  }

  boolean sure() {
    return !opinions.isEmpty()
        && opinions.stream().allMatch(opinion -> opinion.verdict() == Verdict.SURE);
  }

  boolean right() {
    return labelled.empty() ? rejected() : said().equals(labelled.label());
  }

  /** A wrong count of marks is the finder's fault; with the right count the network's. */
  Fault fault() {
    if (right()) {
      return Fault.NOTHING;
    }
    return labelled.empty() || marks.size() == labelled.label().length()
        ? Fault.READING
        : Fault.FINDING;
  }
}
