package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.TensorLimits;
import java.util.Map;

/**
 * A regular expression as JavaScript writes it, safe to run on what members give. Patterns such as
 * {@code (a+)+b} make a machine that goes back try exponentially many ways. Machines that never go
 * back know no references to groups, which JavaScript has, and the JDK's can be made to run on
 * without looking at the text; so this one is our own and counts its steps.
 */
final class ScriptPattern {
  private final String op;
  private final TensorLimits limits;
  private final PatternMachine machine;
  private final int groups;
  private final Map<String, Integer> names;
  private long written;

  /**
   * Reads a pattern.
   *
   * @throws Fault if it is none
   */
  ScriptPattern(String op, String source) {
    this.op = op;
    limits = Session.current().limits();
    if (source.length() > limits.pattern()) {
      throw tooLarge();
    }
    try {
      PatternParser.Parsed parsed = PatternParser.parse(source);
      groups = parsed.groups();
      names = parsed.names();
      machine =
          new PatternMachine(new PatternCode(parsed, limits.pattern()), limits.patternSteps());
    } catch (PatternCode.TooLarge e) {
      throw tooLarge();
    } catch (PatternParser.Wrong e) {
      throw Fault.of(
          "%s: '%s' is no pattern: %s."
              .formatted(
                  op,
                  source.length() > 60 ? source.substring(0, 60) + "…" : source,
                  e.getMessage()),
          "A pattern is a regular expression; \\ before a sign stands for the sign itself.");
    }
  }

  private Fault tooLarge() {
    return TensorLimits.exceeded(
        "pattern",
        op + ": the pattern has too many steps, repetitions written out",
        limits.pattern(),
        "Write a shorter one, with fewer or smaller {} in it.");
  }

  /**
   * A text with its first match, or all, replaced.
   *
   * @param rewrite what stands for a match: {@code $1} is a group, {@code $&} the match, {@code $$}
   *     a dollar
   * @throws Fault if the pattern takes too long, or too much is written
   */
  String replace(String text, String rewrite, boolean all) {
    StringBuilder result = new StringBuilder();
    int end = 0;
    int from = 0;
    try {
      while (from <= text.length() && machine.find(text, from)) {
        result.append(text, end, machine.begin(0));
        rewrite(text, rewrite, result);
        end = machine.end(0);
        from = machine.begin(0) == end ? end + 1 : end;
        TensorLimits.check(
            "text_chars",
            op + ": the results have too many characters",
            written + result.length(),
            limits.textChars(),
            "Write less for each match, or work on fewer texts.");
        if (!all) {
          break;
        }
      }
    } catch (PatternMachine.Exhausted e) {
      throw TensorLimits.exceeded(
          "pattern_steps",
          op + ": this pattern tries too many ways on these texts",
          limits.patternSteps(),
          "Avoid a repetition within a repetition, such as (a+)+.");
    }
    written += result.length();
    return result.append(text, end, text.length()).toString();
  }

  /** As ECMA-262, GetSubstitution. */
  private void rewrite(String text, String rewrite, StringBuilder to) {
    for (int i = 0; i < rewrite.length(); i++) {
      char c = rewrite.charAt(i);
      char next = c == '$' && i + 1 < rewrite.length() ? rewrite.charAt(i + 1) : 0;
      int close = next == '<' && !names.isEmpty() ? rewrite.indexOf('>', i) : -1;
      int digits = next == 0 ? 0 : digits(rewrite, i + 1);
      if (next == '$') {
        to.append('$');
        i++;
      } else if (next == '&') {
        group(text, 0, to);
        i++;
      } else if (next == '`') {
        to.append(text, 0, machine.begin(0));
        i++;
      } else if (next == '\'') {
        to.append(text, machine.end(0), text.length());
        i++;
      } else if (digits > 0) {
        group(text, Integer.parseInt(rewrite.substring(i + 1, i + 1 + digits)), to);
        i += digits;
      } else if (close > 0) {
        Integer named = names.get(rewrite.substring(i + 2, close));
        if (named != null) {
          group(text, named, to);
        }
        i = close;
      } else {
        to.append(c);
      }
    }
  }

  private void group(String text, int group, StringBuilder to) {
    if (machine.begin(group) >= 0) {
      to.append(text, machine.begin(group), machine.end(group));
    }
  }

  /** How many digits at a place name a group: two if they can, one, or none. */
  private int digits(String rewrite, int at) {
    int one = Character.digit(rewrite.charAt(at), 10);
    int two = at + 1 < rewrite.length() ? Character.digit(rewrite.charAt(at + 1), 10) : -1;
    int both = one < 0 || two < 0 ? 0 : 10 * one + two;
    return both > 0 && both <= groups ? 2 : one > 0 && one <= groups ? 1 : 0;
  }
}
