package dev.tensorcord.data.picture;

import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file's bytes as the stream that image readers ask for; neither copies nor caches them. */
final class MemoryStream extends ImageInputStreamImpl {
  private final byte[] data;

  MemoryStream(byte[] data) {
    this.data = data;
    setByteOrder(ByteOrder.BIG_ENDIAN);
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < data.length ? data[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= data.length) {
      return -1;
    }
    int count = (int) Math.min(length, data.length - streamPos);
    System.arraycopy(data, (int) streamPos, into, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return data.length;
  }
}
