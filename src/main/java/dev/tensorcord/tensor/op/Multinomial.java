package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;

/** Outcomes drawn by their likelihood: a loaded die, or several at once. */
public final class Multinomial {
  static final Operation OP =
      Operation.of(
              "multinomial", "logits, numSamples: whole, seed?: object, normalized: flag = false")
          .does(call ->
              apply(
                  call.tensor("logits"),
                  call.whole("numSamples"),
                  call.flag("normalized"),
                  Randoms.seed(call)))
          .doc(
              "So many outcomes, each drawn by its likelihood, given as logits or as probabilities.",
              "tf.multinomial([0.25, 0.75], 3, 7, true).print()");

  private Multinomial() {}

  /**
   * Draws places of outcomes, int32.
   *
   * @param logits of one die, or of a batch of dice as rows
   * @param normalized whether they are probabilities already
   * @throws Fault if there are fewer than two outcomes, or more than two axes
   */
  public static Tensor apply(Tensor logits, int samples, boolean normalized, long seed) {
    if (logits.size() < 2) {
      throw Fault.of(
          "Error in multinomial: you need at least 2 outcomes, but got %d."
              .formatted(logits.size()),
          "Give a likelihood for each outcome.");
    }
    if (logits.rank() > 2) {
      throw Fault.of(
          "Rank of probabilities must be 1 or 2, but is %d".formatted(logits.rank()),
          "Give one row for each die.");
    }
    int outcomes = logits.shape().dim(logits.rank() - 1);
    int dice = logits.size() / outcomes;
    Shape shape = logits.rank() == 1 ? Shape.of(samples) : Shape.of(dice, samples);
    Session.current().foresee(shape, DType.INT32);
    int[] drawn = new int[shape.size()];
    Tensor likely =
        Scope.tidy(() -> {
          Tensor floats = logits.cast(DType.FLOAT32);
          return normalized ? floats : Softmax.SOFTMAX.apply(floats);
        });
    Tensor places = Tensors.randomUniform(Shape.of(dice, samples), 0, 1, seed);
    float[] probabilities = likely.data();
    float[] random = places.data();
    likely.dispose();
    places.dispose();
    for (int die = 0; die < dice; die++) {
      double[] ends = ends(probabilities, die * outcomes, outcomes);
      for (int i = die * samples; i < (die + 1) * samples; i++) {
        drawn[i] = outcome(ends, random[i]);
      }
    }
    return Tensors.tensor(drawn, shape.toArray());
  }

  /** Where each outcome's part of the way from 0 to 1 ends; the last takes what is left. */
  private static double[] ends(float[] probabilities, int from, int count) {
    double[] ends = new double[count - 1];
    double sum = 0;
    for (int i = 0; i < ends.length; i++) {
      sum += probabilities[from + i];
      ends[i] = sum;
    }
    return ends;
  }

  /** The first whose end is above the number. */
  private static int outcome(double[] ends, double number) {
    int found = Arrays.binarySearch(ends, number);
    int at = found < 0 ? -found - 1 : found;
    while (at < ends.length && ends[at] <= number) {
      at++;
    }
    return at;
  }
}
