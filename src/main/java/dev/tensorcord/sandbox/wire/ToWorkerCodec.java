package dev.tensorcord.sandbox.wire;

import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the bot tells a worker, as frames. A worker knows its limits only from the first of them.
 */
final class ToWorkerCodec implements Codec<ToWorker> {
  private static final int BEGIN = 1;
  private static final int RUN = 2;
  private static final int STOP = 3;
  private static final int FORGET = 4;

  /** Files that one snippet may be given. */
  private static final int FILES = 64;

  private static final int NUMBERS = 10;

  private long longest = 1 << 10;

  @Override
  public long most(int kind) {
    return switch (kind) {
      case BEGIN -> 4 * NUMBERS + 4;
      case RUN -> longest;
      case STOP, FORGET -> 0;
      default -> -1;
    };
  }

  @Override
  public Frame encode(ToWorker message) {
    Writer to = new Writer();
    return switch (message) {
      case ToWorker.Begin(SandboxLimits limits) ->
          new Frame(BEGIN, to.each(numbers(limits), Writer::number).done());
      case ToWorker.Run(boolean keep, Snippet snippet) ->
          new Frame(
              RUN,
              to.truth(keep)
                  .text(snippet.code())
                  .text(snippet.name())
                  .number(snippet.seed())
                  .each(
                      snippet.files().entrySet(),
                      (each, file) -> each.text(file.getKey()).bytes(file.getValue()))
                  .done());
      case ToWorker.Stop() -> new Frame(STOP, new byte[0]);
      case ToWorker.Forget() -> new Frame(FORGET, new byte[0]);
    };
  }

  @Override
  public ToWorker decode(Frame frame) throws BrokenProtocol {
    Reader from = new Reader(frame.body());
    return Reader.whole(
        from,
        () ->
            switch (frame.kind()) {
              case BEGIN -> new ToWorker.Begin(limits(from.each(NUMBERS, from::integer)));
              case RUN -> new ToWorker.Run(from.truth(), snippet(from));
              case STOP -> new ToWorker.Stop();
              default -> new ToWorker.Forget();
            });
  }

  private static Snippet snippet(Reader from) throws BrokenProtocol {
    String code = from.text();
    String name = from.text();
    long seed = from.number();
    Map<String, byte[]> files = new HashMap<>();
    for (Map.Entry<String, byte[]> file :
        from.each(FILES, () -> Map.entry(from.text(), from.bytes()))) {
      files.put(file.getKey(), file.getValue());
    }
    return new Snippet(code, name, seed, files);
  }

  private static List<Integer> numbers(SandboxLimits limits) {
    return List.of(
        limits.seconds(),
        limits.workerMegabytes(),
        limits.tensorMegabytes(),
        limits.outputBytes(),
        limits.pictures(),
        limits.pictureBytes(),
        limits.snippetBytes(),
        limits.fileBytes(),
        limits.sessionMinutes(),
        limits.waiting());
  }

  private SandboxLimits limits(List<Integer> all) throws BrokenProtocol {
    if (all.size() != NUMBERS) {
      throw new BrokenProtocol("there are %d limits and not %d".formatted(all.size(), NUMBERS));
    }
    SandboxLimits limits =
        new SandboxLimits(
            all.get(0),
            all.get(1),
            all.get(2),
            all.get(3),
            all.get(4),
            all.get(5),
            all.get(6),
            all.get(7),
            all.get(8),
            all.get(9));
    longest = (1 << 16) + (long) limits.snippetBytes() + limits.fileBytes();
    return limits;
  }
}
