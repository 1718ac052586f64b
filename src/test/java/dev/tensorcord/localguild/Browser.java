package dev.tensorcord.localguild;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Point;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;

/** A headless chromium that looks at the chat page. */
public final class Browser implements AutoCloseable {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration STROKE = Duration.ofMillis(12);
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final URI page;
  private final ChromeDriver driver;

  /** Starts it; the test is skipped where none is installed. */
  public Browser(URI page) {
    Assumptions.assumeTrue(CHROMIUM.canExecute() && DRIVER.canExecute(), "chromium is missing");
    this.page = page;
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en");
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
  }

  /** Opens the page as a member in the channel #sandbox. */
  void open(String member, int width, int height) {
    size(width, height);
    open(member, "sandbox");
  }

  /** Opens the page as a member in a channel. */
  public void open(String member, String channel) {
    driver.get(page + "?member=" + member + "&channel=" + channel);
    find("body[data-ready][data-connection=open]");
  }

  /** Makes the window as large as this. */
  public void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** The newest element that a CSS selector finds, once it is there. */
  public WebElement find(String selector) {
    return find(selector, any -> true);
  }

  /** The newest such element, once it is as wanted. */
  public WebElement find(String selector, Predicate<WebElement> wanted) {
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

  /** The newest message, once it says all of this. */
  public WebElement message(String... texts) {
    return find(
        "article[data-message-id]",
        article -> Stream.of(texts).allMatch(text -> article.getText().contains(text)));
  }

  /** Presses the button with this label of a message. */
  public void press(WebElement message, String label) {
    WebElement button =
        message.findElements(By.cssSelector("button[data-custom-id]")).stream()
            .filter(candidate -> candidate.getText().contains(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + label + ": " + message.getText()));
    script("arguments[0].scrollIntoView({block: 'center'})", button);
    button.click();
  }

  /** Opens the menu of a message with the right button of the mouse. */
  public void openMenu(WebElement message) {
    script("arguments[0].scrollIntoView({block: 'center'})", message);
    new Actions(driver).contextClick(message).perform();
  }

  /**
   * Draws with the mouse.
   *
   * @param strokes the points of each, x and y by turns, in a square of 280 by 280
   */
  public void draw(String selector, List<int[]> strokes) {
    WebElement paper = find(selector);
    double scale = paper.getSize().getWidth() / 280.0;
    PointerInput mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
    for (int[] points : strokes) {
      Sequence stroke = new Sequence(mouse, 0);
      for (int i = 0; i < points.length; i += 2) {
        int x = (int) Math.round((points[i] - 140) * scale);
        int y = (int) Math.round((points[i + 1] - 140) * scale);
        stroke.addAction(
            mouse.createPointerMove(
                STROKE, PointerInput.Origin.fromElement(paper), new Point(x, y)));
        if (i == 0) {
          stroke.addAction(mouse.createPointerDown(PointerInput.MouseButton.LEFT.asArg()));
        }
      }
      stroke.addAction(mouse.createPointerUp(PointerInput.MouseButton.LEFT.asArg()));
      driver.perform(List.of(stroke));
    }
  }

  /** Puts another text into a field. */
  public void fill(WebElement field, String text) {
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  /** Where {@code -Dscreenshots=FOLDER} is given, a picture of the page as it is now. */
  public void screenshot(String name) {
    String folder = System.getProperty("screenshots");
    if (folder != null) {
      try {
        Files.createDirectories(Path.of(folder));
        Path file = Path.of(folder, name + ".png");
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Types into the composer and sends. */
  public void say(String line) {
    find("#composer").sendKeys(line, Keys.ENTER);
  }

  /** The page's own answer to a script. */
  public Object script(String script, Object... arguments) {
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
