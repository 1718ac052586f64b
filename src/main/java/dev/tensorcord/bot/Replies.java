package dev.tensorcord.bot;

import java.time.Duration;

/**
 * The way back to the asker. Thread-safe; later calls win, and none is made after the platform's
 * token has run out. What a platform cannot take (too long, too many) is attached as a file.
 */
public interface Replies {
  /**
   * Shows a reply, in the place of what was shown before. A {@link Reply.Live} may be left out when
   * they come too fast; the newest is always shown in the end.
   */
  void show(Reply reply);

  /** Tells the asker alone, beside what is shown. */
  void whisper(Reply reply);

  /** Waits until what was shown has reached the platform, or could not, but no longer than this. */
  void awaitShown(Duration most);

  /** Takes the shown message away. */
  void delete();
}
