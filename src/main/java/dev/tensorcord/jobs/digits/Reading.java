package dev.tensorcord.jobs.digits;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was read in some pictures. It is kept as the run's result, so that questions about it can be
 * answered later.
 *
 * @param sheets one for each picture, in their order
 * @param opinions one for each mark of all sheets, in their order
 * @param device what computed it
 * @param nanos how long the network took, for all that it read in the same go
 */
public record Reading(List<Sheet> sheets, List<Opinion> opinions, String device, long nanos)
    implements Serializable {
  public Reading {
    sheets = List.copyOf(sheets);
    opinions = List.copyOf(opinions);
  }

  /**
   * A mark with what the network takes it for.
   *
   * @param index among all marks of the reading, from 0
   */
  public record Digit(int index, Mark mark, Opinion opinion) {
    /** The digit, or ? where it is none. */
    public char letter() {
      return opinion.verdict() == Verdict.NO_DIGIT ? '?' : (char) ('0' + opinion.digit());
    }
  }

  /** All digits of all sheets. */
  public List<Digit> digits() {
    List<Digit> digits = new ArrayList<>();
    for (Sheet sheet : sheets) {
      digits.addAll(digits(sheet, digits.size()));
    }
    return digits;
  }

  /** The digits of one sheet; none where it was empty or refused. */
  public List<Digit> digits(int sheet) {
    int before = sheets.subList(0, sheet).stream().mapToInt(Reading::marks).sum();
    return digits(sheets.get(sheet), before);
  }

  private List<Digit> digits(Sheet sheet, int from) {
    List<Digit> digits = new ArrayList<>();
    if (sheet instanceof Sheet.Marked marked) {
      for (Mark mark : marked.marks()) {
        int index = from + digits.size();
        digits.add(new Digit(index, mark, opinions.get(index)));
      }
    }
    return digits;
  }

  private static int marks(Sheet sheet) {
    return sheet instanceof Sheet.Marked marked ? marked.marks().size() : 0;
  }

  /** The digit of this index, if there is one. */
  public Optional<Digit> digit(int index) {
    return index < 0 ? Optional.empty() : digits().stream().skip(index).findFirst();
  }

  /** The digits as they are written: a number for each line of them. */
  public static List<String> numbers(List<Digit> digits) {
    List<StringBuilder> lines = new ArrayList<>();
    int lastX = Integer.MAX_VALUE;
    for (Digit digit : digits) {
      if (digit.mark().x() < lastX) {
        lines.add(new StringBuilder());
      }
      lines.getLast().append(digit.letter());
      lastX = digit.mark().x();
    }
    return lines.stream().map(StringBuilder::toString).toList();
  }

  /** How sure the network is of all of these together. */
  public static Verdict verdict(List<Digit> digits) {
    return Verdict.of(digits.stream().map(Digit::opinion).toList());
  }
}
