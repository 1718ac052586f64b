package dev.tensorcord.tensor.grad;

import dev.tensorcord.tensor.Tensor;

/**
 * The walk back over a recording: each op hands its output's gradient on to its inputs, and what
 * reaches a tensor on several ways adds up.
 */
final class Backward {
  private Backward() {}

  /**
   * The gradients with respect to the tensors with these slots; null for those that the result does
   * not depend on.
   */
  static Tensor[] of(Tape.Recording recording, int result, Tensor dy, int[] wanted) {
    boolean[] counts = reached(recording, wanted);
    Tensor[] gradients = new Tensor[recording.slots()];
    if (result < 0 || !counts[result]) {
      return new Tensor[wanted.length];
    }
    gradients[result] = dy;
    for (int i = recording.end() - 1; i >= 0; i--) {
      Tape.Node node = recording.nodes()[i];
      Tensor arriving = gradients[node.to];
      if (arriving == null) {
        continue;
      }
      for (int input = 0; input < node.from.length; input++) {
        int slot = node.from[input];
        if (slot >= 0 && counts[slot]) {
          Tensor part = node.partials.of(input, arriving, node.inputs, node.output);
          if (part != null) {
            gradients[slot] = gradients[slot] == null ? part : gradients[slot].add(part);
          }
        }
      }
    }
    Tensor[] found = new Tensor[wanted.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = gradients[wanted[i]];
    }
    return found;
  }

  /** Which slots a wanted tensor flows into. */
  private static boolean[] reached(Tape.Recording recording, int[] wanted) {
    boolean[] reached = new boolean[recording.slots()];
    for (int slot : wanted) {
      reached[slot] = true;
    }
    for (int i = 0; i < recording.end(); i++) {
      Tape.Node node = recording.nodes()[i];
      for (int slot : node.from) {
        reached[node.to] |= slot >= 0 && reached[slot];
      }
    }
    return reached;
  }
}
