package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.localguild.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * A learner draws digits on the page's draw pad with the mouse, and has them read: page, local
 * guild, unmodified JDA, bot and network, all real. Skipped only where there is no chromium.
 */
final class ClassifyBrowserTest {
  @TempDir static Path folder;
  private static RunningBot bot;
  private static Browser browser;

  @BeforeAll
  static void start() {
    bot = RunningBot.in(folder.resolve("data"), Map.of());
    browser = new Browser(bot.address());
    browser.size(1280, 1000);
    browser.open("Ada", "sandbox");
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

  /** Draws the digits on the pad, sends them, and waits for what was read. */
  private static WebElement read(String digits, String answer) {
    browser.find("#composer").sendKeys("/classify ");
    browser.find("[data-draw=image]").click();
    if (digits.length() > 1) {
      browser.find("[aria-label='Thin pen']").click();
    }
    browser.draw("#draw-pad", HandStrokes.number(digits));
    browser.screenshot("pad-" + digits);
    browser.find("#draw-done").click();
    browser.find("#tray [data-file='drawing.png']");
    browser.say("");
    return browser.message(answer, "Why?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "42", "307", "1968"})
  void whatIsDrawnIsRead(String digits) {
    browser.open("Ada", "sandbox");
    read(digits, "I read " + digits + ".");
    browser.screenshot("read-" + digits);
  }

  @Test
  void whyOpensThePictureOfWhatMatteredAndFitsAPhone() {
    browser.open("Noor", "general");
    WebElement answer = read("25", "I read 25.");
    browser.size(390, 844);
    assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
        .as("no scrolling sideways on a phone")
        .isTrue();
    browser.press(answer, "Why?");
    WebElement why = browser.message("A convolution slides", "Look at another digit");
    WebElement picture = why.findElement(By.cssSelector("img[alt*='convolution 1']"));
    browser.find(
        "article img",
        any -> (Long) browser.script("return arguments[0].naturalWidth", picture) == 800);
    browser.screenshot("why-phone");
    browser.size(1280, 1000);
    browser.screenshot("why");
  }

  @Test
  void wrongAsksForTheDigitAndForConsent() {
    browser.open("Alan", "general");
    WebElement answer = read("6", "I read 6.");
    browser.press(answer, "Wrong?");
    WebElement digit = browser.find("dialog.form [name='digits']");
    browser.screenshot("wrong");
    browser.fill(digit, "0");
    browser.find("dialog.form [type='submit']").click();
    WebElement thanks = browser.message("Nothing is kept");
    assertThat(thanks.getText()).contains("Only you can see this");
  }

  @Test
  void twoMembersReadTheSameDrawingFromItsMenu() {
    browser.open("Kenji", "sandbox");
    browser.find("#draw").click();
    browser.draw("#draw-pad", HandStrokes.number("8"));
    browser.find("#draw-done").click();
    browser.find("#tray [data-file='drawing.png']");
    browser.say("what do you see?");
    WebElement drawing = browser.message("what do you see?");
    browser.openMenu(drawing);
    browser.find("[data-command='Read the digits']").click();
    WebElement answer = browser.message("I read 8.", "asked by Kenji");
    assertThat(List.of(answer.getText().split("\n")))
        .noneMatch(line -> line.contains("message by"));
  }
}
