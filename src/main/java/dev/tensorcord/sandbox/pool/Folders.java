package dev.tensorcord.sandbox.pool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders and files of ours that go when they are done with. */
final class Folders {
  private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

  private Folders() {}

  /** Deletes a folder with all in it, as far as that can be done. */
  static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.debug("{} is left behind: {}", folder, e.toString());
    }
  }

  /** Deletes the files that match but for the newest so many. */
  static void prune(Path folder, String pattern, int kept) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
      all.forEach(files::add);
    }
    files.sort(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed());
    for (Path file : files.subList(Math.min(kept, files.size()), files.size())) {
      Files.deleteIfExists(file);
    }
  }
}
