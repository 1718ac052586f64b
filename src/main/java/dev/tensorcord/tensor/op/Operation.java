package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An op as a row: its name, its parameters, and what joins them to the class that does the work, or
 * the few ops that it is made of.
 *
 * <pre>{@code
 * Operation.of("reverse", "x: any, axis?: ints")
 *     .does(call -> Reverse.apply(call.tensor("x"), call.some("axis")))
 *     .sample("rows", x -> Reverse.apply(x[0], 0), Shape.of(3, 2))
 *     .doc("The same values, backwards.", "tf.tensor1d([1, 2]).reverse().print()")
 * }</pre>
 */
public final class Operation implements Op {
  private final String name;
  private final Signature signature;
  private final List<Sample> samples = new ArrayList<>();
  private String said;
  private Function<Call, Object> body;
  private Doc doc;

  private Operation(String name, Signature signature) {
    this.name = name;
    this.said = name.substring(name.lastIndexOf('.') + 1); // Messages name no namespace.
    this.signature = signature;
  }

  /** A row, with its parameters as {@link Signature#of} reads them. */
  public static Operation of(String name, String signature) {
    return new Operation(name, Signature.of(signature));
  }

  /**
   * What it does with its arguments: gives a tensor, a list of tensors, a map of them by name, or a
   * plain value.
   */
  public Operation does(Function<Call, Object> work) {
    body = work;
    return this;
  }

  /** What messages about its arguments call it, where that is not the last part of its name. */
  Operation said(String word) {
    said = word;
    return this;
  }

  /** A use of it for the gradient tests, over numbers from -2 to 2. */
  public Operation sample(String label, Function<Tensor[], Tensor> use, Shape... shapes) {
    return sample(label, Domain.ANY, use, shapes);
  }

  /** A use of it for the gradient tests, over numbers of a domain. */
  public Operation sample(
      String label, Domain domain, Function<Tensor[], Tensor> use, Shape... shapes) {
    List<Domain> domains = java.util.Collections.nCopies(shapes.length, domain);
    samples.add(new Sample(name + " " + label, List.of(shapes), domains, use));
    return this;
  }

  /** Uses of it for the gradient tests. */
  public Operation samples(List<Sample> uses) {
    samples.addAll(uses);
    return this;
  }

  /** Ends the row. */
  public Operation doc(String summary, String snippet) {
    doc = new Doc(summary, snippet);
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Object call(Object... given) {
    return body.apply(new Call(said, signature, given));
  }

  @Override
  public Doc doc() {
    return doc;
  }

  @Override
  public List<Sample> samples() {
    return List.copyOf(samples);
  }
}
