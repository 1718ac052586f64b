package dev.tensorcord.sandbox.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes the body of a frame apart and believes no count in it. */
final class Reader {
  private final ByteBuffer body;

  Reader(byte[] body) {
    this.body = ByteBuffer.wrap(body);
  }

  interface Taking<T> {
    T take() throws BrokenProtocol;
  }

  /** All of a body, or nothing: what is short, left over or out of range breaks the protocol. */
  static <T> T whole(Reader reader, Taking<T> taking) throws BrokenProtocol {
    try {
      T value = taking.take();
      if (reader.body.hasRemaining()) {
        throw new BrokenProtocol(reader.body.remaining() + " bytes are left over in a frame");
      }
      return value;
    } catch (BufferUnderflowException e) {
      throw new BrokenProtocol("a frame ends too early");
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new BrokenProtocol("a frame holds what cannot be: " + e.getMessage());
    }
  }

  int integer() {
    return body.getInt();
  }

  long number() {
    return body.getLong();
  }

  double real() {
    return body.getDouble();
  }

  boolean truth() throws BrokenProtocol {
    return within(body.get(), 0, 1) == 1;
  }

  <E extends Enum<E>> E choice(Class<E> of) throws BrokenProtocol {
    E[] all = of.getEnumConstants();
    return all[(int) within(integer(), 0, all.length - 1)];
  }

  byte[] bytes() throws BrokenProtocol {
    byte[] bytes = new byte[(int) within(integer(), 0, body.remaining())];
    body.get(bytes);
    return bytes;
  }

  String text() throws BrokenProtocol {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** A list of at most so many. */
  <T> List<T> each(int most, Taking<T> one) throws BrokenProtocol {
    int count = (int) within(integer(), 0, most);
    List<T> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(one.take());
    }
    return all;
  }

  static long within(long value, long least, long most) throws BrokenProtocol {
    if (value < least || value > most) {
      throw new BrokenProtocol("%d is not within %d and %d".formatted(value, least, most));
    }
    return value;
  }
}
