package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.op.PatternNode.Again;
import dev.tensorcord.tensor.op.PatternNode.At;
import dev.tensorcord.tensor.op.PatternNode.Choice;
import dev.tensorcord.tensor.op.PatternNode.Group;
import dev.tensorcord.tensor.op.PatternNode.Look;
import dev.tensorcord.tensor.op.PatternNode.One;
import dev.tensorcord.tensor.op.PatternNode.Place;
import dev.tensorcord.tensor.op.PatternNode.Repeat;
import dev.tensorcord.tensor.op.PatternNode.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Reads regular expressions as JavaScript writes them without flags (ECMA-262, 22.2 and B.1.2). */
final class PatternParser {
  /** The parser calls itself for each. */
  private static final int MOST_DEPTH = 200;

  private static final int NO_END = -1;

  private static final IntPredicate DIGIT = c -> c >= '0' && c <= '9';
  static final IntPredicate WORD =
      c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || DIGIT.test(c) || c == '_';
  private static final IntPredicate SPACE =
      c ->
          (c >= 9 && c <= 13)
              || c == 0xfeff
              || c == 0x2028
              || c == 0x2029
              || Character.getType(c) == Character.SPACE_SEPARATOR;
  private static final IntPredicate NO_DIGIT = DIGIT.negate();
  private static final IntPredicate NO_WORD = WORD.negate();
  private static final IntPredicate NO_SPACE = SPACE.negate();
  private static final IntPredicate LINE_END =
      c -> c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;

  private final String source;
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final int groups;
  private int at;
  private int opened;
  private int depth;

  private PatternParser(String source) {
    this.source = source;
    groups = count();
  }

  /** Something that is no pattern, and why. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    Wrong(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * A pattern in parts.
   *
   * @param groups how many groups remember
   * @param names the groups that have a name
   */
  record Parsed(PatternNode root, int groups, Map<String, Integer> names) {}

  /**
   * Reads a pattern.
   *
   * @throws Wrong if it is none
   */
  static Parsed parse(String source) {
    PatternParser parser = new PatternParser(source);
    PatternNode root = parser.choice();
    if (parser.at < source.length()) {
      throw new Wrong("a bracket is closed that was not opened");
    }
    return new Parsed(root, parser.groups, parser.names);
  }

  /** How many groups remember, and their names: references may come before their groups. */
  private int count() {
    int count = 0;
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        boolean named = source.startsWith("?<", i + 1) && i + 3 < source.length();
        named &= named && source.charAt(i + 3) != '=' && source.charAt(i + 3) != '!';
        if (named) {
          int close = source.indexOf('>', i);
          String name = close < 0 ? "" : source.substring(i + 3, close);
          if (!name.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*") || names.put(name, count + 1) != null) {
            throw new Wrong("a group has no good name");
          }
        }
        count += named || !source.startsWith("?", i + 1) ? 1 : 0;
      }
    }
    return count;
  }

  private boolean take(String text) {
    boolean here = source.startsWith(text, at);
    at += here ? text.length() : 0;
    return here;
  }

  private boolean more() {
    return at < source.length();
  }

  private PatternNode choice() {
    if (++depth > MOST_DEPTH) {
      throw new Wrong("brackets are nested too deep");
    }
    List<PatternNode> ways = new ArrayList<>();
    do {
      List<PatternNode> parts = new ArrayList<>();
      while (more() && source.charAt(at) != '|' && source.charAt(at) != ')') {
        parts.add(term());
      }
      ways.add(parts.size() == 1 ? parts.getFirst() : new Sequence(List.copyOf(parts)));
    } while (take("|"));
    depth--;
    return ways.size() == 1 ? ways.getFirst() : new Choice(List.copyOf(ways));
  }

  private PatternNode term() {
    int before = opened;
    PatternNode atom = atom();
    int[] times = times();
    if (times == null) {
      return atom;
    }
    if (atom instanceof Place || (atom instanceof Look look && !look.ahead())) {
      throw new Wrong("there is nothing to repeat");
    }
    boolean greedy = !take("?");
    return new Repeat(atom, times[0], times[1], greedy, before + 1, opened + 1);
  }

  /** How often, at least and at most; null where there is no quantifier. */
  private int[] times() {
    if (take("*")) {
      return new int[] {0, NO_END};
    }
    if (take("+")) {
      return new int[] {1, NO_END};
    }
    if (take("?")) {
      return new int[] {0, 1};
    }
    int close = more() && source.charAt(at) == '{' ? source.indexOf('}', at) : -1;
    String inner = close < 0 ? "" : source.substring(at + 1, close);
    if (!inner.matches("\\d{1,9}(,\\d{0,9})?")) {
      if (inner.matches("\\d+(,\\d*)?")) {
        throw new Wrong("a number of times is too large");
      }
      return null;
    }
    at = close + 1;
    int comma = inner.indexOf(',');
    int least = Integer.parseInt(comma < 0 ? inner : inner.substring(0, comma));
    String end = comma < 0 ? inner : inner.substring(comma + 1);
    int most = end.isEmpty() ? NO_END : Integer.parseInt(end);
    if (most != NO_END && most < least) {
      throw new Wrong("the numbers in {} are out of order");
    }
    return new int[] {least, most};
  }

  private PatternNode atom() {
    if (source.charAt(at) == '(') {
      return group();
    }
    if (times() != null) {
      throw new Wrong("there is nothing to repeat");
    }
    char c = source.charAt(at++);
    return switch (c) {
      case '^' -> new Place(At.BEGIN);
      case '$' -> new Place(At.END);
      case '.' -> new One(LINE_END.negate());
      case '[' -> new One(set());
      case '\\' -> escape();
      default -> new One(other -> other == c);
    };
  }

  private PatternNode group() {
    at++;
    PatternNode node;
    if (take("?:")) {
      node = choice();
    } else if (take("?=")) {
      node = new Look(choice(), true, true);
    } else if (take("?!")) {
      node = new Look(choice(), true, false);
    } else if (take("?<=")) {
      node = new Look(choice(), false, true);
    } else if (take("?<!")) {
      node = new Look(choice(), false, false);
    } else {
      if (take("?<")) {
        at = source.indexOf('>', at) + 1;
      } else if (take("?")) {
        throw new Wrong("there is no group of this kind");
      }
      int index = ++opened;
      node = new Group(index, choice());
    }
    if (!take(")")) {
      throw new Wrong("a bracket is not closed");
    }
    return node;
  }

  private PatternNode escape() {
    if (take("b")) {
      return new Place(At.WORD_EDGE);
    }
    if (take("B")) {
      return new Place(At.NO_WORD_EDGE);
    }
    if (!names.isEmpty() && source.startsWith("k", at)) {
      int close = source.indexOf('>', at);
      Integer group =
          source.startsWith("k<", at) && close > 0
              ? names.get(source.substring(at + 2, close))
              : null;
      if (group == null) {
        throw new Wrong("there is no group of this name");
      }
      at = close + 1;
      return new Again(group);
    }
    int end = at;
    while (end < source.length() && end < at + 4 && DIGIT.test(source.charAt(end))) {
      end++;
    }
    if (end > at && source.charAt(at) != '0') {
      int group = Integer.parseInt(source.substring(at, end));
      if (group <= groups) {
        at = end;
        return new Again(group);
      }
    }
    IntPredicate kind = kind();
    if (kind != null) {
      return new One(kind);
    }
    int c = character();
    return new One(other -> other == c);
  }

  /** A set that an escape names; null where it names none. */
  private IntPredicate kind() {
    char c = more() ? source.charAt(at) : 0;
    IntPredicate kind =
        switch (c) {
          case 'd' -> DIGIT;
          case 'D' -> NO_DIGIT;
          case 'w' -> WORD;
          case 'W' -> NO_WORD;
          case 's' -> SPACE;
          case 'S' -> NO_SPACE;
          default -> null;
        };
    at += kind == null ? 0 : 1;
    return kind;
  }

  /** The character that an escape stands for. */
  private int character() {
    if (!more()) {
      throw new Wrong("a \\ stands at the end");
    }
    char c = source.charAt(at++);
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 11;
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'x' -> hex(2, c);
      case 'u' -> hex(4, c);
      case 'c' ->
          more() && Character.isLetter(source.charAt(at)) && source.charAt(at) < 128
              ? source.charAt(at++) % 32
              : back('\\');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c - '0');
      default -> c;
    };
  }

  private int back(int c) {
    at--;
    return c;
  }

  private int hex(int digits, char otherwise) {
    String text = source.substring(at, Math.min(source.length(), at + digits));
    if (!text.matches("[0-9a-fA-F]{" + digits + "}")) {
      return otherwise;
    }
    at += digits;
    return Integer.parseInt(text, 16);
  }

  private int octal(int first) {
    int value = first;
    while (more() && value < 32 && source.charAt(at) >= '0' && source.charAt(at) <= '7') {
      value = 8 * value + source.charAt(at++) - '0';
    }
    return value;
  }

  private IntPredicate set() {
    boolean not = take("^");
    BitSet characters = new BitSet();
    Set<IntPredicate> kinds = new LinkedHashSet<>();
    while (!take("]")) {
      int from = member(kinds);
      int to = from;
      if (source.startsWith("-", at) && !source.startsWith("-]", at)) {
        at++;
        to = member(kinds);
        if (from >= 0 && to >= 0 && from > to) {
          throw new Wrong("a range of characters is out of order");
        }
        if (from < 0 || to < 0) {
          characters.set('-'); // Beside a set it stands for itself.
          from = Math.max(from, to);
          to = from;
        }
      }
      if (from >= 0) {
        characters.set(from, to + 1);
      }
    }
    IntPredicate all =
        kinds.isEmpty()
            ? characters::get
            : c -> characters.get(c) || kinds.stream().anyMatch(kind -> kind.test(c));
    return not ? all.negate() : all;
  }

  /** Reads a character; -1 where it was a set, which is added to the others. */
  private int member(Set<IntPredicate> kinds) {
    if (!more()) {
      throw new Wrong("a [ is not closed");
    }
    char c = source.charAt(at++);
    if (c != '\\') {
      return c;
    }
    IntPredicate kind = kind();
    if (kind != null) {
      kinds.add(kind);
      return -1;
    }
    return take("b") ? 8 : character();
  }
}
