package dev.tensorcord.data;

import dev.tensorcord.fault.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an attached file: CSV, TSV or a list of points, in UTF-8, UTF-16 or an old code page. */
public final class TableFile {
  private static final String REMEDY =
      "Save the table as CSV (comma-separated values) and attach that.";

  /** How files begin that people attach by mistake. */
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("PK\u0003\u0004", "a ZIP or Excel file");
    KINDS.put("\u00d0\u00cf\u0011\u00e0", "an old Excel file");
    KINDS.put("%PDF", "a PDF");
    KINDS.put("\u0089PNG", "a picture");
    KINDS.put("\u00ff\u00d8\u00ff", "a picture");
    KINDS.put("GIF8", "a picture");
    KINDS.put("\u001f\u008b", "a compressed file");
  }

  /** So many odd characters are forgiven in any text. */
  private static final int FEW = 4;

  private TableFile() {}

  /**
   * Reads a file's bytes.
   *
   * @throws Fault with the line and column of the first thing that is not a point
   */
  public static Dataset read(byte[] bytes, InputLimits limits) {
    limits.checkFile(bytes.length);
    String text = text(bytes);
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw Fault.of("This file is empty.", "Attach a CSV file with an x and a y in each line.");
    }
    boolean brackets = "[({".indexOf(trimmed.charAt(0)) >= 0;
    boolean oneLine = trimmed.indexOf('\n') < 0 && trimmed.indexOf('\r') < 0;
    boolean list = brackets || oneLine && trimmed.charAt(0) != '#';
    return list ? PointsText.list(text, limits) : TableText.read(text, limits);
  }

  private static String text(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
    KINDS.forEach((magic, kind) -> {
      if (head.startsWith(magic)) {
        throw Fault.of("This is %s, not a table in text.".formatted(kind), REMEDY);
      }
    });
    String text;
    if (head.startsWith("\u00ff\u00fe")) {
      text = new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    } else if (head.startsWith("\u00fe\u00ff")) {
      text = new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    } else {
      text = eightBit(bytes);
    }
    if (looksBinary(text)) {
      throw Fault.of("This file is not a text.", REMEDY);
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** UTF-8, or else what spreadsheets of old wrote, where every byte is a letter. */
  private static String eightBit(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static boolean looksBinary(String text) {
    int strange = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return true;
      }
      strange += c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\ufffd' ? 1 : 0;
    }
    return strange > FEW && strange * 50L > text.length();
  }
}
