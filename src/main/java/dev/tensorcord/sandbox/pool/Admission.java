package dev.tensorcord.sandbox.pool;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import java.nio.charset.StandardCharsets;

/** What is too large to be given to a worker at all. */
final class Admission {
  private Admission() {}

  static void check(Snippet snippet, SandboxLimits limits) {
    long code =
        snippet.code().length() > limits.snippetBytes()
            ? snippet.code().length()
            : snippet.code().getBytes(StandardCharsets.UTF_8).length;
    refuse(
        "snippet_bytes",
        "The code has %,d bytes".formatted(code),
        code,
        limits.snippetBytes(),
        "Run a part of it, or let the code make its data instead of holding it.");
    long files = snippet.files().values().stream().mapToLong(file -> file.length).sum();
    refuse(
        "file_bytes",
        "The files have %,d bytes".formatted(files),
        files,
        limits.fileBytes(),
        "Use smaller files, such as a model with fewer weights.");
  }

  private static void refuse(String key, String asked, long size, int most, String remedy) {
    if (size > most) {
      throw Fault.limit(
          SandboxLimits.SECTION + "." + key, asked, "%,d bytes".formatted(most), remedy);
    }
  }
}
