package dev.tensorcord.tensor.op;

import java.util.List;
import java.util.function.IntPredicate;

/** A part of a regular expression. */
sealed interface PatternNode {
  /** One character of a set. */
  record One(IntPredicate of) implements PatternNode {}

  /** One part after the other; none matches nothing. */
  record Sequence(List<PatternNode> parts) implements PatternNode {}

  /** The first of some ways that leads on. */
  record Choice(List<PatternNode> ways) implements PatternNode {}

  /** A group that remembers what it matched. */
  record Group(int index, PatternNode of) implements PatternNode {}

  /**
   * A part again and again.
   *
   * @param most -1 for no end
   * @param greedy whether as often as possible first
   * @param firstGroup the first group within it
   * @param endGroup the group after the last within it
   */
  record Repeat(PatternNode of, int least, int most, boolean greedy, int firstGroup, int endGroup)
      implements PatternNode {}

  /** What a group matched, again. */
  record Again(int group) implements PatternNode {}

  /** A place between two characters. */
  record Place(At at) implements PatternNode {}

  /** What holds at a {@link Place}. */
  enum At {
    BEGIN,
    END,
    WORD_EDGE,
    NO_WORD_EDGE
  }

  /** What follows, or comes before, without being taken. */
  record Look(PatternNode of, boolean ahead, boolean wanted) implements PatternNode {}
}
