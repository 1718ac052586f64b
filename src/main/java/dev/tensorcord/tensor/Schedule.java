package dev.tensorcord.tensor;

import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import java.util.Arrays;
import java.util.List;

/** What a trace was fused into: passes, one after the other. Belongs to one thread at a time. */
final class Schedule {
  private final long[] live;
  private final Pass[] passes;
  private final int length;

  Schedule(long[] live, List<Pass> passes, int length) {
    this.live = live;
    this.passes = passes.toArray(Pass[]::new);
    this.length = length;
  }

  /**
   * A pass and the places of a trace that it reads and writes.
   *
   * @param done results that no later pass reads and no tensor uses
   */
  record Pass(
      Kernel.Pass kernel,
      Program program,
      int[] inputs,
      int[] numbers,
      int[] outputs,
      int[] done,
      Buffer[] in,
      Buffer[] out,
      double[] given) {

    Pass(
        Backend backend,
        Kernel.Pass kernel,
        int[] inputs,
        int[] numbers,
        int[] outputs,
        int[] done) {
      this(
          kernel,
          backend.prepare(kernel),
          inputs,
          numbers,
          outputs,
          done,
          new Buffer[inputs.length],
          new Buffer[outputs.length],
          new double[numbers.length]);
    }

    private void run(Storage[] values) {
      for (int i = 0; i < in.length; i++) {
        in[i] = values[inputs[i]].buffer();
      }
      for (int i = 0; i < given.length; i++) {
        given[i] = values[numbers[i]].number;
      }
      for (int i = 0; i < out.length; i++) {
        out[i] = values[outputs[i]].allocate();
      }
      program.run(out, in, given);
      for (int i = 0; i < out.length; i++) {
        values[outputs[i]].written(out[i]);
        out[i] = null;
      }
      Arrays.fill(in, null);
      for (int slot : done) {
        values[slot].release();
      }
    }
  }

  /** Whether this is for the same results in use. */
  boolean is(long[] others) {
    for (int i = 0; i < live.length; i++) {
      if (live[i] != others[i]) {
        return false;
      }
    }
    return true;
  }

  /** How many ops it has. */
  int length() {
    return length;
  }

  /** Computes. */
  void run(Storage[] values) {
    for (Pass pass : passes) {
      pass.run(values);
    }
  }

  /** What is computed, for those who want to see. */
  List<Kernel.Pass> kernels() {
    return Arrays.stream(passes).map(Pass::kernel).toList();
  }
}
