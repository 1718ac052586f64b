package dev.tensorcord.bot;

import java.util.List;

/**
 * A message that a request is about.
 *
 * @param author the id of who wrote it
 * @param authorName their name as shown; untrusted text
 * @param text what it says; untrusted text
 * @param attachments the files on it, in their order
 */
public record Target(String author, String authorName, String text, List<Attachment> attachments) {
  public Target {
    attachments = List.copyOf(attachments);
  }
}
