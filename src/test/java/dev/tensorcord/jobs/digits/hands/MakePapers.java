// Adds the kinds that need a photograph at a slant, a page, a board, a machine. Two runs give the
// same bytes.
package dev.tensorcord.jobs.digits.hands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes the further kinds of the set: those of {@link Paper}. */
final class MakePapers {
  private static final String DIGITS = "0123456789";

  private final Path folder;
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> dealt = new HashMap<>();
  private final List<List<Hand>> order;
  private final List<Hand> printed = FontHands.printed(DIGITS);
  private int turn;
  private int doodles;

  private MakePapers(Path folder) {
    this.folder = folder;
    Path shapes = folder.resolve("shapes");
    List<Hand> uji = StrokeHands.uji(shapes);
    List<Hand> own =
        StrokeHands.own(shapes).stream().filter(hand -> !hand.source().endsWith("boxy")).toList();
    List<Hand> pen = StrokeHands.pendigits(shapes);
    List<Hand> semeion = BitmapHands.semeion(shapes);
    List<Hand> fonts = FontHands.written(DIGITS).stream().filter(hand -> !doubtful(hand)).toList();
    order = List.of(uji, own, fonts, pen, own, uji, semeion, fonts, own, pen, uji, fonts, own);
  }

  /** Writes the pictures into their folders; returns their rows of labels.csv. */
  static List<String> into(Path folder) throws IOException {
    MakePapers papers = new MakePapers(folder);
    papers.make();
    return papers.labels;
  }

  private void make() throws IOException {
    List<Paper> papers = new ArrayList<>(ScreenPapers.all());
    papers.addAll(PhotoPapers.all());
    papers.addAll(OddPapers.all());
    for (Paper paper : papers) {
      for (int i = 0; i < paper.singles(); i++) {
        Random random = seeded(paper.kind(), i);
        Hand hand = deal(order.get(turn++ % order.size()), digit(paper, i), random);
        save(paper.kind(), Ink.row(List.of(hand), random), paper.show(), random);
      }
      for (int i = 0; i < paper.numbers(); i++) {
        Random random = seeded(paper.kind(), 1000 + i);
        List<Hand> row = number(order.get(turn++ % order.size()), 2 + i % 4, random);
        save(paper.kind(), Ink.row(row, random), paper.show(), random);
      }
      nothing(paper);
    }
    type(papers, "printed-row", printed, 16, "paint-row", "paper-slant", "scan", "paint-colour");
    type(papers, "outlined", StrokeHands.uji(folder.resolve("shapes")), 7, "outlined");
    type(papers, "hollow-type", FontHands.hollow(DIGITS), 6, "paint-row", "paper-slant", "tablet");
    for (int i = 0; i < 12; i++) {
      PictureFile file = Textures.surface(i, seeded("surface", i));
      write("none-surface", "none", "computed", "as the project", file);
    }
  }

  /** Outlines are a kind of their own; Breip's 0 and 6 are so open that they may be U and c. */
  private static boolean doubtful(Hand hand) {
    return hand.source().endsWith("femkeklaver")
        || hand.source().endsWith("Breip") && "06".indexOf(hand.label()) >= 0;
  }

  private static Random seeded(String kind, int number) {
    return new Random(kind.hashCode() * 31L + number);
  }

  private static char digit(Paper paper, int number) {
    return DIGITS.charAt(Math.floorMod(number * 7 + paper.kind().hashCode(), 10));
  }

  /** The next shape of this digit that was shown least, so that every hand has its turn. */
  private Hand deal(List<Hand> hands, char label, Random random) {
    List<Hand> fitting = hands.stream().filter(hand -> hand.label() == label).toList();
    String deck = fitting.getFirst().source().split(",")[0] + label;
    int next = dealt.merge(deck, 1, Integer::sum) - 1;
    int step = fitting.size() % 3 == 0 ? 5 : 3;
    Hand hand = fitting.get(next * step % fitting.size());
    if (hand.drawing() instanceof Strokes strokes) {
      double slant = 0.12 * random.nextGaussian();
      double shake = random.nextInt(4) == 0 ? 0.012 : 0;
      return new Hand(
          hand.source(), hand.licence(), hand.label(), strokes.by(random, slant, shake));
    }
    return hand;
  }

  /** A number as one writer writes it, as far as that writer has the digits. */
  private List<Hand> number(List<Hand> hands, int length, Random random) {
    String source = hands.get(random.nextInt(hands.size())).source();
    boolean own = source.startsWith("own");
    List<Hand> row = new ArrayList<>();
    while (row.size() < length) {
      char digit = DIGITS.charAt(random.nextInt(10));
      List<Hand> same =
          hands.stream()
              .filter(hand -> hand.label() == digit && (own || hand.source().equals(source)))
              .toList();
      if (!same.isEmpty()) {
        row.add(same.get(random.nextInt(same.size())));
      }
    }
    return row;
  }

  private void type(List<Paper> papers, String kind, List<Hand> hands, int count, String... shown)
      throws IOException {
    for (int i = 0; i < count; i++) {
      Random random = seeded(kind, i);
      String name = shown[i % shown.length];
      Paper paper =
          papers.stream().filter(one -> one.kind().equals(name)).findFirst().orElseThrow();
      List<Hand> row =
          i % 8 == 7
              ? number(hands, 2 + i % 3, random)
              : List.of(deal(hands, DIGITS.charAt(i % 10), random));
      save(kind, Ink.row(row, random), paper.show(), random);
    }
  }

  /** In turn a drawing, a letter, a word, a blank page. */
  private void nothing(Paper paper) throws IOException {
    List<Hand> letters = Doodles.letters();
    for (int i = 0; i < paper.nothing(); i++) {
      Random random = seeded(paper.kind(), 2000 + i);
      int number = doodles++;
      String kind;
      List<Hand> row;
      switch (number % 5) {
        case 1, 3 -> {
          kind = "none-letter";
          row = List.of(letters.get(random.nextInt(letters.size())));
        }
        case 4 -> {
          kind = number % 10 == 4 ? "none-word" : "none-blank";
          row = number % 10 == 4 ? Doodles.word(number / 10, random) : List.of(Doodles.blank());
        }
        default -> {
          kind = "none-drawing";
          boolean dash = number % 20 == 10;
          row =
              List.of(
                  dash ? Doodles.dash() : Doodles.drawing(number / 5 * 2 + number % 5 / 2, random));
        }
      }
      Ink ink = Ink.row(row, random);
      PictureFile file = paper.show().of(ink, random);
      write(kind, "none", ink.sources(), ink.licences(), file);
    }
  }

  private void save(String kind, Ink ink, Paper.Show show, Random random) throws IOException {
    write(kind, ink.label(), ink.sources(), ink.licences(), show.of(ink, random));
  }

  private void write(String kind, String label, String source, String licence, PictureFile file)
      throws IOException {
    Files.createDirectories(folder.resolve(kind));
    String name = "%s/%s-%03d.%s".formatted(kind, label, labels.size() % 1000, file.ending());
    Files.write(folder.resolve(name), file.bytes());
    labels.add("%s,%s,%s,\"%s\",%s".formatted(name, label, kind, source, licence));
  }
}
