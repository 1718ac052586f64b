package dev.tensorcord.jobs.digits.hands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.data.picture.DigitFinder;
import dev.tensorcord.data.picture.DigitImage;
import dev.tensorcord.data.picture.Found;
import dev.tensorcord.data.picture.Picture;
import dev.tensorcord.data.picture.PictureLimits;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.digits.DigitNetwork;
import dev.tensorcord.jobs.digits.Opinion;
import dev.tensorcord.jobs.digits.Verdict;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** How many pictures of the labelled set are read right, by kind of picture and by hand. */
class HandsTest {
  private static final Path FOLDER = Path.of("src/test/resources/digits");
  private static final PictureLimits LIMITS = new PictureLimits(10 << 20, 12_000, 40_000_000L, 20);

  private record Case(String file, String label, String kind, String source) {
    boolean none() {
      return label.equals("none");
    }

    boolean number() {
      return kind.equals("number");
    }

    boolean single() {
      return !none() && !number();
    }
  }

  /** What was read: digits, and under each the 28×28 that the network saw. */
  private record Answer(Case asked, String read, boolean sure, List<DigitImage> seen, String why) {
    boolean right() {
      return read.equals(asked.label());
    }
  }

  @Test
  void mostPicturesAreReadRight() throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("labels.csv"))) {
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
      if (!cells[0].equals("file")) {
        answers.add(answer(new Case(cells[0], cells[1], cells[2], cells[3].replace("\"", ""))));
      }
    }
    table("kind", answers, answer -> answer.asked().kind());
    table(
        "source",
        answers.stream().filter(answer -> answer.asked().single()).toList(),
        answer -> answer.asked().source().replaceAll(",.*|(font).*", "$1"));
    failures(answers);
    double single = share(answers, Case::single);
    double number = share(answers, Case::number);
    double none = share(answers, Case::none);
    System.out.printf(
        "read right: %.1f %% of single digits, %.1f %% of whole numbers, %.1f %% of no digits%n",
        100 * single, 100 * number, 100 * none);
    assertThat(single).as("single digits").isGreaterThanOrEqualTo(0.95);
    assertThat(number).as("numbers").isGreaterThanOrEqualTo(0.85);
    assertThat(none).as("no digits").isGreaterThanOrEqualTo(0.9);
  }

  private static double share(List<Answer> answers, Predicate<Case> which) {
    return answers.stream()
        .filter(answer -> which.test(answer.asked()))
        .mapToInt(answer -> answer.right() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static Answer answer(Case asked) throws IOException {
    byte[] file = Files.readAllBytes(FOLDER.resolve(asked.file()));
    Found found;
    try {
      found = DigitFinder.find(Picture.read(file, asked.file(), LIMITS), LIMITS);
    } catch (Fault fault) {
      return new Answer(asked, "refused", true, List.of(), fault.getMessage());
    }
    List<Opinion> opinions =
        DigitNetwork.load().read(found.digits().stream().map(DigitImage::pixels).toList());
    StringBuilder read = new StringBuilder();
    boolean sure = true;
    for (Opinion opinion : opinions) {
      if (opinion.verdict() != Verdict.NO_DIGIT) {
        read.append(opinion.digit());
        sure &= opinion.verdict() == Verdict.SURE;
      }
    }
    String said = read.isEmpty() ? "none" : read.toString();
    return new Answer(asked, said, sure, found.digits(), found.why().orElse(""));
  }

  private interface Group {
    String of(Answer answer);
  }

  private static void table(String name, List<Answer> answers, Group group) {
    Map<String, List<Answer>> groups = new TreeMap<>();
    for (Answer answer : answers) {
      groups.computeIfAbsent(group.of(answer), _ -> new ArrayList<>()).add(answer);
    }
    System.out.printf("%-28s %5s %6s %9s %11s%n", name, "all", "right", "not sure", "sure, wrong");
    groups.forEach((key, some) ->
        System.out.printf(
            "%-28s %5d %5.1f%% %9d %11d%n",
            key,
            some.size(),
            100.0 * some.stream().filter(Answer::right).count() / some.size(),
            some.stream().filter(answer -> !answer.sure()).count(),
            some.stream().filter(answer -> answer.sure() && !answer.right()).count()));
  }

  /** Every picture that was read wrong, beside what the network saw, to look at. */
  private static void failures(List<Answer> answers) throws IOException {
    List<Answer> wrong = answers.stream().filter(answer -> !answer.right()).toList();
    List<String> lines = new ArrayList<>();
    int across = 8;
    int rows = Math.max(1, (wrong.size() + across - 1) / across);
    BufferedImage sheet = new BufferedImage(across * 200, rows * 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(new Color(0x40, 0x40, 0x60));
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < wrong.size(); i++) {
      Answer answer = wrong.get(i);
      int x = i % across * 200;
      int y = i / across * 120;
      BufferedImage picture = ImageIO.read(FOLDER.resolve(answer.asked().file()).toFile());
      graphics.drawImage(picture, x, y, 96, 96, Color.GRAY, null);
      for (int d = 0; d < Math.min(9, answer.seen().size()); d++) {
        float[] pixels = answer.seen().get(d).pixels();
        for (int p = 0; p < pixels.length; p++) {
          int grey = (int) (255 * Math.clamp(pixels[p], 0f, 1f));
          sheet.setRGB(
              x + 98 + d % 3 * 30 + p % 28, y + d / 3 * 30 + p / 28, grey << 16 | grey << 8 | grey);
        }
      }
      graphics.setColor(Color.WHITE);
      graphics.drawString(
          "%s → %s %s".formatted(answer.asked().label(), answer.read(), answer.asked().kind()),
          x + 2,
          y + 112);
      boolean parted = answer.asked().single() && answer.seen().size() != 1;
      lines.add(
          "%s is %s, read %s; %d pieces%s %s"
              .formatted(
                  answer.asked().file(),
                  answer.asked().label(),
                  answer.read(),
                  answer.seen().size(),
                  parted ? " (found wrongly)" : "",
                  answer.why()));
    }
    graphics.dispose();
    ImageIO.write(sheet, "png", Path.of("target", "hands-failures.png").toFile());
    Files.write(Path.of("target", "hands-failures.txt"), lines);
  }
}
