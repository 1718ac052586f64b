package dev.tensorcord.bot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a command answers. Text in replies is Discord's markdown made by us; what comes from members
 * goes through {@link Markdown} first. No reply ever pings.
 */
public sealed interface Reply {
  /** Words, perhaps with files and buttons. */
  record Text(String markdown, List<Upload> files, List<Control> controls) implements Reply {
    public Text {
      files = List.copyOf(files);
      controls = List.copyOf(controls);
    }

    /** Words alone. */
    public static Text of(String markdown, Control... controls) {
      return new Text(markdown, List.of(), List.of(controls));
    }
  }

  /**
   * Words with pictures between them and the buttons.
   *
   * @param title one line of markdown; a heading of its own size where it begins with the marks of
   *     one, such as {@code # I read 7.}
   * @param failed whether it tells of work that went wrong, which is seen by its colour
   */
  record Figure(
      String title,
      String markdown,
      List<Picture> pictures,
      List<Upload> files,
      List<Control> controls,
      boolean failed)
      implements Reply {
    public Figure {
      pictures = List.copyOf(pictures);
      files = List.copyOf(files);
      controls = List.copyOf(controls);
    }

    /** Of work that went well. */
    public Figure(
        String title,
        String markdown,
        List<Picture> pictures,
        List<Upload> files,
        List<Control> controls) {
      this(title, markdown, pictures, files, controls, false);
    }
  }

  /**
   * Work under way; shown again and again.
   *
   * @param fraction done, from 0 to 1; empty while it waits, and where it is not known
   * @param status markdown, mostly one line
   */
  record Live(
      String title,
      Optional<Double> fraction,
      String status,
      Duration elapsed,
      List<Control> controls)
      implements Reply {
    public Live {
      controls = List.copyOf(controls);
    }
  }

  /** Questions in a window of their own; possible only where {@link Ack#FORM} was chosen. */
  record Form(ActionId id, String title, List<Field> fields) implements Reply {
    public Form {
      fields = List.copyOf(fields);
    }
  }

  /**
   * What went wrong and what to try.
   *
   * @param what a sentence
   * @param remedy a sentence
   * @param place what the member typed with carets under the bad part; shown in a code block
   */
  record Failure(String what, String remedy, Optional<String> place, List<Control> controls)
      implements Reply {
    public Failure {
      controls = List.copyOf(controls);
    }
  }

  /**
   * A picture.
   *
   * @param name with its ending, such as {@code fit.png}
   * @param alt what it shows, for those who cannot see it, up to 1024 characters
   */
  record Picture(String name, byte[] bytes, String alt) {}

  /** A file to download. */
  record Upload(String name, byte[] bytes) {}

  /** Something to press below a message. */
  sealed interface Control {
    /** A button. */
    record Button(ActionId id, String label, Style style) implements Control {
      /** A grey button. */
      public static Button of(ActionId id, String label) {
        return new Button(id, label, Style.PLAIN);
      }
    }

    /** A list to pick one entry from. */
    record Select(ActionId id, String placeholder, List<Choice> choices) implements Control {
      public Select {
        choices = List.copyOf(choices);
      }
    }
  }

  /** What a button means. */
  enum Style {
    PLAIN,
    MAIN,
    DANGER
  }

  /** A question in a form. */
  sealed interface Field {
    /** As in {@link Values#text}. */
    String name();

    /** Text to type. */
    record Typed(
        String name,
        String label,
        String hint,
        String value,
        boolean lines,
        boolean needed,
        int most)
        implements Field {}

    /** One of several. */
    record Picked(String name, String label, String hint, List<Choice> choices, String value)
        implements Field {
      public Picked {
        choices = List.copyOf(choices);
      }
    }
  }
}
