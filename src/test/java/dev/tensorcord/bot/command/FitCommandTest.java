package dev.tensorcord.bot.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.Action;
import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Member;
import dev.tensorcord.bot.Option;
import dev.tensorcord.bot.Place;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control;
import dev.tensorcord.bot.Reply.Field;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.SentFile;
import dev.tensorcord.bot.Values;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.JobLimits;
import dev.tensorcord.jobs.JobQueue;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.fit.FitJson;
import dev.tensorcord.jobs.fit.FitLimits;
import dev.tensorcord.store.Database;
import dev.tensorcord.store.JdbiRunStore;
import dev.tensorcord.store.StoreLimits;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over the real queue and the real database. */
final class FitCommandTest {
  private static final Member ANN = new Member("1001", "Ann", false);
  private static final Member BOB = new Member("1002", "Bob", false);
  private static final Place GUILD = new Place(Optional.of("7"), "8");
  private static final Place DIRECT = new Place(Optional.empty(), "9");
  private static final String FOUR = "0,1.1 1,5.9 2,16.8 3,33.9";

  /** As many steps as take far longer than any test. */
  private static final FitLimits LIMITS = new FitLimits(2000, 20_000, 1 << 20, 200, 8, 100_000_000);

  private static final StoreLimits KEPT = new StoreLimits(50, 1_000_000);

  @TempDir Path folder;
  private Database database;
  private JdbiRunStore runs;
  private JobQueue queue;
  private FitCommand fit;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    runs = database.runs(KEPT);
    queue = new JobQueue(1, new JobLimits(60, 10, 3));
    fit = new FitCommand(queue, runs, LIMITS);
  }

  @AfterEach
  void close() {
    queue.close();
    database.close();
  }

  /** As when the process died and another one starts. */
  private void restart() {
    queue.close();
    database.close();
    open();
    runs.interruptUnfinished();
  }

  @Test
  void theOptionsAreWithinWhatChatsTake() {
    assertThat(fit.spec().options()).hasSizeLessThanOrEqualTo(25);
    assertThat(fit.spec().description()).hasSizeLessThanOrEqualTo(100);
    assertThat(fit.spec().options())
        .allSatisfy(option -> assertThat(option.description()).hasSizeBetween(1, 100))
        .noneMatch(Option::required)
        .extracting(Option::name)
        .containsExactly(
            "points",
            "file",
            "demo",
            "equation",
            "degree",
            "steps",
            "lr",
            "optimizer",
            "basis",
            "seed");
  }

  @Test
  void onlyTheAskerMayCancelOrDelete() {
    assertThat(fit.spec().actions())
        .filteredOn(action -> action.access() == Action.Access.OWNER)
        .extracting(Action::name)
        .containsExactly("cancel", "delete");
    assertThat(fit.spec().actions())
        .filteredOn(action -> action.ack() == Ack.FORM)
        .extracting(Action::name)
        .containsExactly("edit", "compare");
  }

  @Test
  void pointsEndInTheirCurve() throws Exception {
    Reply.Figure figure = fitted(ANN, "points", FOUR, "seed", "42");
    Run run = runs.recent("1001", 1).getFirst();
    assertThat(figure.title()).isEqualTo("Fit of 4 points · degree 2");
    assertThat(figure.markdown().replace(run.id(), "RUN").replaceAll("in [0-9.]+ m?s", "in TIME"))
        .isEqualTo(
            """
            **y = 3.07x² + 1.71x + 1.10**
            loss **0.000125**, at first 149 · R² **0.99999**
            Descent found the best possible loss (least squares).
            ```
                       before        after
            x²         −7.186        3.075
            x           26.89        1.705
            1           1.383        1.105
            ```
            > lr 0.25 was chosen for this data: the usual 0.5 is above the largest safe one, about 0.33.
            -# run `RUN` · seed 42 · 200 steps of sgd · lr 0.246 · legendre · trained in TIME on cpu\
            """);
    assertThat(figure.pictures()).hasSize(1);
    Reply.Picture picture = figure.pictures().getFirst();
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes())).getWidth()).isEqualTo(800);
    assertThat(picture.name()).isEqualTo("fit-" + run.id() + ".png");
    assertThat(picture.alt())
        .startsWith("Scatter plot of 4 points, x from 0 to 3 and y from 1.1 to 33.9.")
        .contains("y = 3.07x² + 1.71x + 1.10");
    assertThat(figure.controls())
        .map(control -> ((Control.Button) control).label())
        .containsExactly("Edit & run", "Animate", "Compare", "Delete");
    assertThat(figure.controls())
        .map(control -> ((Control.Button) control).id())
        .allMatch(id -> id.owner().equals("1001") && id.argument().equals(run.id()));
    assertThat(run.state()).isEqualTo(Run.State.DONE);
    assertThat(run.guild()).contains("7");
    assertThat(run.seed()).isEqualTo(42);
  }

  @Test
  void nothingButTheNameShowsTheDemoAlsoInADirectMessage() throws Exception {
    Recorder replies = new Recorder();
    fit.run(new Request(ANN, DIRECT, Values.NONE), replies);
    assertThat(((Reply.Figure) replies.last()).title()).isEqualTo("Demo quadratic · degree 2");
    assertThat(runs.recent("1001", 1).getFirst().guild()).isEmpty();
  }

  @Test
  void aFileIsFittedAndItsNameIsHarmless() throws Exception {
    Attachment file = attachment("**bold** @everyone.csv", "t,v,w\n0,1,5\n1,3,5\n2,5,5\n");
    Recorder replies = new Recorder();
    fit.run(
        new Request(ANN, GUILD, new Values(Map.of("degree", "1"), Map.of("file", file))), replies);
    Reply.Figure figure = (Reply.Figure) replies.last();
    assertThat(figure.title())
        .contains("\\*\\*bold\\*\\*")
        .doesNotContain("@everyone")
        .endsWith("3 points · degree 1");
    assertThat(figure.markdown())
        .contains("**y = 2.00x + 1.00**")
        .contains("> The table has 3 columns; the first two, “t” and “v”, were used.");
    assertThat(figure.pictures().getFirst().alt()).contains("t from 0 to 2 and v from 1 to 5");
  }

  @Test
  void badPointsArePointedAt() {
    assertThatThrownBy(() -> ask(ANN, "points", "0,1.1 1,five"))
        .isInstanceOfSatisfying(
            Fault.class,
            fault ->
                assertThat(fault.where().orElseThrow().pointed())
                    .isEqualTo("0,1.1 1,five\n        ^^^^"));
    assertThat(runs.recent("1001", 5)).isEmpty();
  }

  @Test
  void divergenceIsAFailureWithAWayOut() throws Exception {
    Recorder replies = ask(ANN, "points", FOUR, "basis", "powers", "lr", "0.5");
    Reply.Failure failure = (Reply.Failure) replies.last();
    assertThat(failure.what())
        .isEqualTo(
            "The loss became infinite at step 13: lr 0.5 is too large for this data;"
                + " the largest safe one is about 0.035.");
    assertThat(failure.remedy()).startsWith("Try `lr:0.03`");
    Run run = runs.recent("1001", 1).getFirst();
    assertThat(run.state()).isEqualTo(Run.State.FAILED);
    Reply.Form form = (Reply.Form) act(ANN, "edit", run).last();
    assertThat(value(form, "lr")).isEqualTo("0.03");
    Reply.Figure mended = (Reply.Figure) send(ANN, "edited", run, filled(form)).last();
    assertThat(mended.markdown()).contains("lr 0.03");
  }

  @Test
  void theFormHoldsTheLastValuesAndMakesANewRunOfWhoeverSendsIt() throws Exception {
    fitted(ANN, "points", FOUR, "seed", "42", "optimizer", "adam");
    Run run = runs.recent("1001", 1).getFirst();
    Reply.Form form = (Reply.Form) act(BOB, "edit", run).last();
    assertThat(form.fields()).hasSizeLessThanOrEqualTo(5);
    assertThat(filled(form))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("points", FOUR, "degree", "2", "steps", "200", "lr", "", "optimizer", "adam"));
    Map<String, String> values = filled(form);
    values.put("degree", "1");
    Reply.Figure figure = (Reply.Figure) send(BOB, "edited", run, values).last();
    assertThat(figure.title()).isEqualTo("Fit of 4 points · degree 1");
    Run forked = runs.recent("1002", 1).getFirst();
    assertThat(forked.id()).isNotEqualTo(run.id());
    assertThat(forked.seed()).isEqualTo(42);
    assertThat(figure.controls())
        .map(control -> ((Control.Button) control).id().owner())
        .containsOnly("1002");
  }

  @Test
  void manyPointsStayWithoutBeingInTheForm() throws Exception {
    StringBuilder many = new StringBuilder("x,y\n");
    for (int i = 0; i < 1500; i++) {
      many.append(i).append(',').append(2 * i).append('\n');
    }
    Recorder replies = new Recorder();
    Attachment file = attachment("many.csv", many.toString());
    fit.run(new Request(ANN, GUILD, new Values(Map.of(), Map.of("file", file))), replies);
    replies.last();
    Run run = runs.recent("1001", 1).getFirst();
    Reply.Form form = (Reply.Form) act(ANN, "edit", run).last();
    assertThat(value(form, "points")).isEmpty();
    assertThat(((Field.Typed) form.fields().getFirst()).hint()).contains("keep the 1,500 points");
    Reply.Figure again = (Reply.Figure) send(ANN, "edited", run, filled(form)).last();
    assertThat(again.title()).contains("1,500 points");
  }

  @Test
  void theAnimationIsAGif() throws Exception {
    fitted(ANN, "demo", "cubic", "basis", "powers");
    Reply.Figure figure =
        (Reply.Figure) act(BOB, "animate", runs.recent("1001", 1).getFirst()).last();
    Reply.Picture gif = figure.pictures().getFirst();
    assertThat(gif.name()).endsWith(".gif");
    assertThat(new String(gif.bytes(), 0, 6, UTF_8)).isEqualTo("GIF89a");
    assertThat(gif.bytes().length).isLessThan(2_000_000);
    assertThat(gif.alt()).startsWith("Animation in ").hasSizeLessThanOrEqualTo(1024);
  }

  @Test
  void twoRunsAreComparedByPickOrById() throws Exception {
    fitted(ANN, "points", FOUR, "seed", "1");
    Run first = runs.recent("1001", 1).getFirst();
    assertThat(((Reply.Form) act(ANN, "compare", first).last()).fields()).hasSize(1);
    fitted(ANN, "points", FOUR, "seed", "1", "optimizer", "adam");
    Run second = runs.recent("1001", 1).getFirst();
    Reply.Form form = (Reply.Form) act(ANN, "compare", first).last();
    Field.Picked picked = (Field.Picked) form.fields().getFirst();
    assertThat(picked.choices()).extracting(Choice::value).containsExactly(second.id(), "-");
    Reply.Figure figure = (Reply.Figure) send(ANN, "compared", first, filled(form)).last();
    assertThat(figure.markdown())
        .contains("`" + first.id() + "`: loss **0.000125** after 200 steps of sgd")
        .contains("`" + second.id() + "`: loss **0.000125** after 200 steps of adam");
    assertThat(figure.pictures().getFirst().alt()).contains("; run " + second.id() + ": ");
    Map<String, String> typed = Map.of("recent", "-", "other", second.id().toUpperCase());
    assertThat(send(BOB, "compared", first, typed).last()).isInstanceOf(Reply.Figure.class);
    assertThatThrownBy(() -> send(ANN, "compared", first, Map.of("other", "zzzz9")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("zzzz9");
    assertThatThrownBy(() -> send(ANN, "compared", first, Map.of()))
        .hasMessage("There is no run to compare with.");
  }

  @Test
  void aLongRunIsLiveAndCancelWorksAtOnce() throws Exception {
    Recorder replies = ask(ANN, "points", FOUR, "steps", "100000000");
    Reply.Live live = (Reply.Live) replies.next();
    assertThat(live.title()).isEqualTo("Fit of 4 points · degree 2");
    assertThat(live.fraction().orElseThrow()).isBetween(0.0, 1.0);
    assertThat(live.status()).matches("step [0-9,]+ of 100,000,000 · loss .+");
    assertThat(live.elapsed().toMillis()).isGreaterThanOrEqualTo(350);
    Control.Button cancel = (Control.Button) live.controls().getFirst();
    assertThat(cancel.label()).isEqualTo("Cancel");
    Recorder press = new Recorder();
    fit.act(new Request(ANN, GUILD, Values.NONE), cancel.id(), press);
    Reply.Text cancelled = (Reply.Text) replies.last();
    assertThat(cancelled.markdown()).startsWith("Cancelled after ");
    assertThat(press.isEmpty()).isTrue();
    assertThat(runs.find(cancel.id().argument()).orElseThrow().state())
        .isEqualTo(Run.State.CANCELLED);
  }

  @Test
  void whoWaitsSeesTheirPlace() throws Exception {
    Recorder first = ask(ANN, "points", FOUR, "steps", "100000000");
    Recorder second = ask(BOB, "points", FOUR);
    Reply.Live waiting = (Reply.Live) second.next();
    assertThat(waiting.fraction()).isEmpty();
    assertThat(waiting.status()).isEqualTo("place 1 in the queue");
    Reply.Live live = (Reply.Live) first.next();
    ActionId cancel = ((Control.Button) live.controls().getFirst()).id();
    fit.act(new Request(ANN, GUILD, Values.NONE), cancel, new Recorder());
    assertThat(second.last()).isInstanceOf(Reply.Figure.class);
  }

  @Test
  void theTimeLimitIsNamed() throws Exception {
    queue.close();
    queue = new JobQueue(1, new JobLimits(0.5, 10, 3));
    fit = new FitCommand(queue, runs, LIMITS);
    Reply.Failure failure = (Reply.Failure) ask(ANN, "points", FOUR, "steps", "100000000").last();
    assertThat(failure.what())
        .isEqualTo(
            "The fit was stopped after 500 ms, the longest that one may run (limit jobs.seconds).");
    assertThat(runs.recent("1001", 1).getFirst().state()).isEqualTo(Run.State.TIMED_OUT);
  }

  @Test
  void buttonsGoOnWorkingAfterARestart() throws Exception {
    Reply.Figure before = fitted(ANN, "points", FOUR, "seed", "42");
    Run run = runs.recent("1001", 1).getFirst();
    restart();
    assertThat(act(ANN, "animate", run).last()).isInstanceOf(Reply.Figure.class);
    assertThat(act(BOB, "edit", run).last()).isInstanceOf(Reply.Form.class);
    Recorder shown = new Recorder();
    new ShowCommand(runs, Map.of(FitSpec.NAME, FitCommand::shown))
        .run(new Request(BOB, GUILD, Values.of(Map.of("run", run.id()))), shown);
    Reply.Figure again = (Reply.Figure) shown.last();
    assertThat(again.markdown()).isEqualTo(before.markdown());
    assertThat(again.pictures().getFirst().bytes()).isEqualTo(before.pictures().getFirst().bytes());
    Recorder deleted = act(ANN, "delete", run);
    assertThat(deleted.isDeleted()).isTrue();
  }

  @Test
  void aCancelAfterARestartSaysSoAndOffersToRunAgain() throws Exception {
    String parameters =
        FitJson.write(
            dev.tensorcord.jobs.fit.FitRequest.parse(
                Map.of("points", FOUR), Optional.empty(), LIMITS));
    Run run = runs.begin(new Run.Draft("1001", Optional.empty(), "fit", parameters, 1));
    restart();
    Reply.Text text = (Reply.Text) act(ANN, "cancel", run).last();
    assertThat(text.markdown())
        .isEqualTo(
            "The bot restarted while run `%s` was under way, so it has no result."
                    .formatted(run.id())
                + " You can run it again with the same values.");
    ActionId again = ((Control.Button) text.controls().getFirst()).id();
    Recorder replies = new Recorder();
    fit.act(new Request(BOB, GUILD, Values.NONE), again, replies);
    assertThat(replies.last()).isInstanceOf(Reply.Figure.class);
    assertThat(runs.recent("1002", 1)).hasSize(1);
  }

  @Test
  void aRunThatIsGoneIsToldOf() {
    Run gone =
        new Run(
            "zzzz9",
            "1001",
            Optional.empty(),
            "fit",
            "{}",
            1,
            Run.State.DONE,
            Optional.empty(),
            java.time.Instant.EPOCH,
            Optional.empty());
    for (String action : List.of("edit", "animate", "compare", "again", "cancel")) {
      assertThatThrownBy(() -> act(ANN, action, gone))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("There is no run “zzzz9” any more");
    }
  }

  @Test
  void showSuggestsOnesOwnRuns() throws Exception {
    fitted(ANN, "points", FOUR);
    ShowCommand show = new ShowCommand(runs, Map.of(FitSpec.NAME, FitCommand::shown));
    Run run = runs.recent("1001", 1).getFirst();
    Request ann = new Request(ANN, GUILD, Values.NONE);
    assertThat(show.complete(ann, "run", ""))
        .containsExactly(new Choice(run.id() + " · fit · now · done", run.id()));
    assertThat(show.complete(ann, "run", run.id().substring(0, 2))).hasSize(1);
    assertThat(show.complete(ann, "run", "~")).isEmpty();
    assertThat(show.complete(new Request(BOB, GUILD, Values.NONE), "run", "")).isEmpty();
  }

  private Recorder ask(Member member, String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    Recorder replies = new Recorder();
    fit.run(new Request(member, GUILD, Values.of(values)), replies);
    return replies;
  }

  private Reply.Figure fitted(Member member, String... namesAndValues) throws Exception {
    return (Reply.Figure) ask(member, namesAndValues).last(new ArrayList<>());
  }

  private Recorder act(Member member, String action, Run run) {
    return send(member, action, run, Map.of());
  }

  private Recorder send(Member member, String action, Run run, Map<String, String> values) {
    Recorder replies = new Recorder();
    ActionId id = new ActionId("fit", action, run.member(), run.id());
    fit.act(new Request(member, GUILD, Values.of(values)), id, replies);
    return replies;
  }

  private static Map<String, String> filled(Reply.Form form) {
    Map<String, String> values = new HashMap<>();
    for (Field field : form.fields()) {
      values.put(field.name(), value(form, field.name()));
    }
    return values;
  }

  private static String value(Reply.Form form, String name) {
    return form.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(field ->
            switch (field) {
              case Field.Typed typed -> typed.value();
              case Field.Picked picked -> picked.value();
            })
        .findAny()
        .orElseThrow();
  }

  private static Attachment attachment(String name, String text) {
    return new SentFile(name, text.getBytes(UTF_8));
  }
}
