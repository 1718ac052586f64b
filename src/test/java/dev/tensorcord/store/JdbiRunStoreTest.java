package dev.tensorcord.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbiRunStoreTest {
  @TempDir Path folder;
  private Database database;
  private JdbiRunStore runs;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    runs = database.runs(Drafts.LIMITS);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aRunIsKeptAsItBeganAndAsItEnded() {
    Run begun = runs.begin(Drafts.of("ann", "{\"points\":\"0,1.1 1,5.9 é \\u0000\"}"));

    assertThat(runs.find(begun.id())).contains(begun);
    assertThat(begun.state()).isEqualTo(Run.State.QUEUED);
    runs.end(begun.id(), Run.State.DONE, "{\"loss\":0.03}");
    Run ended = runs.find(begun.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(Run.State.DONE);
    assertThat(ended.result()).contains("{\"loss\":0.03}");
    assertThat(ended.ended()).isPresent();
    assertThat(ended.parameters()).isEqualTo(begun.parameters());
    assertThat(ended.seed()).isEqualTo(-42);
    assertThat(ended.guild()).contains("guild-1");
  }

  @Test
  void aRunOfADirectMessageHasNoGuild() {
    Run begun = runs.begin(new Run.Draft("ann", Optional.empty(), "fit", "{}", Long.MAX_VALUE));

    assertThat(runs.find(begun.id())).contains(begun);
  }

  @Test
  void theFirstEndCounts() {
    String id = runs.begin(Drafts.of("ann")).id();
    runs.end(id, Run.State.CANCELLED, null);
    runs.end(id, Run.State.DONE, "{}");

    Run run = runs.find(id).orElseThrow();
    assertThat(run.state()).isEqualTo(Run.State.CANCELLED);
    assertThat(run.result()).isEmpty();
    assertThatThrownBy(() -> runs.end(id, Run.State.QUEUED, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdIsFoundHoweverItIsTyped() {
    // Ids of this seed are tried until one holds a 0 and a 1, which people type as O and l.
    JdbiRunStore seeded =
        new JdbiRunStore(database.jdbi(), database.durable(), Drafts.LIMITS, new Random(3));
    String id = seeded.begin(Drafts.of("ann")).id();
    while (!id.contains("0") || !id.contains("1")) {
      id = seeded.begin(Drafts.of("ann")).id();
    }

    assertThat(runs.find(" #" + id.replace('0', 'O').replace('1', 'l')).orElseThrow().id())
        .isEqualTo(id);
    assertThat(runs.find(id.replace('0', 'o').replace('1', 'I'))).isPresent();
    assertThat(runs.find("no such run")).isEmpty();
  }

  @Test
  void anIdThatIsTakenIsDrawnAgain() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      // The same seed draws the same ids: every new store meets all those before.
      ids.add(
          new JdbiRunStore(database.jdbi(), database.durable(), Drafts.LIMITS, new Random(5))
              .begin(Drafts.of("ann"))
              .id());
    }
    assertThat(ids).hasSize(10);
  }

  @Test
  void aBurstOfWritersIsKeptWhole() throws Exception {
    List<Callable<String>> writers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String member = "m" + i;
      writers.add(() -> {
        String id = runs.begin(Drafts.of(member)).id();
        runs.end(id, Run.State.DONE, "{}");
        return id;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> id : threads.invokeAll(writers)) {
        assertThat(runs.find(id.get()).orElseThrow().state()).isEqualTo(Run.State.DONE);
      }
    }
  }

  @Test
  void theNewestRunsComeFirst() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(runs.begin(Drafts.of("ann")).id());
      runs.begin(Drafts.of("bob"));
    }

    assertThat(runs.recent("ann", 3)).extracting(Run::id).isEqualTo(ids.subList(0, 3));
    assertThat(runs.recent("ann", 100)).extracting(Run::id).isEqualTo(ids);
    assertThat(runs.recent("cem", 100)).isEmpty();
  }

  @Test
  void theOldestFinishedRunsAreDroppedAboveTheLimit() {
    JdbiRunStore small = database.runs(new StoreLimits(3, 1000));
    String unfinished = small.begin(Drafts.of("ann")).id();
    String bobs = finished(small, "bob");
    List<String> finished = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      finished.addFirst(finished(small, "ann"));
    }

    List<String> kept = new ArrayList<>(finished.subList(0, 3));
    kept.add(unfinished);
    assertThat(small.recent("ann", 100)).extracting(Run::id).isEqualTo(kept);
    assertThat(small.find(bobs)).isPresent();
  }

  @Test
  void parametersThatAreTooLongAreRefusedWithTheLimitsName() {
    String longOnes = "\"" + "x".repeat(Drafts.LIMITS.jsonChars()) + "\"";

    assertThatThrownBy(() -> runs.begin(Drafts.of("ann", longOnes)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("20,002 characters")
        .hasMessageContaining("store.json_chars");
    assertThat(runs.recent("ann", 1)).isEmpty();
  }

  @Test
  void aResultThatIsTooLongIsLeftOutAndTheEndIsKept() {
    String id = runs.begin(Drafts.of("ann")).id();
    runs.end(id, Run.State.DONE, "\"" + "x".repeat(Drafts.LIMITS.jsonChars()) + "\"");

    assertThat(runs.find(id).orElseThrow().state()).isEqualTo(Run.State.DONE);
    assertThat(runs.find(id).orElseThrow().result()).isEmpty();
  }

  @Test
  void theWidestTextsThatTheLimitsMayAllowFitTheTables() {
    JdbiRunStore wide = database.runs(new StoreLimits(3, StoreLimits.MOST_CHARS));
    String widest = "\"" + "é".repeat(StoreLimits.MOST_CHARS - 2) + "\"";
    String id = wide.begin(Drafts.of("ann", widest)).id();
    wide.end(id, Run.State.DONE, widest);

    assertThat(wide.find(id).orElseThrow().parameters()).isEqualTo(widest);
    assertThat(wide.find(id).orElseThrow().result()).contains(widest);
  }

  @Test
  void whatIsNotJsonIsRefusedByTheTables() {
    assertThatThrownBy(() -> runs.begin(Drafts.of("ann", "degree=2")))
        .hasRootCauseInstanceOf(SQLException.class);
  }

  @Test
  void whatTheProcessLeftUnfinishedIsInterrupted() {
    String done = finished(runs, "ann");
    String unfinished = runs.begin(Drafts.of("ann")).id();

    assertThat(runs.interruptUnfinished()).isEqualTo(1);
    assertThat(runs.interruptUnfinished()).isZero();
    Run run = runs.find(unfinished).orElseThrow();
    assertThat(run.state()).isEqualTo(Run.State.INTERRUPTED);
    assertThat(run.ended()).isPresent();
    assertThat(runs.find(done).orElseThrow().state()).isEqualTo(Run.State.DONE);
  }

  @Test
  void manyWritersAtOnceLoseNothing() throws Exception {
    List<Callable<List<String>>> writers = new ArrayList<>();
    for (int w = 0; w < 12; w++) {
      String member = "m" + w % 3;
      writers.add(() -> {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          ids.add(finished(runs, member));
          database.members().seen(member, "Name " + i);
        }
        return ids;
      });
    }
    Set<String> ids = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<String>> writer : threads.invokeAll(writers)) {
        ids.addAll(writer.get());
      }
    }

    assertThat(ids).hasSize(12 * 40);
    assertThat(runs.recent("m0", 1000)).hasSize(4 * 40);
    assertThat(ids)
        .allSatisfy(
            id -> assertThat(runs.find(id).orElseThrow().state()).isEqualTo(Run.State.DONE));
  }

  @Test
  void anInterruptedWriterHarmsNobody() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < 4; w++) {
      writers.add(
          Thread.startVirtualThread(() -> {
            for (int i = 0; i < 200; i++) {
              Thread.currentThread().interrupt();
              try {
                runs.begin(Drafts.of("ann"));
              } catch (RuntimeException interruptedWhileWaitingForAConnection) {
                Thread.yield();
              }
            }
          }));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(runs.find(finished(runs, "bob"))).isPresent();
      writers.forEach(Thread::interrupt);
    }
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(runs.recent("bob", 100)).hasSize(50);
    database.close();
    open();
    assertThat(runs.recent("bob", 100)).hasSize(50);
  }

  private static String finished(JdbiRunStore runs, String member) {
    String id = runs.begin(Drafts.of(member)).id();
    runs.end(id, Run.State.DONE, "{\"loss\":0.5}");
    return id;
  }
}
