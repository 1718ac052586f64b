// All answers: shares, the table by kind and by source, and the failures to look at.
package dev.tensorcord.jobs.digits.hands;

import dev.tensorcord.jobs.digits.Opinion;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** What was read in the whole set. */
record Answers(List<Answer> all) {
  private static final int COLUMNS = 10;
  private static final int WIDE = 190;
  private static final int HIGH = 116;

  /** The share of right answers among these pictures. */
  double share(Predicate<LabelledPicture> which) {
    return share(all.stream().filter(answer -> which.test(answer.labelled())).toList());
  }

  private static double share(List<Answer> answers) {
    return answers.stream().filter(Answer::right).count() / (double) answers.size();
  }

  /** Of single digits whose answer was given as sure: the share of right ones. */
  double sureAndRight() {
    return share(
        all.stream().filter(answer -> answer.labelled().single() && answer.sure()).toList());
  }

  /** Of pictures without a digit: the share in which none is named as sure. */
  double notNamed() {
    List<Answer> empty = all.stream().filter(answer -> answer.labelled().empty()).toList();
    return empty.stream().filter(answer -> !answer.sure() || answer.rejected()).count()
        / (double) empty.size();
  }

  /** For people: a row for each kind, then for each source, then for all. */
  String table() {
    StringBuilder table = new StringBuilder();
    rows(table, "kind", answer -> answer.labelled().kind());
    rows(table, "source", answer -> answer.labelled().collection());
    row(table, "all", all);
    table.append("Single digits named as sure: %.1f %% right%n".formatted(100 * sureAndRight()));
    table.append("Without a digit: in %.1f %% none is named as sure%n".formatted(100 * notNamed()));
    return table.toString();
  }

  private void rows(StringBuilder table, String heading, Function<Answer, String> group) {
    table.append(
        "%n%-26s%16s%16s%16s%10s%10s%10s%n"
            .formatted(
                heading, "single digits", "numbers", "no digit", "not sure", "finding", "reading"));
    Map<String, List<Answer>> groups =
        all.stream().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
    groups.forEach((name, answers) -> row(table, name, answers));
  }

  private static void row(StringBuilder table, String name, List<Answer> answers) {
    table.append(
        "%-26s%16s%16s%16s%10d%10d%10d%n"
            .formatted(
                name,
                cell(answers, LabelledPicture::single),
                cell(answers, LabelledPicture::number),
                cell(answers, LabelledPicture::empty),
                answers.stream().filter(a -> a.doubtful()).count(),
                answers.stream().filter(a -> a.fault() == Answer.Fault.FINDING).count(),
                answers.stream().filter(a -> a.fault() == Answer.Fault.READING).count()));
  }

  private static String cell(List<Answer> answers, Predicate<LabelledPicture> which) {
    List<Answer> some = answers.stream().filter(a -> which.test(a.labelled())).toList();
    long right = some.stream().filter(Answer::right).count();
    return some.isEmpty()
        ? "-"
        : "%d/%d %5.1f%%".formatted(right, some.size(), 100.0 * right / some.size());
  }

  /** Lists what failed and shows it with the boxes found and the images that the network saw. */
  void writeFailures(Path folder) throws IOException {
    List<Answer> wrong = all.stream().filter(answer -> !answer.right()).toList();
    List<String> lines = new ArrayList<>();
    for (Answer answer : wrong) {
      String opinions =
          answer.opinions().stream().map(Answers::words).collect(Collectors.joining("  "));
      lines.add(
          "%-8s %-34s %-34s label %-6s said %-8s %s"
              .formatted(
                  answer.fault().name().toLowerCase(Locale.ROOT),
                  answer.labelled().file(),
                  answer.labelled().source(),
                  answer.labelled().label(),
                  answer.said().isEmpty() ? "nothing" : answer.said(),
                  opinions));
    }
    lines.sort(null);
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("hands-failures.txt"), String.join("\n", lines) + "\n" + table());
    int rows = Math.max(1, (wrong.size() + COLUMNS - 1) / COLUMNS);
    BufferedImage sheet =
        new BufferedImage(COLUMNS * WIDE, rows * HIGH, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    for (int i = 0; i < wrong.size(); i++) {
      Graphics2D one =
          (Graphics2D) graphics.create(i % COLUMNS * WIDE, i / COLUMNS * HIGH, WIDE, HIGH);
      draw(one, wrong.get(i));
      one.dispose();
    }
    graphics.dispose();
    ImageIO.write(sheet, "png", folder.resolve("hands-failures.png").toFile());
  }

  private static String words(Opinion opinion) {
    return "%d %.2f (none %.2f)".formatted(opinion.digit(), opinion.sureness(), opinion.none());
  }

  private static void draw(Graphics2D graphics, Answer answer) {
    graphics.setColor(
        answer.fault() == Answer.Fault.FINDING ? new Color(0x7a2f2f) : Color.DARK_GRAY);
    graphics.fillRect(0, 0, WIDE - 2, HIGH - 2);
    BufferedImage preview = answer.picture().preview(110);
    double scale = 88.0 / Math.max(preview.getWidth(), preview.getHeight());
    int width = (int) (preview.getWidth() * scale);
    graphics.drawImage(preview, 2, 2, width, (int) (preview.getHeight() * scale), null);
    graphics.setColor(Color.GREEN);
    double toSheet = width / (double) answer.picture().width();
    for (int i = 0; i < answer.marks().size(); i++) {
      var mark = answer.marks().get(i);
      graphics.drawRect(
          2 + (int) (mark.x() * toSheet),
          2 + (int) (mark.y() * toSheet),
          (int) (mark.width() * toSheet),
          (int) (mark.height() * toSheet));
      graphics.drawImage(seen(mark.pixels()), 94 + i % 3 * 31, 2 + i / 3 * 31, null);
    }
    graphics.setColor(Color.YELLOW);
    graphics.drawString(answer.labelled().file(), 2, HIGH - 16);
    graphics.drawString(answer.labelled().label() + " read as " + answer.said(), 2, HIGH - 4);
  }

  private static BufferedImage seen(float[] pixels) {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < pixels.length; i++) {
      image
          .getRaster()
          .setSample(i % 28, i / 28, 0, Math.clamp(Math.round(pixels[i] * 255), 0, 255));
    }
    return image;
  }
}
