package dev.tensorcord.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.digits.Sample;
import dev.tensorcord.jobs.digits.SampleStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbiSampleStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private SampleStore samples;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    samples = database.samples();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Sample sample(String member, String run, int position, int label) {
    byte[] pixels = new byte[784];
    Arrays.fill(pixels, (byte) (200 + position));
    return new Sample(member, run, position, label, 3, pixels, NOON);
  }

  @Test
  void whatIsKeptComesBackAfterARestart() {
    samples.keep(List.of(sample("ann", "aaaaaa", 0, 5), sample("ann", "aaaaaa", 1, -1)), 10);
    close();
    open();
    List<Sample> kept = samples.of("ann");
    assertThat(kept).extracting(Sample::label).containsExactly(5, -1);
    assertThat(kept.getLast().pixels()).hasSize(784).containsOnly(201);
    assertThat(kept.getFirst().given()).isEqualTo(NOON);
    assertThat(kept.getFirst().said()).isEqualTo(3);
  }

  @Test
  void aSecondLabelTakesThePlaceOfTheFirst() {
    samples.keep(List.of(sample("ann", "aaaaaa", 0, 5)), 1);
    samples.keep(List.of(sample("ann", "aaaaaa", 0, 6)), 1);
    assertThat(samples.of("ann")).extracting(Sample::label).containsExactly(6);
  }

  @Test
  void whatIsBeyondTheLimitIsKeptNotEvenInPart() {
    samples.keep(List.of(sample("ann", "aaaaaa", 0, 5)), 2);
    samples.keep(List.of(sample("bob", "cccccc", 0, 5)), 2);
    assertThatThrownBy(() ->
            samples.keep(List.of(sample("ann", "bbbbbb", 0, 1), sample("ann", "bbbbbb", 1, 2)), 2))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("3 digits: at most 2");
    assertThat(samples.of("ann")).hasSize(1);
  }

  @Test
  void aRunsDigitsAreDroppedAndNoOthers() {
    samples.keep(List.of(sample("ann", "aaaaaa", 0, 5), sample("ann", "aaaaaa", 1, 5)), 10);
    samples.keep(List.of(sample("ann", "bbbbbb", 0, 7)), 10);
    assertThat(samples.drop("aaaaaa")).isEqualTo(2);
    assertThat(samples.of("ann")).extracting(Sample::label).containsExactly(7);
  }

  @Test
  void allAreHandedOutWhosever() {
    samples.keep(List.of(sample("ann", "aaaaaa", 0, 5)), 10);
    samples.keep(List.of(sample("bob", "bbbbbb", 0, 7)), 10);
    List<Integer> labels = new ArrayList<>();
    samples.each(sample -> labels.add(sample.label()));
    assertThat(labels).containsExactly(5, 7);
  }

  @Test
  void forgettingAMemberForgetsWhatTheyGave() {
    samples.keep(List.of(sample("ann", "aaaaaa", 0, 5)), 10);
    samples.keep(List.of(sample("bob", "bbbbbb", 0, 7)), 10);
    assertThat(database.members().export("ann", 1000).getFirst()).contains("\"label\" : 5");
    assertThat(database.members().forget("ann")).isEqualTo(new Forgotten(0, 1));
    assertThat(samples.of("ann")).isEmpty();
    assertThat(samples.of("bob")).hasSize(1);
  }
}
