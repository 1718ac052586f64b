package dev.tensorcord.bot;

import dev.tensorcord.fault.Fault;

/** A file that a member sent, for tests; refused above what is allowed, as a platform does it. */
public record SentFile(String name, byte[] bytes) implements Attachment {
  @Override
  public boolean isPicture() {
    return name.matches(".*\\.(png|jpe?g|gif|svg)");
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public byte[] read(int most, String limit) {
    if (bytes.length > most) {
      throw Fault.limit(limit, "A file of " + bytes.length + " bytes", "" + most, "Send less.");
    }
    return bytes;
  }
}
