// One row of labels.csv.
package dev.tensorcord.jobs.digits.hands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture of the set.
 *
 * @param file under the folder of the set
 * @param label its digits, or {@code none}
 * @param kind how it was shown
 * @param source who wrote what it shows
 */
record LabelledPicture(String file, String label, String kind, String source) {
  private static final String NONE = "none";

  /** All rows. */
  static List<LabelledPicture> all(Path set) throws IOException {
    return Files.readAllLines(set.resolve("labels.csv")).stream()
        .skip(1)
        .map(LabelledPicture::parse)
        .toList();
  }

  private static LabelledPicture parse(String row) {
    String[] cells = row.split(",", 4);
    String source = cells[3].substring(1, cells[3].indexOf('"', 1));
    return new LabelledPicture(cells[0], cells[1], cells[2], source);
  }

  /** It shows one digit. */
  boolean single() {
    return label.length() == 1;
  }

  /** It shows no digit. */
  boolean empty() {
    return label.equals(NONE);
  }

  /** It shows several digits. */
  boolean number() {
    return !single() && !empty();
  }

  /** The collection the hand is from, without the writer. */
  String collection() {
    return source.split(",| \\+")[0].replaceFirst("^font .*", "fonts");
  }
}
