// How well the whole way from a file to digits reads pictures that are not MNIST, kind by kind.
package dev.tensorcord.jobs.digits.hands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.data.picture.DigitFinder;
import dev.tensorcord.data.picture.DigitImage;
import dev.tensorcord.data.picture.Picture;
import dev.tensorcord.data.picture.PictureLimits;
import dev.tensorcord.jobs.digits.DigitNetwork;
import dev.tensorcord.jobs.digits.Opinion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Reads the set under {@code src/test/resources/digits} as a member's pictures are read. The table
 * is printed, and what failed is shown in {@code target/hands-failures.png} and {@code .txt}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // More than a thousand pictures, on a busy machine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // All pictures go when it is over.
final class HandsTest {
  private static final Path SET = Path.of("src/test/resources/digits");

  private Answers answers;

  @BeforeAll
  void readEverything() throws IOException {
    answers = new Answers(LabelledPicture.all(SET).parallelStream().map(HandsTest::read).toList());
    System.out.println(answers.table());
    answers.writeFailures(Path.of("target"));
  }

  private static Answer read(LabelledPicture labelled) {
    Picture picture = Picture.read(bytes(labelled), labelled.file(), PictureLimits.DEFAULT);
    List<DigitImage> marks = DigitFinder.find(picture, PictureLimits.DEFAULT).digits();
    List<Opinion> opinions =
        DigitNetwork.load().read(marks.stream().map(DigitImage::pixels).toList());
    return new Answer(labelled, picture, marks, opinions);
  }

  private static byte[] bytes(LabelledPicture labelled) {
    try {
      return Files.readAllBytes(SET.resolve(labelled.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nineteenOfTwentySingleDigitsAreRead() {
    assertThat(answers.share(LabelledPicture::single)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void numbersAreReadAsAWhole() {
    assertThat(answers.share(LabelledPicture::number)).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void noDigitIsNamedAsSureWhereThereIsNone() {
    assertThat(answers.notNamed()).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void mostPicturesWithoutADigitAreSaidToHaveNone() {
    assertThat(answers.share(LabelledPicture::empty)).isGreaterThanOrEqualTo(0.75);
  }

  @Test
  void whereASingleDigitIsNamedAsSureItIsRight() {
    assertThat(answers.sureAndRight()).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void theSetIsLargeVariedAndNotMnist() throws IOException {
    List<LabelledPicture> all = LabelledPicture.all(SET);
    assertThat(all.stream().filter(LabelledPicture::single)).hasSizeGreaterThan(500);
    assertThat(all.stream().map(LabelledPicture::kind).distinct()).hasSizeGreaterThan(40);
    assertThat(all).noneMatch(picture -> picture.source().contains("MNIST"));
    for (int digit = 0; digit < 10; digit++) {
      String label = String.valueOf(digit);
      assertThat(all.stream().filter(picture -> picture.label().equals(label)))
          .as("pictures of %s", label)
          .hasSizeGreaterThan(50);
    }
  }
}
