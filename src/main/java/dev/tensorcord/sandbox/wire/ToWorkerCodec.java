package dev.tensorcord.sandbox.wire;

import dev.tensorcord.nn.ModelLimits;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.tensor.TensorLimits;
import java.util.HashMap;
import java.util.Iterator;
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
  private static final int PRACTISE = 5;
  private static final int REST = 6;

  /** Files that one snippet may be given. */
  private static final int FILES = 64;

  private static final int NUMBERS = 20;

  private long longest = 1 << 10;

  @Override
  public long most(int kind) {
    return switch (kind) {
      case BEGIN -> 4 * NUMBERS + 4;
      case RUN -> longest;
      case STOP, FORGET, PRACTISE, REST -> 0;
      default -> -1;
    };
  }

  @Override
  public Frame encode(ToWorker message) {
    Writer to = new Writer();
    return switch (message) {
      case ToWorker.Begin begin -> new Frame(BEGIN, to.each(numbers(begin), Writer::number).done());
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
      case ToWorker.Practise() -> new Frame(PRACTISE, new byte[0]);
      case ToWorker.Rest() -> new Frame(REST, new byte[0]);
    };
  }

  @Override
  public ToWorker decode(Frame frame) throws BrokenProtocol {
    Reader from = new Reader(frame.body());
    return Reader.whole(
        from,
        () ->
            switch (frame.kind()) {
              case BEGIN -> begin(from.each(NUMBERS, from::integer));
              case RUN -> new ToWorker.Run(from.truth(), snippet(from));
              case STOP -> new ToWorker.Stop();
              case PRACTISE -> new ToWorker.Practise();
              case REST -> new ToWorker.Rest();
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

  private static List<Integer> numbers(ToWorker.Begin begin) {
    SandboxLimits run = begin.limits().run();
    TensorLimits tensor = begin.limits().tensor();
    ModelLimits model = begin.limits().model();
    return List.of(
        begin.practiceSeconds(),
        run.seconds(),
        run.workerMegabytes(),
        run.tensorMegabytes(),
        run.outputBytes(),
        run.pictures(),
        run.pictureBytes(),
        run.snippetBytes(),
        run.fileBytes(),
        run.sessionMinutes(),
        run.waiting(),
        tensor.fftRow(),
        tensor.boxPairs(),
        tensor.pattern(),
        tensor.patternSteps(),
        tensor.texts(),
        tensor.textChars(),
        model.jsonBytes(),
        model.layers(),
        model.params());
  }

  private ToWorker.Begin begin(List<Integer> all) throws BrokenProtocol {
    if (all.size() != NUMBERS) {
      throw new BrokenProtocol("there are %d limits and not %d".formatted(all.size(), NUMBERS));
    }
    Iterator<Integer> next = all.iterator();
    int practiceSeconds = next.next();
    SandboxLimits run =
        new SandboxLimits(
            next.next(),
            next.next(),
            next.next(),
            next.next(),
            next.next(),
            next.next(),
            next.next(),
            next.next(),
            next.next(),
            next.next());
    TensorLimits tensor =
        new TensorLimits(
            next.next(), next.next(), next.next(), next.next(), next.next(), next.next());
    ModelLimits model = new ModelLimits(next.next(), next.next(), next.next());
    longest = (1 << 16) + (long) run.snippetBytes() + run.fileBytes();
    return new ToWorker.Begin(new WorldLimits(run, tensor, model), practiceSeconds);
  }
}
