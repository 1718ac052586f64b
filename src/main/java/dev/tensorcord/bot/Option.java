package dev.tensorcord.bot;

import java.util.List;
import java.util.stream.Stream;

/**
 * An option of a command, as data.
 *
 * @param min the least value of a number, or the least length of a text; null for none
 * @param max the greatest value of a number, or the greatest length of a text; null for none
 * @param completed whether suggestions are asked for while it is typed
 */
public record Option(
    String name,
    Type type,
    String description,
    boolean required,
    List<Choice> choices,
    Double min,
    Double max,
    boolean completed) {
  /** What an option takes. */
  public enum Type {
    TEXT,
    INTEGER,
    NUMBER,
    FLAG,
    FILE
  }

  public Option {
    choices = List.copyOf(choices);
  }

  private static Option plain(String name, Type type, String description) {
    return new Option(name, type, description, false, List.of(), null, null, false);
  }

  /** A line of text. */
  public static Option text(String name, String description) {
    return plain(name, Type.TEXT, description);
  }

  /** A whole number. */
  public static Option integer(String name, String description) {
    return plain(name, Type.INTEGER, description);
  }

  /** A number. */
  public static Option number(String name, String description) {
    return plain(name, Type.NUMBER, description);
  }

  /** Yes or no. */
  public static Option flag(String name, String description) {
    return plain(name, Type.FLAG, description);
  }

  /** An attachment. */
  public static Option file(String name, String description) {
    return plain(name, Type.FILE, description);
  }

  /** The same, to be filled in. */
  public Option needed() {
    return new Option(name, type, description, true, choices, min, max, completed);
  }

  /** The same, within bounds: of the value of a number, of the length of a text. */
  public Option between(double least, double most) {
    return new Option(name, type, description, required, choices, least, most, completed);
  }

  /** The same, with a fixed list to pick from. */
  public Option of(String... values) {
    List<Choice> list = Stream.of(values).map(Choice::of).toList();
    return new Option(name, type, description, required, list, min, max, completed);
  }

  /** The same, with suggestions from {@link Command#complete}. */
  public Option suggested() {
    return new Option(name, type, description, required, choices, min, max, true);
  }
}
