package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.Action;
import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Member;
import dev.tensorcord.bot.Option;
import dev.tensorcord.bot.Place;
import dev.tensorcord.bot.PrintedNumber;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.SentFile;
import dev.tensorcord.bot.Target;
import dev.tensorcord.bot.Values;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.JobLimits;
import dev.tensorcord.jobs.JobQueue;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.digits.ClassifyLimits;
import dev.tensorcord.jobs.digits.Sample;
import dev.tensorcord.store.Database;
import dev.tensorcord.store.JdbiRunStore;
import dev.tensorcord.store.StoreLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands over the real queue, the real database and the real network. */
@Timeout(120)
final class ClassifyCommandTest {
  private static final Member ANN = new Member("1001", "Ann", false);
  private static final Member BOB = new Member("1002", "Bob*", true);
  private static final Place GUILD = new Place(Optional.of("7"), "8");
  private static final ClassifyLimits LIMITS =
      new ClassifyLimits(1 << 20, 4000, 16_000_000, 20, 2, 8, 30, 100, 50, 3);

  @TempDir Path folder;
  private Database database;
  private JdbiRunStore runs;
  private JobQueue queue;
  private ClassifyCommand classify;
  private ReadDigitsCommand onMessage;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    runs = database.runs(new StoreLimits(50, 400_000));
    queue = new JobQueue(2, new JobLimits(60, 10, 3));
    ClassifyRunner runner = new ClassifyRunner(queue, runs, LIMITS);
    classify = new ClassifyCommand(runner, database.samples());
    onMessage = new ReadDigitsCommand(runner);
  }

  @AfterEach
  void close() {
    queue.close();
    database.close();
  }

  private void restart() {
    close();
    open();
  }

  private Reply read(Member member, Attachment picture) throws Exception {
    Recorder replies = new Recorder();
    classify.run(
        new Request(member, GUILD, new Values(Map.of(), Map.of(ClassifySpec.IMAGE, picture))),
        replies);
    return replies.last();
  }

  private Reply.Figure read(String number) throws Exception {
    return (Reply.Figure) read(ANN, picture(number));
  }

  private static Attachment picture(String number) {
    return new SentFile(number + ".png", PrintedNumber.png(number));
  }

  private Reply act(Member member, String action, String run, Map<String, String> values)
      throws Exception {
    Recorder replies = new Recorder();
    classify.act(
        new Request(member, GUILD, Values.of(values)),
        new ActionId(ClassifySpec.NAME, action, ANN.id(), run),
        replies);
    return replies.last();
  }

  private Run newest() {
    return runs.recent(ANN.id(), 1).getFirst();
  }

  private static List<String> labels(Reply.Figure figure) {
    return figure.controls().stream().map(control -> ((Control.Button) control).label()).toList();
  }

  @Test
  void theCommandTakesOneNeededPicture() {
    CommandSpec spec = classify.spec();
    assertThat(spec.called()).isEqualTo("/classify");
    assertThat(spec.options())
        .containsExactly(
            Option.file("image", "A picture: a photo of paper, a screenshot, a drawing of a digit")
                .needed());
    assertThat(spec.description()).hasSizeLessThanOrEqualTo(100);
    assertThat(spec.actions())
        .containsExactly(
            new Action("why", Ack.PRIVATE, Action.Access.ANYONE),
            new Action("whydigit", Ack.UPDATE, Action.Access.ANYONE),
            new Action("wrong", Ack.FORM, Action.Access.ANYONE),
            new Action("righted", Ack.PRIVATE, Action.Access.ANYONE),
            new Action("delete", Ack.UPDATE, Action.Access.OWNER));
    assertThat(onMessage.spec().kind()).isEqualTo(CommandSpec.Kind.MESSAGE);
    assertThat(onMessage.spec().called()).isEqualTo("Read the digits");
  }

  @Test
  void oneDigitIsReadWithItsProbabilitiesAndBothPictures() throws Exception {
    Reply.Figure figure = read("7");
    assertThat(figure.title()).isEqualTo("# I read **7**.");
    assertThat(figure.markdown().lines().toList().get(1)).startsWith("7 ").endsWith(" %");
    assertThat(figure.markdown()).contains("run `" + newest().id() + "`");
    assertThat(labels(figure)).containsExactly("Why?", "Wrong?", "Delete");
    Reply.Picture picture = figure.pictures().getFirst();
    assertThat(picture.alt()).contains("a box around the digit").contains("I read 7.");
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes())).getWidth()).isEqualTo(800);
  }

  @Test
  void severalDigitsAreOneNumberFirstAndThenEachByItself() throws Exception {
    Reply.Figure figure = read("4207");
    assertThat(figure.title()).isEqualTo("# I read **4207**.");
    assertThat(figure.markdown().lines().skip(1).limit(4).map(line -> line.substring(0, 2)))
        .containsExactly("4 ", "2 ", "0 ", "7 ");
    assertThat(figure.pictures().getFirst().alt()).contains("1: 4 ").contains("4: 7 ");
  }

  @Test
  void aBlankPageHasNoDigitAndSaysWhatToTry() throws Exception {
    Reply.Figure figure = read("");
    assertThat(figure.title()).startsWith("# I see no digit: ");
    assertThat(figure.markdown()).contains("Try one digit");
    assertThat(figure.pictures()).isEmpty();
    assertThat(labels(figure)).containsExactly("Delete");
  }

  @Test
  void whatIsNoPictureIsRefusedInASentence() throws Exception {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    Reply.Failure failure = (Reply.Failure) read(ANN, new SentFile("a.svg", svg));
    assertThat(failure.what()).contains("SVG");
    assertThat(newest().state()).isEqualTo(Run.State.FAILED);
    Reply.Failure large =
        (Reply.Failure) read(ANN, new SentFile("a.png", new byte[LIMITS.fileBytes() + 1]));
    assertThat(large.what()).contains("limit classify.file");
  }

  @Test
  void aMessageOfSeveralPicturesIsAnsweredAtOnceEachPictureForItself() throws Exception {
    Reply.Figure figure =
        (Reply.Figure)
            onMessage(
                BOB,
                picture("3"),
                new SentFile("notes.txt", new byte[3]),
                new SentFile("broken.png", new byte[40]),
                picture("58"));
    assertThat(figure.title()).isEqualTo("2 pictures");
    assertThat(figure.markdown())
        .contains("**3.png** · I read **3**.")
        .contains("**broken.png** · ")
        .contains("asked by Bob\\* · message by Ann")
        .contains("The message has 3 pictures; I read the first 2 (limit classify.pictures)")
        .doesNotContain("notes.txt");
    assertThat(figure.pictures()).hasSize(1);
  }

  private Reply onMessage(Member asker, Attachment... files) throws Exception {
    Recorder replies = new Recorder();
    Target message = new Target(ANN.id(), ANN.name(), "see", List.of(files));
    onMessage.run(new Request(asker, GUILD, Values.NONE, Optional.of(message)), replies);
    return replies.last();
  }

  @Test
  void ownMessagesNeedNoSecondName() throws Exception {
    Reply.Figure figure = (Reply.Figure) onMessage(ANN, picture("1"));
    assertThat(figure.markdown()).contains("-# asked by Ann\n").doesNotContain("message by");
  }

  @Test
  void aMessageWithoutPicturesIsAFriendlyFailure() {
    assertThatThrownBy(() -> onMessage(ANN, new SentFile("a.csv", new byte[3])))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no picture");
  }

  @Test
  void whyShowsWhatTheNetworkLookedAtForAnyoneAndAfterARestart() throws Exception {
    read("7");
    restart();
    Reply.Figure why = (Reply.Figure) act(BOB, ClassifySpec.WHY, newest().id(), Map.of());
    assertThat(why.title()).isEqualTo("Why **7**?");
    assertThat(why.markdown()).contains("A convolution").contains("In orange");
    assertThat(why.pictures().getFirst().alt()).contains("convolution 1").contains("convolution 2");
    assertThat(why.controls()).isEmpty();
  }

  @Test
  void whyOfANumberIsAskedOneDigitAtATime() throws Exception {
    read("42");
    Reply.Figure why = (Reply.Figure) act(ANN, ClassifySpec.WHY, newest().id(), Map.of());
    Control.Select select = (Control.Select) why.controls().getFirst();
    assertThat(select.choices()).extracting(choice -> choice.value()).containsExactly("0", "1");
    Reply.Figure second =
        (Reply.Figure) act(ANN, ClassifySpec.WHY_DIGIT, newest().id(), Map.of(Values.CHOSEN, "1"));
    assertThat(second.title()).isEqualTo("Why **2**, as number 2 of 2?");
  }

  @Test
  void wrongAsksForTheDigitsAndForConsentWithoutPresumingIt() throws Exception {
    read("42");
    Reply.Form form = (Reply.Form) act(ANN, ClassifySpec.WRONG, newest().id(), Map.of());
    Reply.Field.Typed digits = (Reply.Field.Typed) form.fields().getFirst();
    assertThat(digits.value()).isEqualTo("42");
    Reply.Field.Picked keep = (Reply.Field.Picked) form.fields().getLast();
    assertThat(keep.value()).isEqualTo("no");
    assertThat(keep.hint()).contains("28×28").contains("/me forget").hasSizeLessThan(101);
    assertThat(Stream.of(digits.label(), keep.label())).allMatch(label -> label.length() <= 45);
  }

  @Test
  void wrongIsForTheAskerAlone() throws Exception {
    read("7");
    String run = newest().id();
    for (String action : List.of(ClassifySpec.WRONG, ClassifySpec.RIGHTED)) {
      assertThatThrownBy(() -> act(BOB, action, run, Map.of("digits", "1", "keep", "yes")))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("Only the member who asked");
    }
    assertThat(database.samples().of(BOB.id())).isEmpty();
  }

  @Test
  void withoutAYesNothingIsKept() throws Exception {
    read("7");
    Reply.Text thanks =
        (Reply.Text)
            act(ANN, ClassifySpec.RIGHTED, newest().id(), Map.of("digits", "1", "keep", "no"));
    assertThat(thanks.markdown()).contains("Nothing is kept");
    act(ANN, ClassifySpec.RIGHTED, newest().id(), Map.of("digits", "1"));
    assertThat(database.samples().of(ANN.id())).isEmpty();
  }

  @Test
  void withAYesThePixelsAndTheDigitsAreKeptAndASecondTimeReplaced() throws Exception {
    read("42");
    String run = newest().id();
    act(ANN, ClassifySpec.RIGHTED, run, Map.of("digits", "4 7", "keep", "yes"));
    act(ANN, ClassifySpec.RIGHTED, run, Map.of("digits", "1-", "keep", "yes"));
    List<Sample> kept = database.samples().of(ANN.id());
    assertThat(kept).extracting(Sample::label).containsExactly(1, Sample.NONE);
    assertThat(kept).extracting(Sample::said).containsExactly(4, 2);
    assertThat(kept).allSatisfy(sample -> assertThat(sample.pixels()).hasSize(784));
    assertThat(database.members().export(ANN.id(), 1 << 20).toString()).contains("\"label\" : -1");
    assertThat(database.members().forget(ANN.id()).samples()).isEqualTo(2);
    assertThat(database.samples().of(ANN.id())).isEmpty();
  }

  @Test
  void otherThanAsManyDigitsAsWereReadIsExplained() throws Exception {
    read("42");
    String run = newest().id();
    assertThatThrownBy(() -> act(ANN, ClassifySpec.RIGHTED, run, Map.of("digits", "4")))
        .isInstanceOf(Fault.class)
        .hasMessage("I read 2 digits, and you typed 1.");
    assertThatThrownBy(() -> act(ANN, ClassifySpec.RIGHTED, run, Map.of("digits", "4x")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("is no digit");
  }

  @Test
  void aMemberGivesNoMoreThanTheLimit() throws Exception {
    read("42");
    act(ANN, ClassifySpec.RIGHTED, newest().id(), Map.of("digits", "42", "keep", "yes"));
    read("57");
    String run = newest().id();
    assertThatThrownBy(
            () -> act(ANN, ClassifySpec.RIGHTED, run, Map.of("digits", "57", "keep", "yes")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("limit classify.samples_per_member");
    assertThat(database.samples().of(ANN.id())).hasSize(2);
  }

  @Test
  void deletingTakesTheAnswerTheRunAndWhatWasGivenWithIt() throws Exception {
    read("7");
    String run = newest().id();
    act(ANN, ClassifySpec.RIGHTED, run, Map.of("digits", "7", "keep", "yes"));
    Recorder replies = new Recorder();
    classify.act(
        new Request(ANN, GUILD, Values.NONE),
        new ActionId(ClassifySpec.NAME, ClassifySpec.DELETE, ANN.id(), run),
        replies);
    assertThat(replies.isDeleted()).isTrue();
    assertThat(runs.find(run)).isEmpty();
    assertThat(database.samples().of(ANN.id())).isEmpty();
    assertThatThrownBy(() -> act(ANN, ClassifySpec.WHY, run, Map.of())).isInstanceOf(Fault.class);
  }

  @Test
  void aReadingIsShownAgainWithoutThePictureWhichIsNotKept() throws Exception {
    read("42");
    restart();
    Recorder replies = new Recorder();
    new ShowCommand(runs, Map.of(ClassifySpec.NAME, ClassifyCommand::shown))
        .run(new Request(BOB, GUILD, Values.of(Map.of("run", newest().id()))), replies);
    Reply.Figure shown = (Reply.Figure) replies.last();
    assertThat(shown.title()).isEqualTo("# I read **42**.");
    assertThat(shown.markdown()).contains("the picture itself is not kept");
    assertThat(shown.pictures().getFirst().alt()).doesNotContain("as sent");
    assertThat(newest().result().orElseThrow()).hasSizeLessThan(4000);
  }
}
