package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.localguild.Browser;
import dev.tensorcord.localguild.GuildClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @TempDir static Path folder;
  private static RunningBot bot;
  private static Browser browser;

  @BeforeAll
  static void start() {
    bot = RunningBot.in(folder, Map.of());
    try (GuildClient ada = bot.as("Ada")) {
      RunTest.ready(ada);
    }
    browser = new Browser(bot.address());
    browser.size(1280, 900);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (bot != null) {
      bot.close();
    }
  }

  /** Once as a desktop and once as a phone shows it; nothing scrolls sideways. */
  private static void look(String name) {
    browser.screenshot(name + "-1280");
    browser.size(390, 844);
    browser.script("document.querySelector('article:last-of-type').scrollIntoView({block: 'end'})");
    assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
        .as("no scrolling sideways on a phone")
        .isTrue();
    browser.screenshot(name + "-390");
    browser.size(1280, 900);
  }

  @Test
  void codeFromTheFormIsRunAndEditedAndRunAgain() {
    browser.open("Ada", "general");
    // The first takes the command, the second sends it.
    browser.say("/run");
    browser.find("#composer").sendKeys(Keys.ENTER);
    WebElement code = browser.find("dialog.form [name='code']");
    browser.script("arguments[0].value = arguments[1]", code, TRAINING);
    code.sendKeys(" ");
    browser.screenshot("run-form");
    browser.find("dialog.form [type='submit']").click();
    WebElement answer = browser.message("Done", "step 50 loss", "=");
    assertThat(answer.findElements(By.cssSelector("img[alt]"))).hasSizeGreaterThanOrEqualTo(2);
    look("run-done");
    browser.press(browser.message("step 50 loss"), "Edit & run");
    WebElement again = browser.find("dialog.form [name='code']");
    assertThat(again.getDomProperty("value")).contains("tf.train.sgd(0.3)");
    browser.script(
        "arguments[0].value = arguments[0].value.replace('sgd(0.3)', 'sgdd(0.3)')", again);
    again.sendKeys(" ");
    browser.find("dialog.form [type='submit']").click();
    WebElement failed = browser.message("sgdd", "line 5, column", "^");
    assertThat(failed.findElement(By.cssSelector("pre")).getText()).contains("tf.train.sgdd");
    look("run-error");
  }

  @Test
  void whatRunsIsSeenWhileItRunsAndAfterItsTimeEnded() {
    browser.open("Ada", "sandbox");
    browser.say("/run code:console.log('epoch 1 of 9'); while (true) {}");
    browser.message("Running", "epoch 1 of 9", "of 10 s");
    look("run-live");
    browser.message("Out of time", "epoch 1 of 9", "run.seconds");
    look("run-time");
  }
}
