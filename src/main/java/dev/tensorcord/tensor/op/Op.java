package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/** An op as the table of all lists it: what docs, sandbox and tests need to know. */
public interface Op {
  /** Its name, TensorFlow.js's where that has it. */
  String name();

  /** Its parameters, in TensorFlow.js's order. */
  Signature signature();

  /**
   * Applies it to arguments as a script gives them, in the signature's order: tensors or what can
   * become one, numbers, lists, words; those at the end may be left out.
   *
   * @return a tensor, a list of tensors, a map of tensors by name, or a plain value
   * @throws dev.tensorcord.fault.Fault if an argument is missing or wrong
   */
  Object call(Object... given);

  /** What it does, and a snippet that runs. */
  Doc doc();

  /** Inputs at which the tests hold its gradient against differences; empty if it has none. */
  List<Sample> samples();

  /**
   * @param summary one sentence or two
   * @param snippet a line of JavaScript that prints something
   */
  record Doc(String summary, String snippet) {}

  /**
   * A use of the op as a function of float tensors.
   *
   * @param label tells the uses of one op apart
   * @param shapes the arguments' shapes
   * @param domains for each argument, numbers that it takes
   */
  record Sample(
      String label, List<Shape> shapes, List<Domain> domains, Function<Tensor[], Tensor> use) {}

  /**
   * Numbers from {@code low} to {@code high}, but none within {@code margin} of a whole multiple of
   * {@code kinks}, where the gradient jumps; 0 for no kinks.
   */
  record Domain(double low, double high, double kinks, double margin) {
    static final Domain ANY = between(-2, 2);
    static final Domain POSITIVE = between(0.3, 2);

    static Domain between(double low, double high) {
      return new Domain(low, high, 0, 0);
    }

    /** Keeps away from 0. */
    Domain apartFromZero() {
      return new Domain(low, high, 1000, 0.15);
    }

    /** Keeps away from the multiples of a number. */
    Domain apartFrom(double multiples) {
      return new Domain(low, high, multiples, 0.1 * multiples);
    }

    /** The number at a place from 0 to 1, moved off a kink. */
    public double at(double place) {
      double x = low + (high - low) * place;
      if (kinks == 0) {
        return x;
      }
      double nearest = Math.rint(x / kinks) * kinks;
      return Math.abs(x - nearest) >= margin ? x : nearest + (x < nearest ? -margin : margin);
    }
  }
}
