package dev.tensorcord.tensor;

import dev.tensorcord.backend.Piece;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The ops of a trace so far, as a place in a trie: the last op, with its inputs named by their
 * places in the trace, and the path before it. Numbers that an op is given are no part of it: a
 * learning rate that changes from step to step leads down the same path.
 */
final class Path {
  /** Marks an input as one number everywhere, where it is met first. */
  static final int NUMBER = 1 << 30;

  /** Of the same ops, what is still in use may differ; so many ways are remembered. */
  private static final int MOST_SCHEDULES = 8;

  final Path before;
  final int[] slots;
  final Shape shape;
  final DType dtype;
  final Piece piece;
  final long bytes;

  /** Inputs and results of the trace so far; the last is this op's result. */
  final int values;

  /** What came next the last time. */
  Path next;

  private final Rule rule;
  private final Object variant;
  private final Shape[] shapes;
  private final DType[] dtypes;

  /** What came next before: a hash table, chained by {@link #sibling}. */
  private Path[] buckets = {};

  private int children;
  private Path sibling;
  private final int hash;
  private final Deque<Schedule> schedules = new ArrayDeque<>(2);

  private Path(
      Path before, Rule rule, Object variant, int[] slots, Tensor[] inputs, Rule.Recipe recipe) {
    this.before = before;
    this.rule = rule;
    this.variant = variant;
    this.slots = slots;
    shapes = new Shape[inputs.length];
    dtypes = new DType[inputs.length];
    int highest = before == null ? -1 : before.values - 1;
    for (int i = 0; i < inputs.length; i++) {
      shapes[i] = inputs[i].shape();
      dtypes[i] = inputs[i].dtype();
      highest = Math.max(highest, slots[i] & ~NUMBER);
    }
    hash = hash(rule, variant, slots, slots.length);
    shape = recipe == null ? null : recipe.shape();
    dtype = recipe == null ? null : recipe.dtype();
    piece = recipe == null ? null : recipe.piece();
    bytes = recipe == null ? 0 : (long) shape.size() * dtype.bytes();
    values = recipe == null ? 0 : highest + 2;
  }

  /** Before the first op. */
  static Path start() {
    return new Path(null, null, "", new int[0], new Tensor[0], null);
  }

  /** The place of the op's result. */
  int result() {
    return values - 1;
  }

  private static int hash(Rule rule, Object variant, int[] slots, int count) {
    int hash = System.identityHashCode(rule) * 31 + variant.hashCode();
    for (int i = 0; i < count; i++) {
      hash = hash * 31 + slots[i];
    }
    return hash ^ hash >>> 15;
  }

  /** Whether this is that op on those inputs. */
  boolean is(Rule other, Object otherVariant, int[] at, Tensor[] inputs) {
    if (rule != other
        || (variant != otherVariant && !variant.equals(otherVariant))
        || slots.length != inputs.length) {
      return false;
    }
    for (int i = 0; i < slots.length; i++) {
      Tensor input = inputs[i];
      if (slots[i] != at[i]
          || dtypes[i] != input.dtype()
          || (shapes[i] != input.shape() && !shapes[i].equals(input.shape()))) {
        return false;
      }
    }
    return true;
  }

  /** The path with one more op; a new one if it was never taken. */
  Path to(Rule rule, Object variant, int[] at, Tensor[] inputs, Paths paths) {
    int hash = hash(rule, variant, at, inputs.length);
    Path found = buckets.length == 0 ? null : buckets[hash & (buckets.length - 1)];
    while (found != null && !found.is(rule, variant, at, inputs)) {
      found = found.sibling;
    }
    if (found == null) {
      int[] slots = Arrays.copyOf(at, inputs.length);
      found = new Path(this, rule, variant, slots, inputs, rule.recipe(variant, inputs));
      keep(found);
      paths.grew(1);
    }
    next = found;
    return found;
  }

  private void keep(Path child) {
    if (++children > buckets.length) {
      Path[] old = buckets;
      buckets = new Path[Math.max(1, 2 * old.length)];
      for (Path each : old) {
        while (each != null) {
          Path following = each.sibling;
          chain(each);
          each = following;
        }
      }
    }
    chain(child);
  }

  private void chain(Path child) {
    int bucket = child.hash & (buckets.length - 1);
    child.sibling = buckets[bucket];
    buckets[bucket] = child;
  }

  /**
   * What the ops are fused into.
   *
   * @param live a bit for each value that is still in use
   */
  Schedule schedule(long[] live, Paths paths) {
    for (Schedule each : schedules) {
      if (each.is(live)) {
        return each;
      }
    }
    Schedule made = new Fuser(this, Arrays.copyOf(live, (values + 63) >> 6)).schedule();
    if (schedules.size() == MOST_SCHEDULES) {
      schedules.removeLast();
    }
    schedules.addFirst(made);
    paths.grew(made.length());
    return made;
  }
}
