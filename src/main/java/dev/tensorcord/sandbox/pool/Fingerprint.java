package dev.tensorcord.sandbox.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sixteen letters that change with what was added: texts, and files by name, size and time. */
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Fingerprint add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  Fingerprint add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  Fingerprint add(Path file) throws IOException {
    return add(file.toString())
        .add(Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
  }

  /** Ends it. */
  String text() {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
