package dev.tensorcord.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A learner at the local guild's page: Debian's chromium, headless, driven as by hand. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether this machine has what the browser tests need. */
  static boolean there() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  static Browser open(URI page, Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.size(1280, 860);
    browser.go(page);
    return browser;
  }

  void go(URI page) {
    driver.get(page.toString());
    find("body[data-ready]");
  }

  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Writes into the composer and presses Enter. */
  void say(String line) {
    WebElement composer = find("#composer");
    composer.click();
    composer.sendKeys(line, Keys.ENTER);
  }

  WebElement find(String css) {
    return eventually(() -> driver.findElement(By.cssSelector(css)));
  }

  /** The newest message, once it holds all these words and no longer any of work under way. */
  WebElement newestMessage(String... words) {
    return eventually(() -> {
      List<WebElement> messages = driver.findElements(By.cssSelector("article[data-message-id]"));
      WebElement newest = messages.getLast();
      String text = newest.getText();
      for (String word : words) {
        if (!text.contains(word)) {
          throw new NoSuchElementException(word + " is not in: " + text);
        }
      }
      return newest;
    });
  }

  void press(WebElement message, String label) {
    eventually(() -> {
      WebElement button =
          message.findElements(By.cssSelector("button[data-custom-id]")).stream()
              .filter(candidate -> candidate.getText().contains(label))
              .findFirst()
              .orElseThrow(() -> new NoSuchElementException(label));
      driver.executeScript("arguments[0].scrollIntoView({block:'center'})", button);
      button.click();
      return button;
    });
  }

  /** Puts another text into a field. */
  void fill(WebElement field, String text) {
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  Object script(String code, Object... arguments) {
    return driver.executeScript(code, arguments);
  }

  /** Where {@code -Dscreenshots=FOLDER} is given, the page as it looks now. */
  void screenshot(String name) {
    String folder = System.getProperty("screenshots");
    if (folder != null) {
      try {
        Files.createDirectories(Path.of(folder));
        byte[] png = driver.getScreenshotAs(OutputType.BYTES);
        Files.write(Path.of(folder, name + ".png"), png);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  static <T> T eventually(Supplier<T> attempt) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return attempt.get();
      } catch (WebDriverException | java.util.NoSuchElementException | AssertionError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
