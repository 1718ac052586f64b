package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.Snippet;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Variables that live on between a member's snippets. */
final class SessionTest {
  private final Sandbox sandbox = Attacked.sandbox();

  @AfterEach
  void endSessions() {
    Stream.of("ada", "bob", "cyd").forEach(sandbox::closeSession);
  }

  private Heard run(String session, String code) throws InterruptedException {
    Heard heard = new Heard();
    return heard.until(sandbox.start(session, Snippet.of(code, 1), heard));
  }

  private Heard runAlone(String code) throws InterruptedException {
    Heard heard = new Heard();
    return heard.until(sandbox.start(Snippet.of(code, 1), heard));
  }

  @Test
  void variablesLiveOnForTheirMemberAlone() throws InterruptedException {
    assertThat(sandbox.sessionUntil("ada")).isEmpty();
    run("ada", "var x = 41; let y = 1; const z = 0;");
    assertThat(sandbox.sessionUntil("ada").orElseThrow())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(29)), Instant.now().plus(Duration.ofMinutes(31)));
    assertThat(run("ada", "console.log(x + y + z); undefined").texts()).containsExactly("42");
    assertThat(runAlone("console.log(typeof x); undefined").texts()).containsExactly("undefined");
  }

  @Test
  void anErrorLeavesThemAsTheyAre() throws InterruptedException {
    run("ada", "var x = 5; nothing.there");
    assertThat(run("ada", "console.log(x); undefined").texts()).containsExactly("5");
  }

  @Test
  void aSnippetThatIsStoppedInTimeLeavesThemToo() throws InterruptedException {
    run("ada", "var x = 5;");
    Heard looped = run("ada", "x = 6; for (;;);");
    assertThat(((Ending.Failed) looped.ending()).failure()).isInstanceOf(Failure.OutOfTime.class);
    assertThat(run("ada", "console.log(x); undefined").texts()).containsExactly("6");
  }

  @Test
  void aClosedSessionForgetsThem() throws InterruptedException {
    run("ada", "var x = 5;");
    sandbox.closeSession("ada");
    assertThat(sandbox.sessionUntil("ada")).isEmpty();
    assertThat(run("ada", "console.log(typeof x); undefined").texts()).containsExactly("undefined");
  }

  @Test
  void closingEndsWhatRunsInIt() throws InterruptedException {
    Heard heard = new Heard();
    Running running =
        sandbox.start("ada", Snippet.of("var x = 1; console.log(x); for (;;);", 1), heard);
    while (heard.texts().isEmpty()) {
      Thread.sleep(5);
    }
    assertThatThrownBy(() -> sandbox.start("ada", Snippet.of("1", 1), new Heard()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("still runs");
    sandbox.closeSession("ada");
    heard.until(running);
    assertThat(((Ending.Failed) heard.ending()).failure()).isEqualTo(new Failure.Cancelled());
    while (sandbox.sessionUntil("ada").isPresent()) {
      Thread.sleep(5);
    }
    assertThat(run("ada", "console.log(typeof x); undefined").texts()).containsExactly("undefined");
  }

  @Test
  void sessionsAreTheFirstToGoWhenWorkersAreShort() throws InterruptedException {
    run("ada", "var x = 1;");
    run("bob", "var x = 2;");
    assertThat(run("cyd", "var x = 3; console.log(x); undefined").texts()).containsExactly("3");
    assertThat(sandbox.sessionUntil("ada")).isEmpty();
    assertThat(run("bob", "console.log(x); undefined").texts()).containsExactly("2");
    assertThat(runAlone("4").texts()).containsExactly("4");
  }

  @Test
  void aLostWorkerTakesThemAlong() throws InterruptedException {
    run("ada", "var x = 1;");
    run("ada", "const a = []; for (;;) a.push(new Float64Array(1e6).fill(1));");
    assertThat(sandbox.sessionUntil("ada")).isEmpty();
    assertThat(run("ada", "console.log(typeof x); undefined").texts()).containsExactly("undefined");
  }
}
