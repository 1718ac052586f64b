package dev.tensorcord.data.picture;

import static dev.tensorcord.data.picture.PictureFiles.big;
import static dev.tensorcord.data.picture.PictureFiles.chunk;
import static dev.tensorcord.data.picture.PictureFiles.encoded;
import static dev.tensorcord.data.picture.PictureFiles.find;
import static dev.tensorcord.data.picture.PictureFiles.head;
import static dev.tensorcord.data.picture.PictureFiles.iend;
import static dev.tensorcord.data.picture.PictureFiles.ihdr;
import static dev.tensorcord.data.picture.PictureFiles.join;
import static dev.tensorcord.data.picture.PictureFiles.little;
import static dev.tensorcord.data.picture.PictureFiles.patched;
import static dev.tensorcord.data.picture.PictureFiles.pngOf;
import static dev.tensorcord.data.picture.PictureFiles.resource;
import static dev.tensorcord.data.picture.PictureFiles.tail;
import static dev.tensorcord.data.picture.PictureFiles.text;
import static dev.tensorcord.data.picture.PictureFiles.zeros;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Files that attack whoever reads pictures; {@code main} writes them into a folder. */
public final class HostilePictures {
  private static final int MANY = 10_000;

  private static final Map<String, byte[]> REFUSED = makeRefused();
  private static final Map<String, byte[]> HARMLESS = makeHarmless();

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final BufferedImage eight =
      Handwriting.write(Handwriting.sheet(200, 200, Color.WHITE), 8, 60, 30, 130, 9, Color.BLACK);

  private HostilePictures() {}

  /** Name and bytes of each, those that must be refused; small all of them but one. */
  public static Map<String, byte[]> refused() {
    return REFUSED;
  }

  private static Map<String, byte[]> makeRefused() {
    HostilePictures pictures = new HostilePictures();
    pictures.noPictures();
    pictures.pngs();
    pictures.jpegs();
    pictures.gifs();
    pictures.bitmaps();
    pictures.webps();
    pictures.truncated();
    return pictures.files;
  }

  /** Those that carry an attack in a picture that can be read all the same, and cheaply. */
  public static Map<String, byte[]> harmless() {
    return HARMLESS;
  }

  private static Map<String, byte[]> makeHarmless() {
    HostilePictures pictures = new HostilePictures();
    pictures.carriers();
    return pictures.files;
  }

  /** Writes all of them into a folder. */
  public static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map<String, byte[]> some : java.util.List.of(refused(), harmless())) {
      for (Map.Entry<String, byte[]> file : some.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
    }
  }

  /** Writes them into the folder that is named. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }

  private void noPictures() {
    files.put("zero-bytes.png", new byte[0]);
    files.put("text.png", text("seven\n"));
    files.put("page.jpg", text("<!DOCTYPE html><html><body>8</body></html>"));
    files.put("archive.jpg", join(text("PK\u0003\u0004"), new byte[200]));
    files.put("program.png", join(text("MZ"), new byte[300]));
    files.put("document.jpg", text("%PDF-1.7\n1 0 obj\n"));
    files.put(
        "drawing.svg",
        text(
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><text>8</text></svg>"));
    files.put(
        "entities.svg",
        text("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg>&a;</svg>"));
    files.put("photo.heic", join(big(24), text("ftypheic"), new byte[400]));
    files.put("photo.avif", join(big(24), text("ftypavif"), new byte[400]));
    files.put("clip.jpg", join(big(24), text("ftypmp42"), new byte[400]));
    files.put("scan.tiff", join(text("II*"), new byte[100]));
    files.put("one-byte.png", new byte[] {(byte) 0x89});
    byte[] junk = new byte[5000];
    new Random(1).nextBytes(junk);
    files.put("junk.png", patched(junk, 0, 1, 2, 3, 4));
    byte[] large = new byte[30_000_000];
    files.put("thirty-megabytes.jpg", patched(large, 0, 0xff, 0xd8, 0xff));
  }

  private void pngs() {
    byte[] bits = chunk("IDAT", zeros(12_000L * 1501));
    files.put("bomb-12000.png", pngOf(ihdr(12_000, 12_000, 1, 0, 0), bits, iend()));
    byte[] bytes = chunk("IDAT", zeros(9_000L * 9_000 * 4));
    files.put("bomb-9000-rgba.png", pngOf(ihdr(9_000, 9_000, 8, 6, 0), bytes, iend()));
    byte[] row = chunk("IDAT", zeros(200_001));
    files.put("wide-100000x1.png", pngOf(ihdr(100_000, 1, 8, 0, 0), row, iend()));
    files.put("tall-1x100000.png", pngOf(ihdr(1, 100_000, 8, 0, 0), row, iend()));
    files.put("one-pixel.png", pngOf(ihdr(1, 1, 8, 0, 0), chunk("IDAT", zeros(2)), iend()));
    files.put("sides-of-2-billion.png", pngOf(ihdr(-1, Integer.MAX_VALUE, 8, 6, 0), row, iend()));
    files.put("no-size.png", pngOf(ihdr(0, 0, 8, 0, 0), row, iend()));
    files.put(
        "lying-5000x5000.png",
        pngOf(ihdr(5000, 5000, 8, 2, 0), chunk("IDAT", zeros(150_010)), iend()));
    files.put("no-data.png", pngOf(ihdr(500, 500, 8, 2, 0), iend()));
    files.put(
        "no-palette.png", pngOf(ihdr(100, 100, 8, 3, 0), chunk("IDAT", zeros(10_100)), iend()));
    files.put("no-such-colours.png", pngOf(ihdr(100, 100, 8, 5, 0), row, iend()));
    files.put("no-such-depth.png", pngOf(ihdr(100, 100, 3, 0, 0), row, iend()));
    files.put(
        "chunk-of-2-billion.png",
        join(
            PictureFiles.PNG, ihdr(100, 100, 8, 0, 0), big(0x7fffffff), text("IDAT"), new byte[9]));
    files.put(
        "chunk-of-minus-one.png",
        join(PictureFiles.PNG, ihdr(100, 100, 8, 0, 0), big(-1), text("tEXt"), new byte[99]));
    byte[] junk = new byte[3000];
    new Random(2).nextBytes(junk);
    files.put("not-deflated.png", pngOf(ihdr(100, 100, 8, 0, 0), chunk("IDAT", junk), iend()));
  }

  private void jpegs() {
    byte[] good = PictureFiles.jpeg(eight);
    int frame = find(good, 0xff, 0xc0) + 5;
    files.put("bomb-65535.jpg", patched(good, frame, 0xff, 0xff, 0xff, 0xff));
    files.put("twelve-bits.jpg", patched(good, frame - 1, 12));
    files.put("no-height.jpg", patched(good, frame, 0, 0));
    files.put("sampled-15-times.jpg", patched(good, frame + 6, 0xff));
    files.put(
        "no-scan.jpg", join(head(good, find(good, 0xff, 0xda)), new byte[] {-1, (byte) 0xd9}));
    files.put("two-frames.jpg", join(head(good, find(good, 0xff, 0xda)), tail(good, frame - 5)));
    byte[] slow = resource("progressive.jpg");
    int scan = find(slow, 0xff, 0xda);
    byte[] first = {-1, (byte) 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0};
    byte[][] many = new byte[MANY / 2][];
    Arrays.fill(many, first);
    files.put(
        "thousands-of-scans.jpg", join(head(slow, scan), join(many), new byte[] {-1, (byte) 0xd9}));
    files.put("arithmetic.jpg", patched(good, find(good, 0xff, 0xc0) + 1, 0xc9));
    files.put(
        "segment-of-nothing.jpg",
        join(head(good, 2), new byte[] {-1, (byte) 0xe1, 0, 0}, tail(good, 2)));
  }

  private void gifs() {
    byte[] good = encoded(eight, "gif");
    int image = find(good, 0x2c, 0, 0, 0, 0, 200);
    files.put("bomb-65535.gif", patched(good, image + 5, 0xff, 0xff, 0xff, 0xff));
    files.put("script.gif", text("GIF89a=1;alert(document.cookie);//"));
    files.put("no-frame.gif", join(head(good, image), new byte[] {0x3b}));
    files.put("no-such-code.gif", patched(good, image + 10, 99));
  }

  private void bitmaps() {
    byte[] good = encoded(eight, "bmp");
    files.put("minus-2-billion.bmp", patched(good, 18, 0, 0, 0, 0x80, 0, 0, 0, 0x80));
    files.put("bomb-30000.bmp", patched(good, 18, 0x30, 0x75, 0, 0, 0x30, 0x75, 0, 0));
    files.put("larger-than-its-file.bmp", patched(good, 18, 0, 4, 0, 0, 0, 4, 0, 0));
    files.put("data-at-4-billion.bmp", patched(good, 10, 255, 255, 255, 255));
    files.put("picture-within.bmp", patched(good, 30, 5));
    files.put("header-of-4-billion.bmp", patched(good, 14, 255, 255, 255, 255));
    files.put(
        "endless-runs.bmp",
        join(
            text("BM"),
            new byte[8],
            little(54 + 4),
            little(40),
            little(5000),
            little(5000),
            new byte[] {1, 0, 8, 0},
            little(1),
            new byte[12],
            little(1),
            little(0),
            little(0),
            new byte[100]));
  }

  private void webps() {
    byte[] junk = new byte[2000];
    new Random(3).nextBytes(junk);
    byte[] riff = join(text("RIFF"), little(2020), text("WEBP"));
    files.put("junk.webp", join(riff, text("VP8 "), little(2000), junk));
    byte[] lossless = patched(junk, 0, 0x2f, 0xff, 0xff, 0xff, 0x0f);
    files.put("bomb-16384.webp", join(riff, text("VP8L"), little(2000), lossless));
    byte[] small = patched(junk, 0, 0x2f, 0xff, 0xc0, 0x3f, 0x00);
    files.put("junk-lossless.webp", join(riff, text("VP8L"), little(2000), small));
    byte[] lossy = patched(junk, 0, 0x10, 0, 0, 0x9d, 0x01, 0x2a, 0xff, 0x3f, 0xff, 0x3f);
    files.put("bomb-16383-lossy.webp", join(riff, text("VP8 "), little(2000), lossy));
    files.put("no-picture.webp", join(riff, text("EXIF"), little(2000), junk));
    files.put("chunk-of-4-billion.webp", join(riff, text("VP8 "), little(-1), junk));
  }

  private void truncated() {
    Map<String, byte[]> whole = new LinkedHashMap<>();
    whole.put("png", PictureFiles.png(eight));
    whole.put("jpg", PictureFiles.jpeg(eight));
    whole.put("gif", encoded(eight, "gif"));
    whole.put("bmp", encoded(eight, "bmp"));
    whole.put("webp", resource("lossy.webp"));
    whole.forEach((kind, bytes) -> {
      for (int quarter = 1; quarter <= 3; quarter++) {
        files.put(
            "truncated-%d-quarters.%s".formatted(quarter, kind),
            head(bytes, bytes.length * quarter / 4));
      }
    });
  }

  private void carriers() {
    byte[] png = PictureFiles.png(eight);
    int data = find(png, 'I', 'D', 'A', 'T') - 4;
    byte[] texts = chunk("zTXt", join(text("Comment\0\0"), zeros(200_000_000)));
    byte[] profile = chunk("iCCP", join(text("Profile\0\0"), zeros(200_000_000)));
    files.put("text-bomb.png", join(head(png, data), texts, tail(png, data)));
    files.put("profile-bomb.png", join(head(png, data), profile, tail(png, data)));
    byte[][] notes = new byte[MANY][];
    Arrays.fill(notes, chunk("tEXt", text("a\0b")));
    files.put("ten-thousand-notes.png", join(head(png, data), join(notes), tail(png, data)));
    files.put("picture-and-zip.png", join(png, text("PK\u0003\u0004"), new byte[3000]));
    byte[] wide = chunk("IDAT", zeros(7000L * 56_001));
    files.put("sixteen-bit-7000.png", pngOf(ihdr(7000, 7000, 16, 6, 0), wide, iend()));
    files.put(
        "interlaced-7000.png",
        pngOf(ihdr(7000, 7000, 16, 6, 1), chunk("IDAT", zeros(7000L * 56_100)), iend()));

    byte[] jpeg = PictureFiles.jpeg(eight);
    byte[] page = text("<script>alert(1)</script><?php system($_GET[0]); ?>");
    byte[] comment = {-1, (byte) 0xfe, 0, (byte) (page.length + 2)};
    files.put("script.jpg", join(head(jpeg, 2), comment, page, tail(jpeg, 2)));
    byte[] segment =
        join(new byte[] {-1, (byte) 0xe2, -1, -1}, text("ICC_PROFILE\0"), new byte[65_521]);
    byte[][] profiles = new byte[100][];
    Arrays.fill(profiles, segment);
    files.put("profiles.jpg", join(head(jpeg, 2), join(profiles), tail(jpeg, 2)));
    files.put("notes-out-of-bounds.jpg", CameraNote.onto(jpeg, -1, -1, 6));

    byte[] slow = resource("progressive.jpg");
    int large = find(slow, 0xff, 0xc2) + 5;
    byte[] layered = patched(slow, large, 0x1b, 0x58, 0x1b, 0x58);
    files.put("progressive-7000x7000.jpg", patched(layered, large + 6, 0x11));

    byte[] gif = encoded(eight, "gif");
    byte[] frame = {0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0};
    byte[][] frames = new byte[MANY][];
    Arrays.fill(frames, frame);
    byte[] end = {0x3b};
    files.put("ten-thousand-frames.gif", join(head(gif, gif.length - 1), join(frames), end));

    byte[] bmp = encoded(eight, "bmp");
    byte[] linked = patched(bmp, 14, 124);
    byte[] rest = new byte[84];
    byte[] path = text("DKNL");
    System.arraycopy(path, 0, rest, 16, 4);
    byte[] header = patched(head(linked, 54), 10, 138, 0, 0, 0);
    files.put("profile-elsewhere.bmp", join(header, rest, tail(bmp, 54)));
  }
}
