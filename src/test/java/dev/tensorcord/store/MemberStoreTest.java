package dev.tensorcord.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tensorcord.jobs.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemberStoreTest {
  @TempDir Path folder;
  private Database database;
  private MemberStore members;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    members = database.members();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aMemberIsWrittenDownWhenSeenAndRenamedWhenSeenAgain() {
    members.seen("1", "Ann");
    MemberRecord first = members.find("1").orElseThrow();
    members.seen("1", "Ann the Second");
    MemberRecord second = members.find("1").orElseThrow();

    assertThat(first.name()).isEqualTo("Ann");
    assertThat(first.firstSeen()).isEqualTo(first.lastSeen());
    assertThat(second.name()).isEqualTo("Ann the Second");
    assertThat(second.firstSeen()).isEqualTo(first.firstSeen());
    assertThat(second.lastSeen()).isAfterOrEqualTo(first.lastSeen());
    assertThat(members.find("2")).isEmpty();
  }

  @Test
  void aMemberSeenInManyPlacesAtOnceIsOneMember() throws Exception {
    List<Callable<Void>> sightings = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String id = "m" + i / 20;
      sightings.add(() -> {
        members.seen(id, "Ann");
        return null;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> sighting : threads.invokeAll(sightings)) {
        sighting.get();
      }
    }
    assertThat(members.find("m9")).isPresent();
  }

  @Test
  void aNameOfAnyLengthIsKeptWithoutBrokenCharacters() {
    members.seen("1", "x".repeat(99) + "😀😀");

    assertThat(members.find("1").orElseThrow().name()).isEqualTo("x".repeat(99));
  }

  @Test
  void forgettingTakesTheMemberAndAllTheirRunsAndNobodyElses() {
    JdbiRunStore runs = database.runs(Drafts.LIMITS);
    members.seen("1", "Ann");
    members.seen("2", "Bob");
    String done = runs.begin(Drafts.of("1")).id();
    runs.end(done, Run.State.DONE, "{}");
    String running = runs.begin(Drafts.of("1")).id();
    String bobs = runs.begin(Drafts.of("2")).id();

    assertThat(members.forget("1")).isEqualTo(new Forgotten(2, 0));

    assertThat(members.find("1")).isEmpty();
    assertThat(runs.recent("1", 100)).isEmpty();
    runs.end(running, Run.State.DONE, "{}");
    assertThat(runs.find(running)).isEmpty();
    assertThat(members.find("2")).isPresent();
    assertThat(runs.find(bobs)).isPresent();
    assertThat(members.forget("1")).isEqualTo(new Forgotten(0, 0));
  }

  @Test
  void aLongExportIsSeveralDocumentsThatHoldEveryRunOnce() throws Exception {
    JdbiRunStore runs = database.runs(Drafts.LIMITS);
    members.seen("1", "Ann");
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      asked.addFirst(runs.begin(Drafts.of("1", "{\"name\":\"" + "x".repeat(100) + "\"}")).id());
    }
    List<String> exported = new ArrayList<>();
    List<String> texts = members.export("1", 250);
    for (String text : texts) {
      JsonNode part = new ObjectMapper().readTree(text);
      assertThat(part.at("/member/name").asText()).isEqualTo("Ann");
      part.at("/runs").forEach(run -> exported.add(run.at("/id").asText()));
    }
    assertThat(texts).hasSize(3);
    assertThat(exported).isEqualTo(asked);
    assertThat(members.export("nobody", 250)).hasSize(1);
  }

  @Test
  void theExportHoldsAllThatIsKept() throws Exception {
    JdbiRunStore runs = database.runs(Drafts.LIMITS);
    members.seen("1", "Ann \"the great\"");
    Run first = runs.begin(Drafts.of("1", "{\"degree\":3}"));
    runs.end(first.id(), Run.State.DONE, "{\"loss\":0.25}");
    Run second = runs.begin(Drafts.of("1"));
    runs.begin(Drafts.of("2"));

    JsonNode export = new ObjectMapper().readTree(members.export("1", 1000).getFirst());

    assertThat(export.at("/member/id").asText()).isEqualTo("1");
    assertThat(export.at("/member/name").asText()).isEqualTo("Ann \"the great\"");
    assertThat(export.at("/member/first_seen").asText()).endsWith("Z");
    assertThat(export.at("/runs")).hasSize(2);
    assertThat(export.at("/runs/0/id").asText()).isEqualTo(second.id());
    assertThat(export.at("/runs/0/result").isNull()).isTrue();
    assertThat(export.at("/runs/0/ended").isNull()).isTrue();
    assertThat(export.at("/runs/1/parameters/degree").asInt()).isEqualTo(3);
    assertThat(export.at("/runs/1/result/loss").asDouble()).isEqualTo(0.25);
    assertThat(export.at("/runs/1/seed").asLong()).isEqualTo(-42);
    assertThat(export.at("/runs/1/state").asText()).isEqualTo("DONE");
    assertThat(export.at("/runs/1/asked").asText()).isEqualTo(first.asked().toString());
    assertThat(export.at("/runs/1/guild").asText()).isEqualTo("guild-1");
  }

  @Test
  void theExportOfAStrangerIsEmptyAndValid() throws Exception {
    JsonNode export = new ObjectMapper().readTree(members.export("nobody", 1000).getFirst());

    assertThat(export.at("/member/id").asText()).isEqualTo("nobody");
    assertThat(export.at("/runs")).isEmpty();
  }
}
