package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.SandboxSettings;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.sandbox.wire.ToWorker;
import dev.tensorcord.sandbox.wire.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A worker whose code was taken over lies to the bot: it is believed in nothing, and replaced. */
final class ForgeryAttackTest {
  private static final ToWorker.Begin BEGIN =
      new ToWorker.Begin(WorldLimits.of(Attacked.LIMITS), 0);

  /** Two snippets, so that it is seen that another worker takes the place of the first. */
  private static Failure forge(String how) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(Launch.options(Attacked.LIMITS));
    options.add("-Dforge=" + how);
    Launch launch =
        new Launch(
            List.of(classes(Wire.class), classes(ForgingWorker.class)),
            List.of(),
            ForgingWorker.class.getName(),
            options);
    Workplace place = new Workplace(launch, Optional.empty(), BEGIN);
    try (WorkerPool pool =
        new WorkerPool(Attacked.LIMITS, new SandboxSettings(1, 0, 0, Path.of("target")), place)) {
      pool.begin();
      Heard first = new Heard();
      first.until(pool.start(Snippet.of("1", 1), first));
      Heard second = new Heard();
      second.until(pool.start(Snippet.of("1", 1), second));
      for (Heard heard : List.of(first, second)) {
        assertThat(heard.texts()).startsWith("before");
        assertThat(heard.seconds()).isLessThan(Attacked.SECONDS + 1);
      }
      return ((Ending.Failed) second.ending()).failure();
    }
  }

  private static Path classes(Class<?> of) {
    return Path.of(of.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static void isFoundOut(String how, String by) throws IOException, InterruptedException {
    Failure failure = forge(how);
    assertThat(failure).isInstanceOf(Failure.WorkerLost.class);
    assertThat(((Failure.WorkerLost) failure).detail()).contains(by);
  }

  @Test
  void aFrameOfTwoGigabytes() throws Exception {
    isFoundOut("oversized", "says it has 2147483647 bytes");
  }

  @Test
  void aFrameOfNegativeLength() throws Exception {
    isFoundOut("negative", "says it has -1 bytes");
  }

  @Test
  void aFrameOfUnknownKind() throws Exception {
    isFoundOut("unknown", "no frame of kind 99");
  }

  @Test
  void aFrameThatBreaksOff() throws Exception {
    isFoundOut("half", "ended within a frame");
  }

  @Test
  void aLevelThatThereIsNot() throws Exception {
    isFoundOut("level", "77 is not within");
  }

  @Test
  void aTextLongerThanItsFrame() throws Exception {
    isFoundOut("length", "is not within 0 and 0");
  }

  @Test
  void aFrameWithMoreThanItsMessage() throws Exception {
    isFoundOut("leftover", "4 bytes are left over");
  }

  @Test
  void twoBillionFigures() throws Exception {
    isFoundOut("figures", "is not within 0 and 16");
  }

  @Test
  void aPlaceOutsideOfItsLine() throws Exception {
    isFoundOut("place", "1000000000 is not within");
  }

  @Test
  void noise() throws Exception {
    isFoundOut("noise", "no frame of kind 120");
  }

  @Test
  void anObjectForDeserialisation() throws Exception {
    isFoundOut("object", "no frame of kind 172");
  }

  @Test
  void moreOutputThanTheLimit() throws Exception {
    isFoundOut("flood", "more than 50,000 bytes of output");
  }

  @Test
  void progressWithoutEnd() throws Exception {
    isFoundOut("progress", "words of progress");
  }

  @Test
  void wishesWithoutEnd() throws Exception {
    isFoundOut("wish", "wishes to practise without end");
  }

  @Test
  void silence() throws Exception {
    assertThat(forge("mute")).isInstanceOf(Failure.OutOfTime.class);
  }

  @Test
  void twoEndings() throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(Launch.options(Attacked.LIMITS));
    options.add("-Dforge=twice");
    Launch launch =
        new Launch(
            List.of(classes(Wire.class), classes(ForgingWorker.class)),
            List.of(),
            ForgingWorker.class.getName(),
            options);
    Workplace place = new Workplace(launch, Optional.empty(), BEGIN);
    try (WorkerPool pool =
        new WorkerPool(Attacked.LIMITS, new SandboxSettings(1, 0, 0, Path.of("target")), place)) {
      pool.begin();
      for (int i = 0; i < 2; i++) {
        Heard heard = new Heard();
        heard.until(pool.start(Snippet.of("1", 1), heard));
        assertThat(heard.ending()).isInstanceOf(Ending.Done.class);
      }
    }
  }

  @Test
  void anotherVersionOfTheProtocol() throws IOException {
    Launch launch =
        new Launch(
            List.of(classes(Wire.class), classes(ForgingWorker.class)),
            List.of(),
            ForgingWorker.class.getName(),
            List.of("-Dforge=version"));
    try (Workplace place = new Workplace(launch, Optional.empty(), BEGIN)) {
      org.assertj.core.api.Assertions.assertThatThrownBy(place::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("speaks version 99");
    }
  }
}
