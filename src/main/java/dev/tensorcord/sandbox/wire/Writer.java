package dev.tensorcord.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Builds the body of a frame. */
final class Writer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final DataOutputStream data = new DataOutputStream(bytes);

  private interface Step {
    void run() throws IOException;
  }

  private Writer put(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Writer number(int value) {
    return put(() -> data.writeInt(value));
  }

  Writer number(long value) {
    return put(() -> data.writeLong(value));
  }

  Writer number(double value) {
    return put(() -> data.writeDouble(value));
  }

  Writer truth(boolean value) {
    return put(() -> data.writeBoolean(value));
  }

  Writer choice(Enum<?> value) {
    return number(value.ordinal());
  }

  Writer bytes(byte[] value) {
    number(value.length);
    return put(() -> data.write(value));
  }

  /** In UTF-8; halves of a pair without the other become question marks. */
  Writer text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  <T> Writer each(Collection<T> values, BiConsumer<Writer, T> one) {
    number(values.size());
    values.forEach(value -> one.accept(this, value));
    return this;
  }

  byte[] done() {
    return bytes.toByteArray();
  }
}
