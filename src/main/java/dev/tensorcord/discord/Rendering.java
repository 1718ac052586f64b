package dev.tensorcord.discord;

import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.FileUpload;

/**
 * Replies as Discord's Components V2: one container with words, pictures, files and buttons. What
 * Discord does not take is attached whole and the words say so; nothing is cut in silence.
 */
final class Rendering {
  /** Discord's bound on all text of a message is 4000; some is left for titles and notes. */
  static final int TEXT = 3600;

  private static final int FILES = 10;
  private static final int BUTTONS_A_ROW = 5;
  private static final int LABEL = 80;
  private static final int BAR = 16;

  private Rendering() {}

  /** The one container of a message; its files travel inside it. */
  static Container container(Reply reply, long fileLimit) {
    return switch (reply) {
      case Reply.Text text ->
          assemble(Tone.CALM, text.markdown(), List.of(), text.files(), text.controls(), fileLimit);
      case Reply.Figure figure ->
          assemble(
              figure.failed() ? Tone.FAILURE : Tone.RESULT,
              heading(figure.title()) + "\n" + figure.markdown(),
              figure.pictures(),
              figure.files(),
              figure.controls(),
              fileLimit);
      case Reply.Live live ->
          assemble(Tone.WORK, live(live), List.of(), List.of(), live.controls(), fileLimit);
      case Reply.Failure failure ->
          assemble(
              Tone.FAILURE, failure(failure), List.of(), List.of(), failure.controls(), fileLimit);
      case Reply.Form form ->
          throw new IllegalArgumentException("a form is no message: " + form.title());
    };
  }

  private static String heading(String title) {
    return title.startsWith("#") ? title : "### " + title;
  }

  private static Container assemble(
      Tone tone,
      String words,
      List<Reply.Picture> pictures,
      List<Reply.Upload> files,
      List<Control> controls,
      long fileLimit) {
    Overflow fitted = Overflow.of(words, pictures, files, fileLimit);
    List<ContainerChildComponent> parts = new ArrayList<>();
    parts.add(TextDisplay.of(fitted.words()));
    if (!fitted.pictures().isEmpty()) {
      parts.add(MediaGallery.of(fitted.pictures().stream().map(Rendering::picture).toList()));
    }
    fitted.files().forEach(file -> parts.add(FileDisplay.fromFile(upload(file))));
    parts.addAll(rows(controls));
    return Container.of(parts).withAccentColor(tone.color);
  }

  /** What a message can take of a reply, the rest made into files or named as missing. */
  private record Overflow(String words, List<Reply.Picture> pictures, List<Reply.Upload> files) {
    static Overflow of(
        String words, List<Reply.Picture> pictures, List<Reply.Upload> files, long fileLimit) {
      List<Reply.Upload> kept = new ArrayList<>(files);
      List<String> notes = new ArrayList<>();
      String shown = words;
      if (words.length() > TEXT) {
        kept.addFirst(new Reply.Upload("answer.md", words.getBytes(StandardCharsets.UTF_8)));
        shown = cut(words);
        notes.add("The whole answer is in answer.md.");
      }
      List<Reply.Picture> shownPictures =
          pictures.stream().filter(p -> p.bytes().length <= fileLimit).limit(FILES).toList();
      List<Reply.Upload> shownFiles =
          kept.stream()
              .filter(file -> file.bytes().length <= fileLimit)
              .limit(Math.max(0, FILES - shownPictures.size()))
              .toList();
      int left = pictures.size() + kept.size() - shownPictures.size() - shownFiles.size();
      if (left > 0) {
        notes.add(left + (left == 1 ? " file is" : " files are") + " more than Discord takes.");
      }
      String foot = notes.isEmpty() ? "" : "\n-# " + String.join(" ", notes);
      return new Overflow(shown + foot, shownPictures, shownFiles);
    }

    private static String cut(String words) {
      int line = words.lastIndexOf('\n', TEXT);
      String head = words.substring(0, line > TEXT / 2 ? line : TEXT);
      boolean open = head.split("```", -1).length % 2 == 0;
      return head + (open ? "\n```" : "") + "\n…";
    }
  }

  private static MediaGalleryItem picture(Reply.Picture picture) {
    FileUpload file = FileUpload.fromData(picture.bytes(), picture.name());
    String alt = picture.alt();
    int most = MediaGalleryItem.MAX_DESCRIPTION_LENGTH;
    String fitting = alt.length() > most ? alt.substring(0, most - 1) + "…" : alt;
    return MediaGalleryItem.fromFile(file.setDescription(fitting)).withDescription(fitting);
  }

  private static FileUpload upload(Reply.Upload file) {
    return FileUpload.fromData(file.bytes(), file.name());
  }

  private static List<ActionRow> rows(List<Control> controls) {
    List<ActionRow> rows = new ArrayList<>();
    List<Button> row = new ArrayList<>();
    for (Control control : controls) {
      switch (control) {
        case Control.Button button -> row.add(button(button));
        case Control.Select select -> rows.add(ActionRow.of(select(select)));
      }
      if (row.size() == BUTTONS_A_ROW) {
        rows.add(ActionRow.of(row));
        row.clear();
      }
    }
    if (!row.isEmpty()) {
      rows.add(ActionRow.of(row));
    }
    return rows;
  }

  private static Button button(Control.Button button) {
    ButtonStyle style =
        switch (button.style()) {
          case PLAIN -> ButtonStyle.SECONDARY;
          case MAIN -> ButtonStyle.PRIMARY;
          case DANGER -> ButtonStyle.DANGER;
        };
    return Button.of(style, button.id().text(), clip(button.label(), LABEL));
  }

  private static StringSelectMenu select(Control.Select select) {
    StringSelectMenu.Builder menu =
        StringSelectMenu.create(select.id().text()).setPlaceholder(select.placeholder());
    select.choices().stream()
        .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
        .forEach(choice -> menu.addOption(clip(choice.name(), 100), choice.value()));
    return menu.build();
  }

  static String clip(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /**
   * Time is shown only of work that runs: a message about waiting stands until the place changes.
   */
  private static String live(Reply.Live live) {
    String head = "### " + live.title() + "\n";
    return live.fraction()
        .map(done -> head + bar(done) + "\n" + live.status() + "\n-# " + seconds(live.elapsed()))
        .orElse(head + live.status());
  }

  private static String bar(double fraction) {
    double done = Math.clamp(fraction, 0, 1);
    int filled = (int) Math.round(done * BAR);
    return "`%s%s` %d %%"
        .formatted("█".repeat(filled), "░".repeat(BAR - filled), Math.round(done * 100));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String failure(Reply.Failure failure) {
    String place = failure.place().map(text -> "\n" + Markdown.block("", text)).orElse("");
    return List.of("**" + failure.what() + "**" + place, failure.remedy()).stream()
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** The colour of the container's edge. */
  private enum Tone {
    CALM(0x4E5D94),
    RESULT(0x2FA37C),
    WORK(0x4E8FD0),
    FAILURE(0xD9822B);

    private final int color;

    Tone(int color) {
      this.color = color;
    }
  }
}
