package dev.tensorcord.data.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * JPEG's segments (ITU T.81). Only those that make the picture reach the decoder, behind a new JFIF
 * header: profiles, thumbnails and comments are never looked at. The scans of a progressive picture
 * are counted first, since each is one more pass over all of it.
 */
final class JpegFile {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int APP1 = 0xe1;
  private static final int ADOBE = 0xee;

  /** Tables of coefficients and of codes, and the restart interval. */
  private static final List<Integer> TABLES = List.of(0xc4, 0xdb, 0xdd);

  /** Frames that are decoded: baseline, extended, progressive. */
  private static final List<Integer> FRAMES = List.of(0xc0, 0xc1, 0xc2);

  private static final int PROGRESSIVE = 0xc2;

  /** Bytes of one block's coefficients, which a picture in several scans keeps until its end. */
  private static final int BLOCK = 128;

  private static final long MOST_COEFFICIENTS = 120L << 20;

  /** Scans of one picture; writers make about ten. */
  private static final int MOST_SCANS = 100;

  /** Blocks that all scans together may visit: ten passes over the largest photos. */
  private static final long MOST_VISITS = 16_000_000;

  private static final byte[] JFIF = {
    (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  private final byte[] file;
  private final Cursor cursor;
  private final PictureLimits limits;
  private final ByteArrayOutputStream needed;
  private Orientation turn = Orientation.UPRIGHT;
  private int adobe = -1;
  private Frame frame;
  private int scans;
  private long visits;
  private boolean inParts;

  private JpegFile(byte[] file, PictureLimits limits) {
    this.file = file;
    this.limits = limits;
    cursor = new Cursor(file);
    needed = new ByteArrayOutputStream(file.length);
  }

  static Header header(byte[] file, PictureLimits limits) {
    return new JpegFile(file, limits).read();
  }

  private Header read() {
    cursor.skip(2);
    for (int marker = marker(); marker != EOI; marker = marker()) {
      if (marker == SOI || marker >= 0xd0 && marker <= 0xd7 || marker <= 1) {
        continue;
      }
      int start = cursor.at();
      int length = cursor.big16();
      int end = cursor.to(start + (long) length).at();
      if (length < 2) {
        throw Refusal.damaged("JPEG");
      }
      segment(marker, new Cursor(file, start + 2, end), start, end);
    }
    if (frame == null || scans == 0) {
      throw Refusal.damaged("JPEG");
    }
    return header();
  }

  private int marker() {
    if (cursor.u8() != 0xff) {
      throw Refusal.damaged("JPEG");
    }
    int marker = cursor.u8();
    while (marker == 0xff) {
      marker = cursor.u8();
    }
    return marker;
  }

  private void segment(int marker, Cursor inside, int start, int end) {
    if (marker == APP1 && inside.left() > 6 && inside.letters(6).equals("Exif\0\0")) {
      turn = Orientation.read(file, start + 8, end);
    } else if (marker == ADOBE && inside.left() >= 12 && inside.letters(5).equals("Adobe")) {
      adobe = inside.skip(6).u8();
      copy(start - 2, end);
    } else if (TABLES.contains(marker)) {
      copy(start - 2, end);
    } else if (FRAMES.contains(marker)) {
      if (frame != null) {
        throw Refusal.damaged("JPEG");
      }
      frame = Frame.read(inside, marker == PROGRESSIVE, limits);
      copy(start - 2, end);
    } else if (marker > 0xc0 && marker <= 0xcf) {
      throw Refusal.rare("a rare kind of JPEG");
    } else if (marker == SOS) {
      scan(inside);
      cursor.to(endOfScan(end));
      copy(start - 2, cursor.at());
    }
  }

  private void copy(int from, int to) {
    needed.write(file, from < 0 ? 0 : from, to - from);
  }

  private void scan(Cursor inside) {
    if (frame == null) {
      throw Refusal.damaged("JPEG");
    }
    int count = inside.u8();
    for (int i = 0; i < count; i++) {
      visits += frame.blocks(inside.u8());
      inside.skip(1);
    }
    inParts |= frame.progressive || count < frame.components.size();
    scans++;
    if (scans > MOST_SCANS || visits > MOST_VISITS) {
      throw Refusal.laborious("more than %,d layers".formatted(scans - 1));
    }
  }

  /** Where the next marker stands that does not belong to the coded data. */
  private int endOfScan(int from) {
    for (int i = from; i + 1 < file.length; i++) {
      if (file[i] == -1) {
        int next = file[i + 1] & 0xff;
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
          return i;
        }
      }
    }
    throw Refusal.endsEarly();
  }

  private Header header() {
    int count = frame.components.size();
    long coefficients = inParts ? frame.allBlocks() * BLOCK : 0;
    if (coefficients > MOST_COEFFICIENTS) {
      limits.checkPixels(
          frame.width,
          frame.height,
          (long) frame.width * frame.height * MOST_COEFFICIENTS / coefficients,
          "progressive JPEG");
    }
    byte[] segments = needed.toByteArray();
    ByteArrayOutputStream whole = new ByteArrayOutputStream(segments.length + JFIF.length + 4);
    whole.write(0xff);
    whole.write(SOI);
    if (adobe < 0 && count < 4 && !frame.namedRgb()) {
      whole.writeBytes(JFIF);
    }
    whole.writeBytes(segments);
    whole.write(0xff);
    whole.write(EOI);
    byte[] stripped = whole.toByteArray();
    Decoder decoder = new Decoder("jpeg", frame.width, frame.height, count);
    return new Header(
        "JPEG",
        frame.width,
        frame.height,
        decoder.memory() + coefficients + 2L * stripped.length,
        turn,
        () -> decode(decoder, stripped, count));
  }

  private Pixels decode(Decoder decoder, byte[] stripped, int count) throws IOException {
    return count < 4
        ? decoder.image(stripped)
        : decoder.components(stripped, adobe == 2 ? JpegFile::ycck : JpegFile::cmyk);
  }

  /** Print colours, stored as what is left of the light: every program that writes them does. */
  private static void cmyk(int[] samples, int[] row) {
    for (int x = 0, i = 0; x < row.length; x++, i += 4) {
      row[x] = print(samples[i], samples[i + 1], samples[i + 2], samples[i + 3]);
    }
  }

  /** The same, with red, green and blue mixed from brightness and two colours. */
  private static void ycck(int[] samples, int[] row) {
    for (int x = 0, i = 0; x < row.length; x++, i += 4) {
      double y = samples[i];
      double blue = samples[i + 1] - 128;
      double red = samples[i + 2] - 128;
      row[x] =
          print(
              (int) Math.clamp(255 - y - 1.402 * red, 0, 255),
              (int) Math.clamp(255 - y + 0.344 * blue + 0.714 * red, 0, 255),
              (int) Math.clamp(255 - y - 1.772 * blue, 0, 255),
              samples[i + 3]);
    }
  }

  private static int print(int cyan, int magenta, int yellow, int black) {
    return 0xff << 24
        | cyan * black / 255 << 16
        | magenta * black / 255 << 8
        | yellow * black / 255;
  }

  /** The frame header: size and components. */
  private record Frame(int width, int height, boolean progressive, List<Component> components) {
    static Frame read(Cursor from, boolean progressive, PictureLimits limits) {
      if (from.u8() != Byte.SIZE) {
        throw Refusal.rare("a JPEG of more than 8 bits");
      }
      int height = from.big16();
      int width = from.big16();
      limits.checkSize(width, height);
      int count = from.u8();
      if (count != 1 && count != 3 && count != 4) {
        throw Refusal.rare("a rare kind of JPEG");
      }
      List<Component> components = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int name = from.u8();
        int sampling = from.u8();
        from.skip(1);
        components.add(new Component(name, sampling >> 4, sampling & 15));
      }
      if (components.stream().anyMatch(c -> !c.plausible())) {
        throw Refusal.damaged("JPEG");
      }
      return new Frame(width, height, progressive, components);
    }

    long blocks(int name) {
      int across = components.stream().mapToInt(Component::across).max().orElse(1);
      int down = components.stream().mapToInt(Component::down).max().orElse(1);
      return components.stream()
          .filter(c -> c.name == name)
          .mapToLong(c ->
              (long) c.across
                  * Math.ceilDiv(width, 8 * across)
                  * c.down
                  * Math.ceilDiv(height, 8 * down))
          .sum();
    }

    long allBlocks() {
      return components.stream().mapToInt(Component::name).distinct().mapToLong(this::blocks).sum();
    }

    boolean namedRgb() {
      return components.size() == 3
          && components.get(0).name == 'R'
          && components.get(1).name == 'G'
          && components.get(2).name == 'B';
    }
  }

  private record Component(int name, int across, int down) {
    boolean plausible() {
      return across >= 1 && across <= 4 && down >= 1 && down <= 4;
    }
  }
}
