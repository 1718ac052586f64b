package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The chat page in a real browser, with unmodified JDA at the other end. */
final class ChatPageTest {
  private static LocalGuild guild;
  private static Bot bot;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    guild = LocalGuild.start(LocalGuildOptions.defaults());
    browser = new Browser(guild.address());
    bot = new Bot(guild);
    bot.jda()
        .updateCommands()
        .addCommands(
            Commands.slash("fit", "Fits a curve")
                .addOption(OptionType.STRING, "points", "The points")
                .addOption(OptionType.INTEGER, "degree", "The degree"),
            Commands.slash("classify", "Says which digit a picture shows")
                .addOption(OptionType.ATTACHMENT, "image", "A picture of a digit", true),
            Commands.message("Fit these points"))
        .complete();
  }

  @AfterAll
  static void stop() throws Exception {
    if (bot != null) {
      bot.close();
    }
    if (browser != null) {
      browser.close();
    }
    guild.close();
  }

  @BeforeEach
  void open() {
    browser.open("ada", 1280, 800);
  }

  @Test
  void aTypedLineBecomesOptionsAndTheAnswerIsEditedInPlace() throws Exception {
    browser.say("/fit points:0,1 1,5 degree:3");
    SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
    assertThat(event.getOption("points").getAsString()).isEqualTo("0,1 1,5");
    assertThat(event.getOption("degree").getAsInt()).isEqualTo(3);
    event.deferReply().complete();
    WebElement thinking = browser.message("is thinking");
    event
        .getHook()
        .editOriginalComponents(
            Container.of(
                TextDisplay.of("## Curve found"),
                MediaGallery.of(
                    MediaGalleryItem.fromFile(FileUpload.fromData(png(64, 40), "fit.png"))
                        .withDescription("The fitted curve"))))
        .useComponentsV2()
        .complete();
    WebElement done = browser.message("Curve found");
    assertThat(done).isEqualTo(thinking);
    assertThat(done.getText()).contains("Ada used /fit");
    WebElement picture = browser.find("article .container img[alt='The fitted curve']");
    browser.find("article .container img", image -> drawn(image) == 64);
    picture.click();
    browser.find("dialog.lightbox[open] img[alt='The fitted curve']");
  }

  @Test
  void theNamesOfCommandsAreCompletedAndBadValuesExplained() {
    WebElement composer = browser.find("#composer");
    composer.sendKeys("/f");
    browser.find("#command-panel [role=option][data-command=fit]");
    composer.sendKeys(Keys.TAB);
    assertThat(composer.getDomProperty("value")).isEqualTo("/fit ");
    composer.sendKeys("degree:three", Keys.ENTER);
    assertThat(browser.find(".panel-problem").getText()).contains("\"three\" is not one");
  }

  @Test
  void aDrawnDigitBecomesTheAttachmentOfTheCommand() throws Exception {
    browser.find("#composer").sendKeys("/classify ");
    browser.find("[data-draw=image]").click();
    WebElement paper = browser.find("#draw-pad");
    new Actions(browser.driver())
        .moveToElement(paper, 0, -60)
        .clickAndHold()
        .moveByOffset(0, 120)
        .release()
        .perform();
    browser.find("#draw-done").click();
    browser.find("#tray [data-file='drawing.png']");
    browser.say("");
    SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
    try (InputStream file =
        event.getOption("image").getAsAttachment().getProxy().download().get()) {
      BufferedImage image = ImageIO.read(file);
      assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(280, 280);
      assertThat(image.getRGB(5, 5) & 0xffffff).as("paper").isEqualTo(0xffffff);
      assertThat(image.getRGB(140, 140) & 0xff).as("ink").isLessThan(64);
    }
    event.reply("A 1").complete();
    browser.message("A 1");
  }

  @Test
  void aFormOpensWithItsValuesAndSendsWhatWasChanged() throws Exception {
    browser.say("/fit degree:2");
    bot.next(SlashCommandInteractionEvent.class)
        .reply("Fitted")
        .addComponents(ActionRow.of(Button.primary("edit", "Edit & run")))
        .complete();
    browser.find("article button[data-custom-id=edit]").click();
    TextInput degree =
        TextInput.create("degree", TextInputStyle.SHORT).setValue("2").setRequired(true).build();
    bot.next(ButtonInteractionEvent.class)
        .replyModal(Modal.create("form", "Edit").addComponents(Label.of("Degree", degree)).build())
        .complete();
    WebElement field = browser.find("dialog[data-custom-id=form] [name=degree]");
    assertThat(field.getDomProperty("value")).isEqualTo("2");
    field.sendKeys(Keys.BACK_SPACE, "4", Keys.ENTER);
    ModalInteractionEvent form = bot.next(ModalInteractionEvent.class);
    assertThat(form.getValue("degree").getAsString()).isEqualTo("4");
    form.reply("Degree 4").setEphemeral(true).complete();
    browser.message("Only you can see this").findElement(By.cssSelector("[data-dismiss]")).click();
    browser.find("article[data-message-id]", newest -> !newest.getText().contains("Degree 4"));
  }

  @Test
  void whatMembersWriteIsNeverReadAsHtml() {
    browser.say("<img src=x onerror=\"document.title='bad'\"> [go](javascript:alert(1)) **bold**");
    WebElement message = browser.message("<img src=x");
    assertThat(message.getText()).contains("[go](javascript:alert(1))").endsWith("bold");
    assertThat(
            browser.script("return document.querySelectorAll('.content img, .content a').length"))
        .isEqualTo(0L);
  }

  @Test
  void aMessageCommandIsReachedByKeyboardAlone() throws Exception {
    browser.say("0,1 1,5 2,9");
    WebElement message = browser.message("0,1 1,5 2,9");
    browser.script("arguments[0].focus()", message);
    new Actions(browser.driver())
        .sendKeys(Keys.TAB)
        .sendKeys(Keys.TAB)
        .sendKeys(Keys.TAB)
        .sendKeys(Keys.ENTER)
        .perform();
    browser.find("[role=menu] [data-command='Fit these points']").sendKeys(Keys.ENTER);
    MessageContextInteractionEvent event = bot.next(MessageContextInteractionEvent.class);
    event.reply("Fitted your points").complete();
    browser.message("Fitted your points");
  }

  @Test
  void aPhoneScrollsNothingSidewaysAndReachesEveryPane() {
    browser.open("grace", 500, 812);
    browser.say("a".repeat(300));
    browser.message("aaaa");
    assertThat(browser.script("return document.documentElement.scrollWidth - innerWidth"))
        .isEqualTo(0L);
    browser.find("#open-channels").click();
    browser.find("#member-menu", WebElement::isDisplayed).click();
    browser.find("[role=menu] button[aria-checked=true]", item -> item.getText().contains("Grace"));
  }

  private static long drawn(WebElement image) {
    return Long.parseLong(String.valueOf(image.getDomProperty("naturalWidth")));
  }

  private static byte[] png(int width, int height) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    assertThat(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()))).isNotNull();
    return bytes.toByteArray();
  }

  @Test
  void aWindowMadeNarrowShowsNothingOfTheChannelsAtItsEdge() {
    browser.find("#sidebar");
    browser.script(
        """
        window.edges = [];
        addEventListener('resize', () => {
          const look = (left) => {
            const pane = document.getElementById('sidebar');
            const seen = getComputedStyle(pane).visibility === 'visible';
            if (innerWidth <= 760 && seen) edges.push(pane.getBoundingClientRect().right);
            if (left > 0) requestAnimationFrame(() => look(left - 1));
          };
          requestAnimationFrame(() => look(10));
        });
        """);
    browser.size(520, 800);
    browser.find("#open-channels", WebElement::isDisplayed);
    assertThat((List<?>) browser.script("return window.edges")).isEmpty();
    browser.find("#open-channels").click();
    browser.find("#sidebar", WebElement::isDisplayed);
    browser.size(1280, 800);
    browser.find("#shade", shade -> !shade.isDisplayed());
  }

  @Test
  void aButtonPressedByKeyKeepsTheFocusThroughTheFormItOpens() throws Exception {
    browser.say("/fit points:0,1");
    bot.next(SlashCommandInteractionEvent.class)
        .reply("ready")
        .addComponents(ActionRow.of(Button.primary("form", "Fill in")))
        .queue();
    browser.message("ready");
    browser.script("document.querySelector('button[data-custom-id=form]').focus()");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    TextInput name = TextInput.create("name", TextInputStyle.SHORT).build();
    bot.next(ButtonInteractionEvent.class)
        .replyModal(Modal.create("m", "Names").addComponents(Label.of("Name", name)).build())
        .queue();
    browser.find("dialog[open]").sendKeys(Keys.ESCAPE);
    browser.find("button[data-custom-id=form]:focus");
  }
}
