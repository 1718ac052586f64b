package dev.tensorcord.sandbox.wire;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.wall.Wall;
import java.util.List;

/** What a worker tells the bot. */
public sealed interface FromWorker {
  /** First of all: its version of the protocol and the walls around it. */
  record Hello(int version, List<Wall> walls) implements FromWorker {}

  /**
   * It waits for a snippet.
   *
   * @param heapBytes in use, after a collection if it is much
   */
  record Ready(long heapBytes) implements FromWorker {}

  /**
   * How it stands with its practice.
   *
   * @param enough true: it has practised enough; false: it had, and would practise one piece more.
   *     It says that once at most between two {@link Ready}
   */
  record Practised(boolean enough) implements FromWorker {}

  /** The snippet printed. */
  record Printed(Line line) implements FromWorker {}

  /** The snippet drew. */
  record Drew(Picture picture) implements FromWorker {}

  /** The snippet came further. */
  record Progressed(Progress progress) implements FromWorker {}

  /** The snippet put out more than it may; nothing more comes of it but its end. */
  record Full(What what) implements FromWorker {
    /** Of what there was too much. */
    public enum What {
      /** Printed text. */
      TEXT,
      /** The number of pictures. */
      PICTURES,
      /** One picture's size. */
      PICTURE
    }
  }

  /** The snippet ended. */
  record Ended(Ending ending) implements FromWorker {}
}
