package dev.tensorcord.sandbox.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * A frame: its kind in one byte, the length of its body in four, the body.
 *
 * @param kind which message it is
 */
record Frame(int kind, byte[] body) {
  private static final int CHUNK = 1 << 16;

  /** How long a body of each kind may be; less than 0 for kinds that there are not. */
  interface Bounds {
    long most(int kind);
  }

  /** The next frame; null where the other side has closed. */
  static Frame read(DataInputStream in, Bounds bounds) throws IOException {
    int kind = in.read();
    if (kind < 0) {
      return null;
    }
    int length = in.readInt();
    long most = bounds.most(kind);
    if (most < 0) {
      throw new BrokenProtocol("there is no frame of kind " + kind);
    }
    if (length < 0 || length > most) {
      throw new BrokenProtocol(
          "a frame of kind %d says it has %d bytes, %d are allowed".formatted(kind, length, most));
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the channel ended within a frame");
    }
    return new Frame(kind, body);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeInt(body.length);
    // In parts, because the channel makes a native copy of each write as large as that.
    for (int at = 0; at < body.length; at += CHUNK) {
      out.write(body, at, Math.min(CHUNK, body.length - at));
    }
    out.flush();
  }
}
