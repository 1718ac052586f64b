package dev.tensorcord.bot;

/** A file that a member sent; nothing of it is here until it is read. */
public interface Attachment {
  /** Its name; untrusted text. */
  String name();

  /** Whether the platform takes it for a picture: a guess by its name, proved only by reading. */
  boolean isPicture();

  /** Its size as the platform declares it, in bytes. */
  long size();

  /**
   * Fetches it.
   *
   * @param most bytes read at the most
   * @param limit the key of that limit in {@code config/limits.yaml}, to be named
   * @throws dev.tensorcord.fault.Fault if it is larger than {@code most} or cannot be fetched
   */
  byte[] read(int most, String limit);
}
