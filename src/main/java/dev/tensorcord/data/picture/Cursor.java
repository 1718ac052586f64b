package dev.tensorcord.data.picture;

import java.nio.charset.StandardCharsets;

/** A place in a file's bytes, moved on by every read; past the end the file is refused. */
final class Cursor {
  private final byte[] data;
  private final int end;
  private int at;

  Cursor(byte[] data) {
    this(data, 0, data.length);
  }

  Cursor(byte[] data, int from, int end) {
    this.data = data;
    this.at = from;
    this.end = end;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  /** Moves to an offset; one that no file can have is past the end as well. */
  Cursor to(long offset) {
    if (offset < 0 || offset > end) {
      throw Refusal.endsEarly();
    }
    at = (int) offset;
    return this;
  }

  Cursor skip(long count) {
    return to(at + count);
  }

  int u8() {
    if (at >= end) {
      throw Refusal.endsEarly();
    }
    return data[at++] & 0xff;
  }

  int big16() {
    return u8() << 8 | u8();
  }

  int little16() {
    return u8() | u8() << 8;
  }

  int little24() {
    return little16() | u8() << 16;
  }

  long big32() {
    return (long) big16() << 16 | big16();
  }

  long little32() {
    return little16() | (long) little16() << 16;
  }

  /** So many bytes as Latin letters. */
  String letters(int count) {
    int from = at;
    skip(count);
    return new String(data, from, count, StandardCharsets.ISO_8859_1);
  }
}
