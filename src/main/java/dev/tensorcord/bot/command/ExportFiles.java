package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Texts as files that a chat takes: one as it is, several or a long one in zip files. */
final class ExportFiles {
  private static final String NAME = "tensorcord-me";

  /** Below the 10 MiB that Discord takes of one file, with room for the zip's own words. */
  private static final int MOST = 9 << 20;

  private final List<Reply.Upload> files = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ExportFiles() {}

  /** The texts in their order; every zip file opens alone. */
  static List<Reply.Upload> of(List<String> texts) {
    if (texts.size() == 1) {
      byte[] only = texts.getFirst().getBytes(StandardCharsets.UTF_8);
      if (only.length <= MOST) {
        return List.of(new Reply.Upload(NAME + ".json", only));
      }
    }
    try {
      ExportFiles all = new ExportFiles();
      all.zip(texts);
      return List.copyOf(all.files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void zip(List<String> texts) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(bytes);
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
      // What a text comes to is known only when it is in: so it counts whole beforehand.
      if (bytes.size() > 0 && bytes.size() + text.length > MOST) {
        close(zip);
        zip = new ZipOutputStream(bytes);
      }
      zip.putNextEntry(new ZipEntry("%s-%d.json".formatted(NAME, i + 1)));
      zip.write(text);
      zip.closeEntry();
      zip.flush();
    }
    close(zip);
  }

  private void close(ZipOutputStream zip) throws IOException {
    zip.close();
    files.add(new Reply.Upload("%s-%d.zip".formatted(NAME, files.size() + 1), bytes.toByteArray()));
    bytes.reset();
  }
}
