package dev.tensorcord.localguild;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless chromium that looks at the chat page. */
final class Browser implements AutoCloseable {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final LocalGuild guild;
  private final ChromeDriver driver;

  /** Starts it; the test is skipped where none is installed. */
  Browser(LocalGuild guild) {
    Assumptions.assumeTrue(CHROMIUM.canExecute() && DRIVER.canExecute(), "chromium is missing");
    this.guild = guild;
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
  }

  /** Opens the page as a member. */
  void open(String member, int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.get(guild.address() + "?member=" + member + "&channel=sandbox");
    find("body[data-ready][data-connection=open]");
  }

  /** The newest element that a CSS selector finds, once it is there. */
  WebElement find(String selector) {
    return find(selector, any -> true);
  }

  /** The newest such element, once it is as wanted. */
  WebElement find(String selector, Predicate<WebElement> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        List<WebElement> found = driver.findElements(By.cssSelector(selector));
        if (!found.isEmpty() && wanted.test(found.getLast())) {
          return found.getLast();
        }
        Thread.sleep(PAUSE);
      } catch (StaleElementReferenceException redrawn) {
        // The page was drawing; it is looked at again.
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new AssertionError("the page never showed " + selector + ":\n" + text());
  }

  private String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** The newest message that says this. */
  WebElement message(String text) {
    return find("article[data-message-id]", article -> article.getText().contains(text));
  }

  /** Types into the composer and sends. */
  void say(String line) {
    find("#composer").sendKeys(line, Keys.ENTER);
  }

  /** The page's own answer to a script. */
  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
