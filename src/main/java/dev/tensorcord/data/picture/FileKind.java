package dev.tensorcord.data.picture;

import dev.tensorcord.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a file is, told by its first bytes; its name may say anything. */
enum FileKind {
  PNG("\u0089PNG\r\n\u001a\n", PngFile::header),
  JPEG("\u00ff\u00d8\u00ff", JpegFile::header),
  GIF("GIF8", GifFile::header),
  BMP("BM", BmpFile::header),
  WEBP("RIFF????WEBP", WebpFile::header);

  private static final int HEAD = 512;

  /** Control characters that a text may hold. */
  private static final String BLANKS = "\t\n\r\f\u001b";

  private static final String PICTURE = "Send a photo or a screenshot of the digits: PNG or JPEG.";

  /** Beginnings of what is no picture that can be read here, and what to do instead. */
  private static final List<Other> OTHERS =
      List.of(
          new Other("%PDF", "a PDF, not a picture", "Send a screenshot of its page."),
          new Other("PK", "a ZIP file, not a picture", "Unpack it and send the picture in it."),
          new Other("\u001f\u008b", "a compressed file, not a picture", PICTURE),
          new Other("Rar!", "a RAR file, not a picture", "Unpack it and send the picture in it."),
          new Other("7z\u00bc\u00af", "a 7-Zip file, not a picture", PICTURE),
          new Other("MZ", "a Windows program, not a picture", PICTURE),
          new Other("\u007fELF", "a program, not a picture", PICTURE),
          new Other("\u00ca\u00fe\u00ba\u00be", "a program, not a picture", PICTURE),
          new Other("II*\0", "a TIFF picture, which cannot be read here", "Export it as PNG."),
          new Other("MM\0*", "a TIFF picture, which cannot be read here", "Export it as PNG."),
          new Other("8BPS", "a Photoshop file, which cannot be read here", "Export it as PNG."),
          new Other("gimp xcf", "a GIMP file, which cannot be read here", "Export it as PNG."),
          new Other("\0\0\u0001\0", "an icon, which cannot be read here", "Export it as PNG."),
          new Other("\u00ff\n", "a JPEG XL picture, which cannot be read here", PICTURE),
          new Other("\0\0\0\fJXL ", "a JPEG XL picture, which cannot be read here", PICTURE),
          new Other("\u001aE\u00df\u00a3", "a video, not a picture", "Send a screenshot of it."),
          new Other("RIFF????AVI", "a video, not a picture", "Send a screenshot of it."),
          new Other("RIFF????WAVE", "a sound, not a picture", PICTURE),
          new Other("ID3", "a sound, not a picture", PICTURE),
          new Other("OggS", "a sound, not a picture", PICTURE));

  private final String magic;
  private final Reader reader;

  FileKind(String magic, Reader reader) {
    this.magic = magic;
    this.reader = reader;
  }

  /**
   * Reads the header of whatever picture this is; nothing is decoded.
   *
   * @param name the file's name, for the message alone
   * @throws Fault if it is none that can be read
   */
  static Header header(byte[] file, String name, PictureLimits limits) {
    if (file.length == 0) {
      throw Refusal.empty();
    }
    limits.checkFile(file.length);
    String head = new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.ISO_8859_1);
    for (FileKind kind : values()) {
      if (begins(head, kind.magic)) {
        return kind.reader.header(file, limits);
      }
    }
    for (FileKind kind : values()) {
      if (file.length < kind.magic.length() && begins(kind.magic, head)) {
        throw Refusal.endsEarly();
      }
    }
    throw refusal(head, shown(name));
  }

  private static Fault refusal(String head, String name) {
    if (head.startsWith("ftyp", 4)) {
      return container(head, name);
    }
    Optional<Other> other = OTHERS.stream().filter(o -> begins(head, o.magic)).findFirst();
    if (other.isPresent()) {
      return Fault.of("%s is %s.".formatted(name, other.get().what), other.get().remedy);
    }
    if (head.contains("<svg") || head.contains("<!DOCTYPE svg")) {
      return Fault.of(
          "%s is an SVG drawing, which cannot be read here.".formatted(name),
          "Open it and export it as PNG.");
    }
    boolean text = head.chars().allMatch(c -> c >= ' ' && c != 0x7f || BLANKS.indexOf(c) >= 0);
    return Fault.of(
        text
            ? "%s is a text, not a picture.".formatted(name)
            : "%s is not a picture that can be read here.".formatted(name),
        PICTURE);
  }

  /** The container of phones' photos and of videos: its brand tells them apart. */
  private static Fault container(String head, String name) {
    String brand = head.length() < 12 ? "" : head.substring(8, 12);
    boolean photo = List.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1").contains(brand);
    if (photo || brand.startsWith("avi")) {
      return Fault.of(
          "%s is in your phone's format %s, which cannot be read here."
              .formatted(name, photo ? "HEIC" : "AVIF"),
          "Send a JPEG or a screenshot.");
    }
    return Fault.of("%s is a video, not a picture.".formatted(name), "Send a screenshot of it.");
  }

  private static boolean begins(String head, String magic) {
    if (head.length() < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if (magic.charAt(i) != '?' && magic.charAt(i) != head.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String shown(String name) {
    String clean = name.replaceAll("\\p{C}", "").strip();
    if (clean.isEmpty()) {
      return "This file";
    }
    return clean.length() <= 60 ? clean : clean.substring(0, 59) + "…";
  }

  /** Reads one format's header. */
  private interface Reader {
    Header header(byte[] file, PictureLimits limits);
  }

  private record Other(String magic, String what, String remedy) {}
}
