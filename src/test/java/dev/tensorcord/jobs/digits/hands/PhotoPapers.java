// Photographed: paper of many kinds under light of many kinds, boards, signs.
package dev.tensorcord.jobs.digits.hands;

import static dev.tensorcord.jobs.digits.hands.Layout.between;
import static dev.tensorcord.jobs.digits.hands.Layout.one;

import java.awt.Color;
import java.util.List;
import java.util.Random;

/** Ways to show ink in a photo. */
final class PhotoPapers {
  private static final Color BALL_PEN = new Color(0x1f2f7a);
  private static final Color BLACK_PEN = new Color(0x1d1d22);
  private static final Color RED_PEN = new Color(0xb3202a);
  private static final Color GREEN_PEN = new Color(0x1d6b3a);
  private static final Color WOOD = new Color(0x6b4a2f);
  private static final Color DESK = new Color(0x2c2e33);

  private PhotoPapers() {}

  static List<Paper> all() {
    return List.of(
        new Paper("paper-slant", 12, 5, 5, PhotoPapers::white),
        new Paper("paper-lined", 10, 4, 1, (ink, r) -> ruled(ink, false, r)),
        new Paper("paper-squared", 10, 3, 2, (ink, r) -> ruled(ink, true, r)),
        new Paper("paper-shadow", 10, 3, 1, PhotoPapers::shadowed),
        new Paper("pencil-slant", 10, 2, 1, PhotoPapers::pencil),
        new Paper("felt-pen-slant", 6, 2, 1, PhotoPapers::felt),
        new Paper("sticky-note-slant", 10, 1, 1, PhotoPapers::sticky),
        new Paper("paper-coloured", 10, 2, 0, PhotoPapers::coloured),
        new Paper("chalkboard", 10, 4, 2, PhotoPapers::chalk),
        new Paper("whiteboard-glare", 10, 4, 1, PhotoPapers::whiteboard),
        new Paper("paper-edge", 10, 2, 1, PhotoPapers::edge),
        new Paper("dim-light", 6, 1, 1, PhotoPapers::dim),
        new Paper("out-of-focus", 8, 1, 1, PhotoPapers::unsharp),
        new Paper("askew", 10, 2, 0, PhotoPapers::turned),
        new Paper("exif-ways", 10, 3, 0, PhotoPapers::exif),
        new Paper("from-afar", 8, 1, 0, PhotoPapers::afar),
        new Paper("screen-photo", 8, 2, 0, PhotoPapers::screen),
        new Paper("house-number", 10, 4, 1, PhotoPapers::sign));
  }

  /** A page with writing on it, before it is photographed. */
  private static Sheet page(Ink ink, Page page, Random random) {
    int height = 420;
    int width = Layout.width(ink, height, page.part());
    Sheet sheet = Sheet.of(width, height, page.ground()).grain(page.grain(), 0.02, random);
    if (page.gap() > 0) {
      sheet.ruled(page.gap(), 1.2, page.rule(), 0.75, page.squares());
    }
    Ink.Place place =
        Layout.middle(
            ink,
            width,
            height,
            page.part(),
            between(-0.08, 0.08, random) / ink.hands().size(),
            page.pen() * between(0.8, 1.3, random),
            random);
    return sheet.ink(
        ink.cover(width, height, place, true), page.colour(), page.strength(), page.wear(), random);
  }

  /** What a page is and what it is written with. */
  private record Page(
      Color ground,
      double grain,
      Color colour,
      double pen,
      double strength,
      double wear,
      double part,
      double gap,
      boolean squares,
      Color rule) {
    static Page plain(Color ground, double grain, Color colour, double pen) {
      return new Page(ground, grain, colour, pen, 0.92, 0.2, 0.5, 0, false, Color.GRAY);
    }

    Page worn(double strength, double wear) {
      return new Page(ground, grain, colour, pen, strength, wear, part, gap, squares, rule);
    }

    Page high(double part) {
      return new Page(ground, grain, colour, pen, strength, wear, part, gap, squares, rule);
    }

    Page ruled(double gap, boolean squares, Color rule) {
      return new Page(ground, grain, colour, pen, strength, wear, part, gap, squares, rule);
    }
  }

  private static Color pen(Random random) {
    return one(random, BALL_PEN, BALL_PEN, BLACK_PEN, BLACK_PEN, RED_PEN, GREEN_PEN);
  }

  private static Lens lens(Random random, double light, double blur) {
    return new Lens(
        280 + random.nextInt(180),
        0.12,
        between(-0.06, 0.06, random),
        0.86,
        light * between(0.6, 1.3, random),
        blur,
        0.012);
  }

  private static PictureFile save(Sheet photo) {
    return PictureFile.jpeg(photo.image(), 0.4);
  }

  private static PictureFile white(Ink ink, Random random) {
    Page page = Page.plain(new Color(0xeeeae2), 0.025, pen(random), 0.045);
    return save(lens(random, 0.3, 1).shoot(page(ink, page, random), WOOD, random));
  }

  private static PictureFile ruled(Ink ink, boolean squares, Random random) {
    Color rule = one(random, new Color(0x8fb3d9), new Color(0xa9b4bd), new Color(0xd79a9a));
    Page page =
        Page.plain(new Color(0xf0efea), 0.02, pen(random), 0.06)
            .ruled(squares ? between(20, 40, random) : between(50, 110, random), squares, rule);
    return save(lens(random, 0.28, 1).shoot(page(ink, page, random), DESK, random));
  }

  private static PictureFile shadowed(Ink ink, Random random) {
    Page page = Page.plain(new Color(0xece8df), 0.025, pen(random), 0.055);
    Sheet photo = lens(random, 0.25, 1).shoot(page(ink, page, random), WOOD, random);
    float[] shadow =
        Lens.shadow(
            photo.width(),
            photo.height(),
            between(0.35, 0.6, random),
            between(0.06, 0.4, random),
            random);
    return save(photo.lit(shadow));
  }

  private static PictureFile pencil(Ink ink, Random random) {
    Page page =
        Page.plain(new Color(0xe9e6df), 0.03, new Color(0x56565c), 0.04)
            .worn(between(0.55, 0.85, random), 0.5);
    return save(lens(random, 0.3, 1).shoot(page(ink, page, random), WOOD, random));
  }

  private static PictureFile felt(Ink ink, Random random) {
    Page page =
        Page.plain(
            new Color(0xefece5), 0.02, one(random, BLACK_PEN, RED_PEN, new Color(0x1a3fae)), 0.14);
    return save(lens(random, 0.3, 1).shoot(page(ink, page, random), DESK, random));
  }

  private static PictureFile sticky(Ink ink, Random random) {
    Color ground = one(random, new Color(0xf6e36a), new Color(0xf7a8c4), new Color(0xa8e08b));
    Page page = Page.plain(ground, 0.02, pen(random), 0.07);
    Lens lens =
        new Lens(300 + random.nextInt(120), 0.1, between(-0.1, 0.1, random), 1.12, 0.3, 1, 0.012);
    return save(lens.shoot(page(ink, page, random), one(random, WOOD, DESK), random));
  }

  private static PictureFile coloured(Ink ink, Random random) {
    Color ground =
        one(
            random,
            new Color(0xbfd8ec),
            new Color(0xe8c1a0),
            new Color(0xc9a67a),
            new Color(0xcfe8c6));
    Page page = Page.plain(ground, 0.05, one(random, BLACK_PEN, BALL_PEN), 0.07);
    return save(lens(random, 0.3, 1).shoot(page(ink, page, random), DESK, random));
  }

  private static PictureFile chalk(Ink ink, Random random) {
    Color ground = one(random, new Color(0x24443a), new Color(0x2a2d30), new Color(0x1f3b33));
    Color stick = one(random, new Color(0xf0f0ea), new Color(0xf0f0ea), new Color(0xf2d66b));
    Page page = Page.plain(ground, 0.03, stick, 0.07).worn(0.9, 0.75);
    Sheet board = page(ink, page, random);
    float[] smear = Noise.field(board.width(), board.height(), 90, random);
    float[] cover = new float[smear.length];
    for (int i = 0; i < cover.length; i++) {
      cover[i] = Math.max(0, smear[i]) * 0.14f;
    }
    board.ink(cover, Color.WHITE, 1, 0.3, random);
    return save(lens(random, 0.3, 1).shoot(board, DESK, random));
  }

  private static PictureFile whiteboard(Ink ink, Random random) {
    Page page =
        Page.plain(
            new Color(0xf2f5f7),
            0.006,
            one(random, BLACK_PEN, new Color(0x1446b8), new Color(0xc21f2b), new Color(0x0c8a45)),
            0.08);
    Sheet board = page(ink, page.worn(0.9, 0.25), random);
    double x = between(0.1, 0.9, random) * board.width();
    double y = between(0.0, 0.3, random) * board.height();
    float[] glare = new float[board.width() * board.height()];
    for (int i = 0; i < glare.length; i++) {
      double dx = (i % board.width() - x) / (0.25 * board.width());
      double dy = (i / board.width() - y) / (0.2 * board.height());
      glare[i] = (float) (1 + 0.25 * Math.exp(-dx * dx - dy * dy));
    }
    return save(lens(random, 0.3, 1).shoot(board.lit(glare), Color.GRAY, random));
  }

  private static PictureFile edge(Ink ink, Random random) {
    Page page = Page.plain(new Color(0xf1efe8), 0.02, pen(random), 0.06);
    Lens lens =
        new Lens(
            320 + random.nextInt(140),
            0.1,
            between(-0.15, 0.15, random),
            between(1.15, 1.4, random),
            0.3,
            1,
            0.012);
    return save(
        lens.shoot(page(ink, page, random), one(random, WOOD, DESK, new Color(0x8f5f3f)), random));
  }

  private static PictureFile dim(Ink ink, Random random) {
    Page page = Page.plain(new Color(0x8f836b), 0.02, new Color(0x221c14), 0.065);
    Lens lens = new Lens(300, 0.1, 0.02, 0.86, 0.75, 1, 0.035);
    return save(lens.shoot(page(ink, page, random), Color.BLACK, random));
  }

  private static PictureFile unsharp(Ink ink, Random random) {
    Page page = Page.plain(new Color(0xeae7df), 0.02, pen(random), 0.075);
    return save(
        lens(random, 0.3, between(2.5, 5.5, random)).shoot(page(ink, page, random), WOOD, random));
  }

  /** Held askew: up to twenty degrees. */
  private static PictureFile turned(Ink ink, Random random) {
    Page page = Page.plain(new Color(0xeeebe4), 0.02, pen(random), 0.06).high(0.42);
    double turn = between(0.14, 0.32, random) * (random.nextBoolean() ? 1 : -1);
    double share = ink.hands().size() > 1 ? 0.5 : 1;
    Lens lens = new Lens(280 + random.nextInt(140), 0.08, turn * share, 0.8, 0.3, 1, 0.012);
    return save(lens.shoot(page(ink, page, random), new Color(0xdedad2), random));
  }

  private static PictureFile exif(Ink ink, Random random) {
    Page page = Page.plain(new Color(0xeeeae2), 0.02, pen(random), 0.06);
    Sheet photo = lens(random, 0.3, 1).shoot(page(ink, page, random), WOOD, random);
    return PictureFile.turned(photo.image(), one(random, 3, 6, 6, 8), 0.45);
  }

  private static PictureFile afar(Ink ink, Random random) {
    Page page = Page.plain(new Color(0xeeeae2), 0.01, pen(random), 0.09).high(0.13);
    Lens lens = new Lens(520, 0.1, between(-0.05, 0.05, random), 0.86, 0.3, 1, 0.008);
    return save(lens.shoot(page(ink, page, random), WOOD, random));
  }

  /** A screen photographed: its rows of lights make waves. */
  private static PictureFile screen(Ink ink, Random random) {
    Page page = Page.plain(new Color(0xe6edf5), 0, one(random, BLACK_PEN, RED_PEN), 0.07);
    Sheet sheet = page(ink, page, random);
    float[] rows = new float[sheet.width() * sheet.height()];
    for (int i = 0; i < rows.length; i++) {
      int x = i % sheet.width();
      int y = i / sheet.width();
      rows[i] = (float) (0.94 + 0.05 * Math.sin(y * 1.9) + 0.04 * Math.sin(x * 2.3 + y * 0.1));
    }
    return save(lens(random, 0.35, 1).shoot(sheet.lit(rows), Color.BLACK, random));
  }

  /** A plate on a wall. */
  private static PictureFile sign(Ink ink, Random random) {
    Color[] plate =
        one(
            random,
            new Color[] {new Color(0x1d3f8f), new Color(0xf4f4f0)},
            new Color[] {new Color(0xf2efe6), new Color(0x202020)},
            new Color[] {new Color(0x2d2a26), new Color(0xd8b45a)},
            new Color[] {new Color(0x0f5132), new Color(0xf4f4f0)});
    Page page = Page.plain(plate[0], 0.01, plate[1], 0.11).high(0.6).worn(0.96, 0.1);
    Lens lens =
        new Lens(
            220 + random.nextInt(160), 0.14, between(-0.05, 0.05, random), 1.06, 0.35, 1, 0.014);
    return save(
        lens.shoot(
            page(ink, page, random),
            one(random, new Color(0xa08e78), new Color(0x8c4a3a), new Color(0xb9b7b0)),
            random));
  }
}
