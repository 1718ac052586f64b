package dev.tensorcord.sandbox.script;

import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;

/**
 * Where a running snippet's output goes. What was given to it is on its way when the call returns:
 * a crash after it loses nothing. It counts what comes; over a limit it drops the rest and has the
 * interpreter stopped. Of progress only some is sent on, so that it may be told as often as one
 * likes.
 */
public interface Outlet {
  /** The snippet printed. */
  void printed(Line line);

  /** The snippet drew. */
  void drew(Picture picture);

  /** The snippet came further. */
  void progressed(Progress progress);

  /** Whether the snippet is to end: long work of ours looks now and then. */
  boolean isCancelled();
}
