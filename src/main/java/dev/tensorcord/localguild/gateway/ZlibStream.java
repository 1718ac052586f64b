package dev.tensorcord.localguild.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/**
 * Discord's transport compression: one zlib stream for the whole connection, flushed after each
 * payload (RFC 1950; a flush ends in 00 00 FF FF). Used by one thread at a time.
 */
final class ZlibStream implements AutoCloseable {
  private final Deflater deflater = new Deflater();
  private final byte[] chunk = new byte[8192];

  ByteBuffer compress(String text) {
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    int count;
    do {
      count = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
      compressed.write(chunk, 0, count);
    } while (count == chunk.length);
    return ByteBuffer.wrap(compressed.toByteArray());
  }

  @Override
  public void close() {
    deflater.end();
  }
}
