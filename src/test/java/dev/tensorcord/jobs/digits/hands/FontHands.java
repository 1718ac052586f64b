package dev.tensorcord.jobs.digits.hands;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The outline of one glyph. */
record FontHands(Shape outline, double width) implements Drawing {
  /** A font file under /usr/share/fonts, with the licence its Debian package names. */
  private record Face(String file, String name, String licence) {}

  private static final List<Face> WRITTEN =
      List.of(
          new Face("truetype/fifthhorseman/dkg.ttf", "DkgHandwriting", "OFL-1.1"),
          new Face("truetype/fifthhorseman/dkgBd.ttf", "DkgHandwriting Bold", "OFL-1.1"),
          new Face("truetype/breip/Breip.ttf", "Breip", "OFL-1.0"),
          new Face("opentype/bwht/BecauseWeBuild-Regular.otf", "Because We Build", "OFL-1.1"),
          new Face("opentype/bwht/BecauseWeConnect-Regular.otf", "Because We Connect", "OFL-1.1"),
          new Face("opentype/bwht/BecauseWeCreate-Regular.otf", "Because We Create", "OFL-1.1"),
          new Face("opentype/bwht/BecauseWeLearn-Regular.otf", "Because We Learn", "OFL-1.1"),
          new Face("opentype/bwht/BecauseWeMentor-Regular.otf", "Because We Mentor", "OFL-1.1"),
          new Face("opentype/bwht/BecauseWeOrganize-Regular.otf", "Because We Organize", "OFL-1.1"),
          new Face("truetype/femkeklaver/femkeklaver.ttf", "femkeklaver", "CC BY-SA 3.0"),
          new Face("truetype/humor-sans/Humor-Sans.ttf", "Humor Sans", "OFL-1.1"),
          new Face("truetype/klee/KleeOne-Regular.ttf", "Klee One", "OFL-1.1"),
          new Face("truetype/yusei-magic/YuseiMagic-Regular.ttf", "Yusei Magic", "OFL-1.1"),
          new Face("truetype/seto/setofont.ttf", "SetoFont", "OFL-1.1"),
          new Face("truetype/kristi/Kristi.ttf", "Kristi", "OFL-1.1"),
          new Face("opentype/comic-neue/ComicNeue-Regular.otf", "Comic Neue", "OFL-1.1"),
          new Face("opentype/comic-neue/ComicNeue-Bold.otf", "Comic Neue Bold", "OFL-1.1"),
          new Face("opentype/kaushanscript/KaushanScript-Regular.otf", "Kaushan Script", "OFL-1.1"),
          new Face("opentype/dancingscript/DancingScript-Regular.otf", "Dancing Script", "OFL-1.1"),
          new Face("truetype/kiloji/kiloji.ttf", "kiloji", "BSD-3-Clause"),
          new Face("truetype/aoyagi-soseki/aoyagi-soseki.ttf", "AoyagiSoseki", "public domain"));

  private static final List<Face> PRINTED =
      List.of(
          new Face("truetype/dejavu/DejaVuSans.ttf", "DejaVu Sans", "Bitstream Vera"),
          new Face("truetype/dejavu/DejaVuSans-Bold.ttf", "DejaVu Sans Bold", "Bitstream Vera"),
          new Face("truetype/dejavu/DejaVuSerif.ttf", "DejaVu Serif", "Bitstream Vera"),
          new Face("truetype/dejavu/DejaVuSansMono.ttf", "DejaVu Sans Mono", "Bitstream Vera"),
          new Face("truetype/liberation/LiberationSans-Regular.ttf", "Liberation Sans", "OFL-1.1"),
          new Face(
              "truetype/liberation/LiberationSerif-Regular.ttf", "Liberation Serif", "OFL-1.1"),
          new Face(
              "truetype/liberation/LiberationSerif-BoldItalic.ttf",
              "Liberation Serif Bold Italic",
              "OFL-1.1"),
          new Face("truetype/liberation/LiberationMono-Regular.ttf", "Liberation Mono", "OFL-1.1"),
          new Face(
              "truetype/jetbrains-mono/JetBrainsMono-Bold.ttf",
              "JetBrains Mono Bold",
              "Apache-2.0"),
          new Face("truetype/fonts-oldstandard/OldStandard-Regular.ttf", "Old Standard", "OFL-1.1"),
          new Face("truetype/leckerli-one/LeckerliOne-Regular.ttf", "Leckerli One", "OFL-1.1"),
          new Face("opentype/lobster/lobster.otf", "Lobster Two", "OFL-1.1"));

  private static final List<Face> DISPLAY =
      List.of(
          new Face("truetype/dseg/DSEG7Classic-Regular.ttf", "DSEG7 Classic", "OFL-1.1"),
          new Face("truetype/dseg/DSEG7Modern-Bold.ttf", "DSEG7 Modern Bold", "OFL-1.1"),
          new Face("truetype/dseg/DSEG7Classic-BoldItalic.ttf", "DSEG7 Bold Italic", "OFL-1.1"));

  /** The one face whose digits are outlines only. */
  static List<Hand> hollow(String characters) {
    return glyphs(
        WRITTEN.stream().filter(face -> face.name().equals("femkeklaver")).toList(), characters);
  }

  static List<Hand> written(String characters) {
    return glyphs(WRITTEN, characters);
  }

  static List<Hand> printed(String characters) {
    return glyphs(PRINTED, characters);
  }

  static List<Hand> display(String characters) {
    return glyphs(DISPLAY, characters);
  }

  private static List<Hand> glyphs(List<Face> faces, String characters) {
    List<Hand> hands = new ArrayList<>();
    FontRenderContext context = new FontRenderContext(null, true, true);
    for (Face face : faces) {
      Font font = load(Path.of("/usr/share/fonts").resolve(face.file()));
      for (char c : characters.toCharArray()) {
        Shape shape = font.createGlyphVector(context, String.valueOf(c)).getOutline();
        Rectangle2D box = shape.getBounds2D();
        if (!font.canDisplay(c) || box.isEmpty()) {
          continue;
        }
        double scale = 1 / Math.max(box.getHeight(), box.getWidth() / 4);
        AffineTransform fit = AffineTransform.getScaleInstance(scale, scale);
        fit.translate(-box.getX(), -box.getY());
        hands.add(
            new Hand(
                "font " + face.name(),
                face.licence(),
                c,
                new FontHands(fit.createTransformedShape(shape), box.getWidth() * scale)));
      }
    }
    return hands;
  }

  private static Font load(Path file) {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, file.toFile()).deriveFont(200f);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (FontFormatException failure) {
      throw new IllegalStateException(file + " is no font", failure);
    }
  }

  @Override
  public void fill(Graphics2D graphics, double pen) {
    graphics.fill(outline);
  }
}
