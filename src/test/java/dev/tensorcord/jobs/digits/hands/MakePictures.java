package dev.tensorcord.jobs.digits.hands;

import dev.tensorcord.data.picture.CameraNote;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Makes the whole set anew: {@code MakePictures FOLDER}, where FOLDER holds {@code shapes/}. */
public final class MakePictures {
  private static final int EACH_WAY = 20;
  private static final String LETTERS = "AEFHKMNRWXYhkmn";

  private final Path folder;
  private final Random random = new Random(20_18);
  private final List<String> labels = new ArrayList<>();
  private final List<List<Hand>> sources;

  private MakePictures(Path folder) {
    this.folder = folder;
    Path shapes = folder.resolve("shapes");
    sources =
        List.of(
            StrokeHands.uji(shapes),
            StrokeHands.own(shapes),
            StrokeHands.pendigits(shapes),
            BitmapHands.semeion(shapes),
            FontHands.written("0123456789"));
  }

  /**
   * Writes pictures and labels.
   *
   * @param arguments the folder
   */
  public static void main(String... arguments) throws IOException {
    new MakePictures(Path.of(arguments[0])).make();
  }

  private void make() throws IOException {
    labels.add("file,label,kind,source,licence");
    int turn = 0;
    for (Show show : Shows.ALL) {
      int count = show.width() > 1000 ? 6 : EACH_WAY;
      for (int i = 0; i < count; i++, turn++) {
        Hand hand = pick(sources.get(turn % sources.size()), (char) ('0' + i % 10));
        save(show.kind(), show.format(), show.of(new Written(List.of(hand), 0), random), hand);
      }
    }
    type("printed", FontHands.printed("0123456789"), 30);
    type("seven-segments", FontHands.display("0123456789"), 10);
    coarse();
    turned();
    numbers();
    letters();
    others();
    labels.addAll(MakePapers.into(folder));
    Files.write(folder.resolve("labels.csv"), labels);
  }

  private Hand pick(List<Hand> hands, char label) {
    List<Hand> fitting = hands.stream().filter(hand -> hand.label() == label).toList();
    return fitting.get(random.nextInt(fitting.size()));
  }

  /** Screenshots of type, in turn black on white, white on a colour and a photo of print. */
  private void type(String kind, List<Hand> hands, int count) throws IOException {
    Show[] ways = {find("paint"), find("dark-mode"), find("felt-pen")};
    for (int i = 0; i < count; i++) {
      Hand hand = pick(hands, (char) ('0' + i % 10));
      Show way = ways[i % ways.length];
      save(kind, way.format(), way.of(new Written(List.of(hand), 0), random), hand);
    }
  }

  private static Show find(String kind) {
    return Shows.ALL.stream().filter(show -> show.kind().equals(kind)).findFirst().orElseThrow();
  }

  /** Few pixels, enlarged as squares or smoothly. */
  private void coarse() throws IOException {
    Show small = new Show("", "png", 36, 0.6, 0.13, 0xffffff, 0, 1, 0, 0, 0, Show.Rule.NONE);
    for (int i = 0; i < EACH_WAY; i++) {
      Hand hand = pick(sources.get(i % sources.size()), (char) ('0' + i % 10));
      BufferedImage from = small.of(new Written(List.of(hand), 0), random);
      BufferedImage to = new BufferedImage(288, 288, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = to.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION,
          i % 2 == 0
              ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
              : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(from, AffineTransform.getScaleInstance(8, 8), null);
      graphics.dispose();
      save(i % 2 == 0 ? "enlarged-squares" : "enlarged-smooth", "png", to, hand);
    }
  }

  /** Photos whose pixels lie on their side, with the word of it in their EXIF data. */
  private void turned() throws IOException {
    Show show = find("ball-pen");
    for (int i = 0; i < 10; i++) {
      Hand hand = pick(sources.get(i % sources.size()), (char) ('0' + i));
      BufferedImage upright = show.of(new Written(List.of(hand), 0), random);
      BufferedImage lying =
          new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < upright.getHeight(); y++) {
        for (int x = 0; x < upright.getWidth(); x++) {
          lying.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
        }
      }
      write("exif-turned", "jpg", CameraNote.onto(jpeg(lying), 6), hand.label() + "", hand);
    }
  }

  /** Several digits in a row, as one person writes them. */
  private void numbers() throws IOException {
    String[] shown = {
      "paint",
      "dark-mode",
      "ball-pen",
      "felt-pen",
      "lined",
      "squared",
      "shadow",
      "chalk",
      "window",
      "transparent"
    };
    for (int i = 0; i < 60; i++) {
      Show show = find(shown[i % shown.length]);
      List<Hand> source = sources.get(i / shown.length % sources.size());
      String writer = source.get(random.nextInt(source.size())).source();
      List<Hand> same = source.stream().filter(hand -> hand.source().equals(writer)).toList();
      List<Hand> row = new ArrayList<>();
      int length = 2 + i % 4;
      while (row.size() < length) {
        char digit = (char) ('0' + random.nextInt(10));
        boolean has = same.stream().anyMatch(hand -> hand.label() == digit);
        row.add(pick(has ? same : source, digit));
      }
      Written written = new Written(row, 0.22 + 0.15 * random.nextDouble());
      BufferedImage picture = show.of(written, random);
      byte[] file = show.format().equals("png") ? png(picture) : jpeg(picture);
      write("number", show.format(), file, written.label(), row.getFirst());
    }
  }

  private void letters() throws IOException {
    List<Hand> hands = new ArrayList<>(FontHands.written(LETTERS));
    hands.addAll(FontHands.printed(LETTERS));
    String[] shown = {"paint", "ball-pen", "felt-pen", "dark-mode"};
    for (int i = 0; i < 2 * LETTERS.length(); i++) {
      Show show = find(shown[i % shown.length]);
      Hand hand = pick(hands, LETTERS.charAt(i % LETTERS.length()));
      BufferedImage picture = show.of(new Written(List.of(hand), 0), random);
      byte[] file = show.format().equals("png") ? png(picture) : jpeg(picture);
      write("none-letter", show.format(), file, "none", hand);
    }
  }

  private void others() throws IOException {
    Hand nobody = new Hand("drawn for this set", "as the project", ' ', null);
    for (int i = 0; i < 4; i++) {
      Show blank = Shows.ALL.get(List.of(0, 12, 17, 15).get(i));
      int height = blank.width() * 3 / 4;
      BufferedImage picture =
          new Camera(blank, blank.width(), height, random).shoot(new float[blank.width() * height]);
      write("none-blank", "jpg", jpeg(picture), "none", nobody);
    }
    for (int i = 0; i < 4; i++) {
      double grain = i;
      write("none-noise", "png", png(field(200, (x, y) -> noise(x, y, grain))), "none", nobody);
    }
    for (int i = 0; i < 8; i++) {
      int seed = i;
      write("none-texture", "jpg", jpeg(field(360, (x, y) -> texture(x, y, seed))), "none", nobody);
    }
    List<BiConsumer<Graphics2D, Random>> drawings =
        List.of(
            MakePictures::smiley,
            MakePictures::cat,
            MakePictures::scribble,
            MakePictures::chart,
            MakePictures::star,
            MakePictures::hatching);
    for (int i = 0; i < 18; i++) {
      BufferedImage picture = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = picture.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, 300, 300);
      graphics.setColor(Color.BLACK);
      graphics.setStroke(
          new BasicStroke(4 + 4 * (i % 3), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      drawings.get(i % drawings.size()).accept(graphics, random);
      graphics.dispose();
      write("none-drawing", "png", png(picture), "none", nobody);
    }
  }

  private interface Field {
    int rgb(int x, int y);
  }

  private static BufferedImage field(int side, Field field) {
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        picture.setRGB(x, y, field.rgb(x, y));
      }
    }
    return picture;
  }

  private int noise(int x, int y, double grain) {
    int grey = (int) Math.clamp(128 + random.nextGaussian() * (20 + 25 * grain), 0, 255);
    return grey << 16 | grey << 8 | grey;
  }

  /** Waves over waves: something like fur, bark, leaves or clouds. */
  private static int texture(int x, int y, int seed) {
    double value = 0;
    Random waves = new Random(seed);
    for (int i = 0; i < 24; i++) {
      double angle = waves.nextDouble() * Math.PI;
      double length = (seed % 2 == 0 ? 6 : 20) * Math.exp(2 * waves.nextDouble());
      double phase = waves.nextDouble() * 7;
      value += Math.sin((x * Math.cos(angle) + y * Math.sin(angle)) / length * 6 + phase);
    }
    int level = (int) Math.clamp(120 + 22 * value, 0, 255);
    return level << 16 | level * 4 / 5 << 8 | level * (2 + seed % 3) / 5;
  }

  private static void smiley(Graphics2D graphics, Random random) {
    graphics.draw(new Ellipse2D.Double(60, 50, 190, 190));
    graphics.draw(new Ellipse2D.Double(110, 105, 12, 12));
    graphics.draw(new Ellipse2D.Double(180, 105, 12, 12));
    graphics.drawArc(105, 120, 100, 80, 200, 140);
  }

  private static void cat(Graphics2D graphics, Random random) {
    Path2D head = new Path2D.Double();
    head.moveTo(80, 60);
    head.lineTo(110, 110);
    head.lineTo(190, 110);
    head.lineTo(220, 60);
    head.curveTo(250, 180, 220, 240, 150, 245);
    head.curveTo(80, 240, 50, 180, 80, 60);
    graphics.draw(head);
    graphics.draw(new Ellipse2D.Double(110, 145, 14, 20));
    graphics.draw(new Ellipse2D.Double(175, 145, 14, 20));
    for (int side = -1; side <= 1; side += 2) {
      for (int i = -1; i <= 1; i++) {
        graphics.drawLine(150 + side * 30, 195, 150 + side * 110, 195 + i * 18);
      }
    }
    graphics.drawLine(142, 185, 158, 185);
  }

  private static void scribble(Graphics2D graphics, Random random) {
    Path2D path = new Path2D.Double();
    path.moveTo(150, 150);
    for (int i = 0; i < 14; i++) {
      path.quadTo(
          40 + random.nextInt(220), 40 + random.nextInt(220),
          40 + random.nextInt(220), 40 + random.nextInt(220));
    }
    graphics.draw(path);
  }

  private static void chart(Graphics2D graphics, Random random) {
    graphics.drawLine(40, 30, 40, 260);
    graphics.drawLine(40, 260, 270, 260);
    int last = 240;
    for (int x = 40; x < 260; x += 20) {
      int next = Math.max(40, last - random.nextInt(40) + 8);
      graphics.drawLine(x, last, x + 20, next);
      last = next;
    }
  }

  private static void star(Graphics2D graphics, Random random) {
    double turn = random.nextDouble();
    Path2D path = new Path2D.Double();
    for (int i = 0; i <= 5; i++) {
      double angle = turn + i * 4 * Math.PI / 5;
      double x = 150 + 100 * Math.sin(angle);
      double y = 150 - 100 * Math.cos(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    graphics.draw(path);
  }

  private static void hatching(Graphics2D graphics, Random random) {
    int step = 22 + random.nextInt(20);
    for (int i = 30; i < 270; i += step) {
      graphics.drawLine(i, 30, i, 270);
      graphics.drawLine(30, i, 270, i);
    }
  }

  private void save(String kind, String format, BufferedImage picture, Hand hand)
      throws IOException {
    byte[] file = format.equals("png") ? png(picture) : jpeg(picture);
    write(kind, format, file, String.valueOf(hand.label()), hand);
  }

  private void write(String kind, String format, byte[] file, String label, Hand hand)
      throws IOException {
    Path into = folder.resolve(kind);
    Files.createDirectories(into);
    String name = "%s/%03d.%s".formatted(kind, labels.size(), format);
    Files.write(folder.resolve(name), file);
    labels.add("%s,%s,%s,\"%s\",%s".formatted(name, label, kind, hand.source(), hand.licence()));
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(picture.getWidth() > 1000 ? 0.35f : 0.5f);
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), param);
    }
    writer.dispose();
    return out.toByteArray();
  }
}
