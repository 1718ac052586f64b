package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.localguild.Browser;
import dev.tensorcord.localguild.GuildClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * A learner uses {@code /run} in the browser: page, local guild, unmodified JDA, bot and worker,
 * all real. Skipped only where there is no chromium; CI fails then.
 */
final class RunBrowserTest {
  private static final String TRAINING =
      """
      const xs = tf.linspace(-1, 1, 50);
      const ys = xs.square().mul(2).add(1);
      const a = tf.variable(tf.scalar(Math.random()));
      const b = tf.variable(tf.scalar(Math.random()));
      const optimizer = tf.train.sgd(0.3);
      for (let step = 0; step < 60; step++) {
        const loss = optimizer.minimize(() => a.mul(xs.square()).add(b).sub(ys).square().mean(), true);
        if (step % 10 === 0) console.log('step', step, 'loss', loss.dataSync()[0].toFixed(5));
      }
      plot.scatter([{x: 1, y: 1}, {x: 2, y: 3}, {x: 3, y: 2}]);
      show(tf.outerProduct(tf.linspace(0, 1, 28), tf.linspace(0, 1, 28)));
      a.dataSync()[0].toFixed(3)
      """;

  private static final Path TUTORIALS =
      Path.of("src/test/resources/dev/tensorcord/sandbox/script/tutorials");

  /** So that a whole answer is seen at once. */
  private static final int TALL = 1500;

  /** A button that only the last state of an answer has. */
  private static final String LAST = "run:again";

  private static final Duration PATIENCE = Duration.ofSeconds(100);

  @TempDir static Path folder;
  private static RunningBot bot;
  private static GuildClient member;
  private static Browser browser;

  @BeforeAll
  static void start() {
    bot = RunningBot.in(folder, Map.of("TENSORCORD_LIMITS_RUN_SECONDS", "60"));
    member = bot.as("Ada");
    RunTest.ready(member);
    browser = new Browser(bot.address());
    browser.size(1280, 900);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (bot != null) {
      member.close();
      bot.close();
    }
  }

  /** The newest message, once it says all of this; a slow machine may need its time for it. */
  private static WebElement message(String part, String more, String shown) {
    var _ =
        member.await(
            event -> {
              String parts = event.path("message").path("components").toString();
              return parts.contains(part) && parts.contains(more) && parts.contains(shown);
            },
            PATIENCE);
    return browser.message(part, shown);
  }

  /** Opens the form as a member does: the first key takes the command, the second sends it. */
  private static void paste(String code) {
    browser.say("/run");
    browser.find("#composer").sendKeys(Keys.ENTER);
    submit(browser.find("dialog.form [name='code']"), code);
  }

  private static void submit(WebElement field, String code) {
    browser.script("arguments[0].value = arguments[1]", field, code);
    field.sendKeys(" ");
    browser.screenshot("run-form");
    browser.find("dialog.form [type='submit']").click();
  }

  /** Once as a desktop and once as a phone shows it; nothing scrolls sideways. */
  private static void look(String name) {
    browser.size(1280, TALL);
    browser.screenshot(name + "-1280");
    browser.size(390, TALL);
    assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
        .as("no scrolling sideways on a phone")
        .isTrue();
    browser.screenshot(name + "-390");
    browser.size(1280, 900);
  }

  @Test
  void codeFromTheFormIsRunAndEditedAndRunAgain() {
    browser.open("Ada", "general");
    paste(TRAINING);
    WebElement answer = message("step 50 loss", LAST, "Done");
    assertThat(answer.findElements(By.cssSelector("img[alt]"))).hasSizeGreaterThanOrEqualTo(2);
    look("run-done");
    browser.press(browser.message("step 50 loss"), "Edit & run");
    WebElement again = browser.find("dialog.form [name='code']");
    assertThat(again.getDomProperty("value")).contains("tf.train.sgd(0.3)");
    submit(again, TRAINING.replace("sgd(0.3)", "sgdd(0.3)"));
    WebElement failed = message("sgdd", LAST, "line 5, column");
    assertThat(failed.findElement(By.cssSelector("pre")).getText()).contains("tf.train.sgdd");
    look("run-error");
  }

  @Test
  void whatRunsIsSeenWhileItRunsAndCancelled() {
    browser.open("Kenji", "sandbox");
    browser.say("/run code:console.log('epoch 1 of 9'); while (true) {}");
    WebElement live = message("epoch 1 of 9", "run:cancel", "Running");
    look("run-live");
    browser.press(live, "Cancel");
    message("epoch 1 of 9", LAST, "Cancelled");
    look("run-cancelled");
  }

  @ParameterizedTest
  @CsvSource({
    "core-concepts, tensors more: 1",
    "fit-curve, data coeff",
    "digits, test digits read rightly"
  })
  void aTutorialRunsAsItStands(String name, String printed) throws IOException {
    browser.open("Grace", "general");
    paste(Files.readString(TUTORIALS.resolve(name + ".js")));
    message(printed, LAST, "Done");
    look("tutorial-" + name);
  }
}
