package dev.tensorcord.sandbox.wire;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Usage;
import dev.tensorcord.sandbox.wall.Wall;
import java.util.HashMap;
import java.util.Map;

/** What a worker tells the bot, as frames that are no longer than the limits make them. */
final class FromWorkerCodec implements Codec<FromWorker> {
  private static final int HELLO = 1;
  private static final int READY = 2;
  private static final int PRINTED = 3;
  private static final int DREW = 4;
  private static final int PROGRESSED = 5;
  private static final int FULL = 6;
  private static final int ENDED = 7;
  private static final int PRACTISED = 8;

  private static final int WALLS = 16;
  private static final int FIGURES = 16;

  /** What names, messages and a picture's description may take. */
  private static final int WORDS = 1 << 16;

  private final SandboxLimits limits;

  /** With the limits that the worker was told; null on the side that only writes. */
  FromWorkerCodec(SandboxLimits limits) {
    this.limits = limits;
  }

  @Override
  public long most(int kind) {
    return switch (kind) {
      case HELLO, PROGRESSED -> WORDS;
      case READY -> 8;
      case PRACTISED -> 1;
      case PRINTED -> 8L + limits.outputBytes();
      case DREW -> (long) WORDS + limits.pictureBytes();
      case FULL -> 4;
      // The line in which it failed may be the whole of the code.
      case ENDED -> 2L * WORDS + limits.snippetBytes();
      default -> -1;
    };
  }

  @Override
  public Frame encode(FromWorker message) {
    Writer to = new Writer();
    return switch (message) {
      case FromWorker.Hello hello ->
          new Frame(
              HELLO,
              to.number(hello.version())
                  .each(
                      hello.walls(),
                      (each, wall) ->
                          each.text(wall.name()).truth(wall.stands()).text(wall.detail()))
                  .done());
      case FromWorker.Ready(long heap) -> new Frame(READY, to.number(heap).done());
      case FromWorker.Practised(boolean enough) -> new Frame(PRACTISED, to.truth(enough).done());
      case FromWorker.Printed(Line line) ->
          new Frame(PRINTED, to.choice(line.level()).text(line.text()).done());
      case FromWorker.Drew(Picture picture) ->
          new Frame(
              DREW,
              to.text(picture.name())
                  .bytes(picture.png())
                  .number(picture.width())
                  .number(picture.height())
                  .text(picture.alt())
                  .done());
      case FromWorker.Progressed(Progress progress) ->
          new Frame(PROGRESSED, to.text(progress.text()).number(progress.part()).done());
      case FromWorker.Full(FromWorker.Full.What what) -> new Frame(FULL, to.choice(what).done());
      case FromWorker.Ended(Ending ending) -> new Frame(ENDED, ending(to, ending).done());
    };
  }

  private static Writer ending(Writer to, Ending ending) {
    to.number(ending.usage().tensorBytesAtMost()).number(ending.usage().heapBytes());
    switch (ending) {
      case Ending.Done done ->
          to.truth(true)
              .each(
                  done.figures().entrySet().stream().limit(FIGURES).toList(),
                  (each, figure) -> each.text(figure.getKey()).number(figure.getValue()));
      case Ending.Failed failed -> Failures.write(to.truth(false), failed.failure());
    }
    return to;
  }

  @Override
  public FromWorker decode(Frame frame) throws BrokenProtocol {
    Reader from = new Reader(frame.body());
    return Reader.whole(
        from,
        () ->
            switch (frame.kind()) {
              case HELLO ->
                  new FromWorker.Hello(
                      from.integer(),
                      from.each(WALLS, () -> new Wall(from.text(), from.truth(), from.text())));
              case READY -> new FromWorker.Ready(bytes(from));
              case PRACTISED -> new FromWorker.Practised(from.truth());
              case PRINTED ->
                  new FromWorker.Printed(new Line(from.choice(Line.Level.class), from.text()));
              case DREW -> new FromWorker.Drew(picture(from));
              case PROGRESSED -> new FromWorker.Progressed(new Progress(from.text(), from.real()));
              case FULL -> new FromWorker.Full(from.choice(FromWorker.Full.What.class));
              default -> new FromWorker.Ended(ending(from));
            });
  }

  private Picture picture(Reader from) throws BrokenProtocol {
    String name = from.text();
    byte[] png = from.bytes();
    Reader.within(png.length, 1, limits.pictureBytes());
    return new Picture(name, png, from.integer(), from.integer(), from.text());
  }

  private static Ending ending(Reader from) throws BrokenProtocol {
    Usage usage = new Usage(0, bytes(from), bytes(from), 0, 0);
    if (!from.truth()) {
      return new Ending.Failed(Failures.read(from), usage);
    }
    Map<String, Double> figures = new HashMap<>();
    for (Map.Entry<String, Double> figure :
        from.each(FIGURES, () -> Map.entry(from.text(), from.real()))) {
      figures.put(figure.getKey(), figure.getValue());
    }
    return new Ending.Done(usage, figures);
  }

  private static long bytes(Reader from) throws BrokenProtocol {
    return Reader.within(from.number(), 0, 1L << 40);
  }
}
