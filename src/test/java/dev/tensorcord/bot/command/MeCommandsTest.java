package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Member;
import dev.tensorcord.bot.Place;
import dev.tensorcord.bot.RecordedReplies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control.Button;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Values;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.RunStore;
import dev.tensorcord.store.Database;
import dev.tensorcord.store.StoreLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeCommandsTest {
  private static final Request ADA =
      new Request(new Member("1", "Ada", false), new Place(Optional.empty(), "10"), Values.NONE);

  @TempDir Path folder;
  private final RecordedReplies replies = new RecordedReplies();
  private final List<String> forgotten = new ArrayList<>();
  private Database database;
  private RunStore runs;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    runs = database.runs(new StoreLimits(10, 1000));
    database.members().seen("1", "Ada");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Run ran(String member, Run.State state) {
    Run run = runs.begin(new Run.Draft(member, Optional.empty(), "fit", "{\"degree\":2}", 7));
    runs.end(run.id(), state, null);
    return run;
  }

  @Test
  void withoutRunsItSaysHowToMakeOne() {
    new MeRunsCommand(runs).run(ADA, replies);
    assertThat(replies.text()).contains("None yet").contains("/fit");
  }

  @Test
  void theNewestRunsAreListedWithWhatCameOfThem() {
    Run done = ran("1", Run.State.DONE);
    Run cancelled = ran("1", Run.State.CANCELLED);
    Run other = ran("2", Run.State.DONE);
    new MeRunsCommand(runs).run(ADA, replies);
    assertThat(replies.text())
        .containsSubsequence(cancelled.id(), "cancelled", done.id(), "done")
        .doesNotContain(other.id());
  }

  @Test
  void theExportHoldsTheNameAndTheRuns() {
    Run run = ran("1", Run.State.DONE);
    new MeExportCommand(database.members()).run(ADA, replies);
    Reply.Upload file = ((Reply.Text) replies.last()).files().getFirst();
    assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
        .contains("Ada")
        .contains(run.id())
        .contains("degree");
  }

  @Test
  void anExportLongerThanAFileMayBeComesInZipFilesAndWhole() throws Exception {
    Random random = new Random(1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      byte[] noise = new byte[3 << 20];
      random.nextBytes(noise);
      texts.add(Base64.getEncoder().encodeToString(noise));
    }
    List<Reply.Upload> files = ExportFiles.of(texts);
    List<String> unpacked = new ArrayList<>();
    for (Reply.Upload file : files) {
      assertThat(file.name()).endsWith(".zip");
      assertThat(file.bytes().length).isLessThan(10 << 20);
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
        while (zip.getNextEntry() != null) {
          unpacked.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(files).hasSizeBetween(2, 4);
    assertThat(unpacked).isEqualTo(texts);
  }

  @Test
  void forgettingAsksFirst() {
    Run run = ran("1", Run.State.DONE);
    new MeForgetCommand(database.members(), forgotten::add).run(ADA, replies);
    assertThat(((Reply.Text) replies.last()).controls())
        .extracting(control -> ((Button) control).label())
        .containsExactly("Forget me", "Keep everything");
    assertThat(runs.find(run.id())).isPresent();
  }

  @Test
  void forgettingDeletesTheMembersRunsAndNobodyElses() {
    Run mine = ran("1", Run.State.DONE);
    Run other = ran("2", Run.State.DONE);
    MeForgetCommand forget = new MeForgetCommand(database.members(), forgotten::add);
    forget.act(ADA, new ActionId("me forget", "yes", "1", ""), replies);
    assertThat(replies.text()).contains("1 run ");
    assertThat(runs.find(mine.id())).isEmpty();
    assertThat(runs.find(other.id())).isPresent();
    assertThat(database.members().find("1")).isEmpty();
    assertThat(forgotten).as("what is beside the store").containsExactly("1");
  }

  @Test
  void keepingKeeps() {
    Run mine = ran("1", Run.State.DONE);
    MeForgetCommand forget = new MeForgetCommand(database.members(), forgotten::add);
    forget.act(ADA, new ActionId("me forget", "no", "1", ""), replies);
    assertThat(runs.find(mine.id())).isPresent();
    assertThat(forgotten).isEmpty();
  }
}
