package dev.tensorcord.tensor.grad;

import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What was computed from the watched tensors, in order, so that it can be walked back (reverse-mode
 * differentiation, Wengert 1964). Records only while a gradient is asked for, and only ops that a
 * watched tensor flows into. Belongs to its session's thread.
 *
 * <p>Gradients within gradients share one tape: the inner one's backward ops are recorded for the
 * outer one.
 */
public final class Tape {
  private Object recording;
  private int depth;
  private int pauses;
  private int slots;
  private List<Node> nodes = new ArrayList<>();

  /** The tape's note on a tensor: which recording it is of, and the tensor's number in it. */
  public static final class Mark {
    private final Object recording;
    private final int slot;

    private Mark(Object recording, int slot) {
      this.recording = recording;
      this.slot = slot;
    }
  }

  /** One op: the numbers of the inputs that count (-1 for others) and the values of all. */
  record Node(Partials partials, int[] from, Tensor[] inputs, int to, Tensor[] output) {}

  /** A recording that has ended: its first {@code end} nodes and the number of slots. */
  record Recording(List<Node> nodes, int end, int slots) {}

  /** Records an op whose output is {@code y}, if any watched tensor flows into it. */
  public static void record(Partials partials, Tensor y, Tensor... inputs) {
    Tape tape = y.session().tape();
    if (tape.depth > 0 && tape.pauses == 0) {
      tape.add(partials, y, inputs);
    }
  }

  private void add(Partials partials, Tensor y, Tensor[] inputs) {
    int[] from = new int[inputs.length];
    boolean counts = false;
    for (int i = 0; i < inputs.length; i++) {
      from[i] = slot(inputs[i]);
      counts |= from[i] >= 0;
    }
    if (!counts) {
      return;
    }
    for (Tensor input : inputs) {
      if (!needs(input)) {
        input.mark(new Mark(recording, -1));
      }
    }
    Mark mark = new Mark(recording, slots++);
    y.mark(mark);
    nodes.add(new Node(partials, from, inputs.clone(), mark.slot, new Tensor[] {y}));
  }

  /** The tensor's number in this recording; -1 if nothing watched flows into it. */
  int slot(Tensor tensor) {
    Mark mark = tensor.mark();
    return mark != null && depth > 0 && mark.recording == recording ? mark.slot : -1;
  }

  /** Whether a recording that runs needs this tensor's values. */
  public boolean needs(Tensor tensor) {
    return depth > 0 && tensor.mark() != null && tensor.mark().recording == recording;
  }

  /** A tensor is about to lose its values: if they are needed, another tensor holds on to them. */
  public void preserve(Tensor tensor) {
    if (!needs(tensor)) {
      return;
    }
    Tensor held = null;
    for (Node node : nodes) {
      held = preserve(tensor, node.inputs, held);
      held = preserve(tensor, node.output, held);
    }
  }

  private Tensor preserve(Tensor tensor, Tensor[] values, Tensor held) {
    Tensor holder = held;
    for (int i = 0; i < values.length; i++) {
      if (values[i] == tensor) {
        if (holder == null) {
          holder = tensor.copy();
          holder.mark(new Mark(recording, -1));
        }
        values[i] = holder;
      }
    }
    return holder;
  }

  void start() {
    if (depth++ == 0) {
      recording = new Object();
      slots = 0;
      nodes = new ArrayList<>();
    }
  }

  void watch(Tensor tensor) {
    if (slot(tensor) < 0) {
      tensor.mark(new Mark(recording, slots++));
    }
  }

  /** Ends the innermost recording. What follows is recorded only for the ones around it. */
  Recording stop() {
    depth--;
    return new Recording(nodes, nodes.size(), slots);
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
    nodes = new ArrayList<>();
  }
}
