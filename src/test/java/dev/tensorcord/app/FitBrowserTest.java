package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.localguild.Browser;
import java.nio.file.Files;
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
 * A learner uses {@code /fit} in the browser: page, local guild, unmodified JDA, bot and engine,
 * all real. Skipped only where there is no chromium; CI fails then.
 */
final class FitBrowserTest {
  @TempDir static Path folder;
  private static RunningBot bot;
  private static Browser browser;

  @BeforeAll
  static void start() {
    bot = RunningBot.in(folder.resolve("data"), Map.of("TENSORCORD_LIMITS_FIT_STEPS", "50000000"));
    browser = new Browser(bot.address());
    browser.size(1280, 860);
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

  private static void in(String channel) {
    browser.open("Ada", channel);
  }

  @Test
  void typedPointsBecomeACurveWithItsLoss() {
    in("general");
    browser.say("/fit points:0,1.1 1,5.9 2,16.8 3,33.9");
    WebElement answer = browser.message("Fit of 4 points", "x²", "loss", "R²");
    WebElement picture = answer.findElement(By.cssSelector("img[alt*='points']"));
    browser.find(
        "article img",
        any -> (Long) browser.script("return arguments[0].naturalWidth", picture) > 600);
    browser.screenshot("desktop");
    browser.size(420, 900);
    browser.message("x²", "loss");
    assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
        .as("no scrolling sideways on a phone")
        .isTrue();
    browser.screenshot("phone");
    browser.size(1280, 860);
  }

  @Test
  void anAttachedTableIsFitted() throws Exception {
    in("sandbox");
    Path table = Files.writeString(folder.resolve("water.csv"), "hour,level\n0,1\n1,3\n2,5\n3,7\n");
    WebElement composer = browser.find("#composer");
    composer.sendKeys("/fit");
    browser.find("#command-panel [data-command]");
    composer.sendKeys(Keys.TAB);
    browser.find("button[data-attach='file']").click();
    browser.find("#file-input").sendKeys(table.toString());
    browser.find("#tray [data-file]");
    browser.find("#composer").sendKeys(Keys.ENTER);
    WebElement answer = browser.message("water.csv, 4 points", "R²");
    assertThat(answer.getText()).contains("2.00");
  }

  @Test
  void editAndRunOpensAFormAndMakesANewRun() {
    in("general");
    browser.say("/fit demo:sine degree:1");
    WebElement first = browser.message("Demo sine · degree 1", "loss", "R²");
    String firstId = first.getDomAttribute("data-message-id");
    browser.press(first, "Edit & run");
    WebElement degree = browser.find("dialog.form [name='degree']");
    assertThat(degree.getDomProperty("value")).isEqualTo("1");
    browser.screenshot("form");
    browser.fill(degree, "5");
    browser.find("dialog.form [type='submit']").click();
    WebElement second = browser.message("Demo sine · degree 5", "x⁵", "loss", "R²");
    assertThat(second.getDomAttribute("data-message-id")).isNotEqualTo(firstId);
  }

  @Test
  void aLongRunShowsHowFarItIsAndIsCancelled() {
    in("general");
    browser.say("/fit demo:noisy degree:8 basis:powers steps:50000000");
    WebElement live = browser.message("Demo noisy", "step ", "%");
    browser.screenshot("live");
    browser.press(live, "Cancel");
    browser.message("ancelled");
  }

  @Test
  void aBadPointIsShownWithACaret() {
    in("general");
    browser.say("/fit points:0,1 1,five 2,3");
    WebElement answer = browser.message("five", "^");
    assertThat(answer.findElement(By.cssSelector("pre")).getText()).contains("0,1 1,five 2,3");
    browser.screenshot("caret");
  }

  @Test
  void twoMembersSeeTheSameChannel() {
    in("sandbox");
    browser.say("/fit demo:quadratic");
    browser.message("Demo quadratic", "R²");
    browser.open("Kenji", "sandbox");
    WebElement answer = browser.message("Demo quadratic", "R²");
    browser.press(answer, "Delete");
    WebElement refusal = browser.message("Only the member who asked");
    assertThat(refusal.getText()).contains("Only you can see this");
  }
}
