package dev.tensorcord.tensor.grad;

import dev.tensorcord.tensor.Tensor;
import java.util.Arrays;

/**
 * What was computed from the watched tensors, in order, so that it can be walked back (reverse-mode
 * differentiation, Wengert 1964). Records only while a gradient is asked for, and only ops that a
 * watched tensor flows into. Belongs to its session's thread.
 *
 * <p>Gradients within gradients share one tape: the inner one's backward ops are recorded for the
 * outer one.
 */
public final class Tape {
  /** A tensor that is needed, but that no gradient flows through. */
  static final int NO_SLOT = -1;

  private Object recording;
  private int depth;
  private int pauses;
  private int slots;
  private Node[] nodes = new Node[64];
  private int size;

  /** One op: the numbers of the inputs that count (-1 for others), and the values of all. */
  static final class Node {
    final Partials partials;
    final int[] from;
    final Tensor[] inputs;
    final int to;
    Tensor output;

    private Node(Partials partials, int[] from, Tensor[] inputs, int to, Tensor output) {
      this.partials = partials;
      this.from = from;
      this.inputs = inputs;
      this.to = to;
      this.output = output;
    }
  }

  /** A recording that has ended: its first {@code end} nodes and the number of slots. */
  record Recording(Node[] nodes, int end, int slots) {}

  /**
   * Records an op whose output is {@code y}, if any watched tensor flows into it.
   *
   * @param inputs the tape's own from here on
   */
  public static void record(Partials partials, Tensor y, Tensor... inputs) {
    Tape tape = y.session().tape();
    if (tape.depth > 0 && tape.pauses == 0) {
      tape.add(partials, y, inputs);
    }
  }

  private void add(Partials partials, Tensor y, Tensor[] inputs) {
    int[] from = new int[inputs.length];
    boolean counts = false;
    for (int i = 0; i < from.length; i++) {
      from[i] = inputs[i].slot(recording);
      counts |= from[i] >= 0;
    }
    if (!counts) {
      return;
    }
    for (Tensor input : inputs) {
      if (!input.isIn(recording)) {
        input.mark(recording, NO_SLOT);
      }
    }
    y.mark(recording, slots);
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    nodes[size++] = new Node(partials, from, inputs, slots++, y);
  }

  /** The tensor's number in this recording; -1 if nothing watched flows into it. */
  int slot(Tensor tensor) {
    return depth > 0 ? tensor.slot(recording) : NO_SLOT;
  }

  /** Whether a recording that runs needs this tensor's values. */
  public boolean needs(Tensor tensor) {
    return depth > 0 && tensor.isIn(recording);
  }

  /** A tensor is about to lose its values: if they are needed, another tensor holds on to them. */
  public void preserve(Tensor tensor) {
    if (!needs(tensor)) {
      return;
    }
    Tensor holder = null;
    for (int n = 0; n < size; n++) {
      Node node = nodes[n];
      for (int i = 0; i < node.inputs.length; i++) {
        if (node.inputs[i] == tensor) {
          holder = holder(tensor, holder);
          node.inputs[i] = holder;
        }
      }
      if (node.output == tensor) {
        holder = holder(tensor, holder);
        node.output = holder;
      }
    }
  }

  private Tensor holder(Tensor tensor, Tensor before) {
    if (before != null) {
      return before;
    }
    Tensor holder = tensor.copy();
    holder.mark(recording, NO_SLOT);
    return holder;
  }

  void start() {
    if (depth++ == 0) {
      recording = new Object();
      slots = 0;
      if (size > 0) { // A gradient that asks for a gradient: the walk back still reads these.
        nodes = new Node[64];
        size = 0;
      }
    }
  }

  void watch(Tensor tensor) {
    if (slot(tensor) < 0) {
      tensor.mark(recording, slots++);
    }
  }

  /** Ends the innermost recording. What follows is recorded only for the ones around it. */
  Recording stop() {
    depth--;
    return new Recording(nodes, size, slots);
  }

  /** A recording was walked back. */
  void done(Recording walked) {
    if (depth == 0) {
      Arrays.fill(walked.nodes, 0, walked.end, null);
      size = walked.nodes == nodes ? 0 : size;
    }
  }

  void pause() {
    pauses++;
  }

  void resume() {
    pauses--;
  }

  /** Forgets everything; for a session that ends. */
  public void abandon() {
    depth = 0;
    pauses = 0;
    nodes = new Node[64];
    size = 0;
  }
}
