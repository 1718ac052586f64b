package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Einstein's summation: each axis has a letter, axes of one letter go together, and letters that
 * the result does not have are summed over. Two tensors are brought into the order of one batched
 * matrix product.
 */
public final class Einsum implements Op {
  static final Einsum OP = new Einsum();

  private static final Signature SIGNATURE = Signature.of("equation: text, tensors: tensors");

  private Einsum() {}

  @Override
  public String name() {
    return "einsum";
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  /** The tensors follow the equation one by one, or in a list. */
  @Override
  public Object call(Object... given) {
    boolean listed =
        given.length == 2
            && given[1] instanceof List<?> list
            && list.stream().allMatch(Tensor.class::isInstance);
    Object tensors =
        listed ? given[1] : Arrays.asList(given).subList(Math.min(1, given.length), given.length);
    Call call = new Call(name(), SIGNATURE, given.length == 0 ? null : given[0], tensors);
    return apply(call.text("equation"), call.tensors("tensors").toArray(Tensor[]::new));
  }

  @Override
  public Doc doc() {
    return new Doc(
        "Sums of products by letters: 'ij,jk->ik' is a matrix product, 'ij->ji' transposes.",
        "tf.einsum('ij,ij->i', tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[5, 6], [7, 8]])).print()");
  }

  /** The letters of the tensors and of the result, and each letter's size. */
  private record Equation(List<String> terms, String result, Map<Character, Integer> sizes) {

    static Equation of(String text, Tensor... tensors) {
      String plain = text.replaceAll("\\s", "");
      String[] sides = plain.split("->", -1);
      if (sides.length != 2) {
        throw wrong(
            sides.length == 1
                ? "Equations without an arrow are not supported"
                : "The equation must contain exactly one arrow ('->')",
            "Write what goes in, '->', and what comes out: 'ij,jk->ik'.");
      }
      if (plain.contains("...")) {
        throw wrong("The ellipsis '...' is not supported", "Write a letter for each axis.");
      }
      List<String> terms = List.of(sides[0].split(",", -1));
      if (terms.size() != tensors.length) {
        throw wrong(
            "Expected %d input tensors, received %d".formatted(terms.size(), tensors.length),
            "Give one tensor for each group of letters between commas.");
      }
      if (terms.size() > 2) {
        throw wrong(
            "Equations of more than 2 input tensors are not supported", "Take two at a time.");
      }
      Map<Character, Integer> sizes = new HashMap<>();
      for (int i = 0; i < tensors.length; i++) {
        measure(terms.get(i), tensors[i].shape(), sizes);
      }
      distinct(sides[1]);
      for (char letter : sides[1].toCharArray()) {
        if (!sizes.containsKey(letter)) {
          throw Fault.of(
              "Output subscripts contain the label %s not present in the input subscripts."
                  .formatted(letter),
              "einsum takes the result's letters from those of its tensors.");
        }
      }
      return new Equation(terms, sides[1], sizes);
    }

    private static void measure(String term, Shape shape, Map<Character, Integer> sizes) {
      distinct(term);
      if (term.length() != shape.rank()) {
        throw wrong(
            "'%s' has %d letters for a tensor of shape %s".formatted(term, term.length(), shape),
            "Write one letter for each axis.");
      }
      for (int axis = 0; axis < term.length(); axis++) {
        Integer known = sizes.putIfAbsent(term.charAt(axis), shape.dim(axis));
        if (known != null && known != shape.dim(axis)) {
          throw wrong(
              "Expected dimension %d at axis %d of the input shaped %s, where the letter is %s; got %d"
                  .formatted(known, axis, shape, term.charAt(axis), shape.dim(axis)),
              "Axes of one letter have one size.");
        }
      }
    }

    private static void distinct(String term) {
      if (term.chars().distinct().count() != term.length()) {
        throw wrong(
            "Duplicate axes, as in '%s', are not implemented yet".formatted(term),
            "Use another letter for each axis.");
      }
    }

    private static Fault wrong(String why, String remedy) {
      return Fault.of("einsum: %s.".formatted(why), remedy);
    }

    int[] dims(String letters) {
      return letters.chars().map(letter -> sizes.get((char) letter)).toArray();
    }

    int size(String letters) {
      return Arrays.stream(dims(letters)).reduce(1, Math::multiplyExact);
    }
  }

  /**
   * Computes.
   *
   * @throws Fault if the equation does not fit the tensors
   */
  public static Tensor apply(String equation, Tensor... tensors) {
    Equation e = Equation.of(equation, tensors);
    String first = e.terms().getFirst();
    if (tensors.length == 1) {
      return Scope.tidy(() -> {
        String left = letters(first, c -> e.result().indexOf(c) >= 0);
        return ordered(alone(tensors[0], first, left), left, e.result());
      });
    }
    String second = e.terms().get(1);
    String batch = letters(e.result(), c -> first.indexOf(c) >= 0 && second.indexOf(c) >= 0);
    String inner = letters(first, c -> e.result().indexOf(c) < 0 && second.indexOf(c) >= 0);
    String rows = letters(e.result(), c -> second.indexOf(c) < 0);
    String columns = letters(e.result(), c -> first.indexOf(c) < 0);
    return Scope.tidy(() -> {
      Tensor a = matrices(e, tensors[0], first, batch, rows, inner);
      Tensor b = matrices(e, tensors[1], second, batch, inner, columns);
      String found = batch + rows + columns;
      return ordered(a.matMul(b).reshape(e.dims(found)), found, e.result());
    });
  }

  private static String letters(String of, Predicate<Character> which) {
    StringBuilder found = new StringBuilder();
    for (char letter : of.toCharArray()) {
      if (which.test(letter)) {
        found.append(letter);
      }
    }
    return found.toString();
  }

  /** Without the letters that are this tensor's alone. */
  private static Tensor alone(Tensor x, String term, String kept) {
    List<Integer> gone = new ArrayList<>();
    for (int axis = 0; axis < term.length(); axis++) {
      if (kept.indexOf(term.charAt(axis)) < 0) {
        gone.add(axis);
      }
    }
    return gone.isEmpty() ? x : x.sum(gone.stream().mapToInt(axis -> axis).toArray());
  }

  private static Tensor matrices(
      Equation e, Tensor x, String term, String batch, String rows, String columns) {
    String order = batch + rows + columns;
    String kept = letters(term, c -> order.indexOf(c) >= 0);
    return ordered(alone(x, term, kept), kept, order)
        .reshape(e.size(batch), e.size(rows), e.size(columns));
  }

  private static Tensor ordered(Tensor x, String letters, String order) {
    return letters.equals(order)
        ? x.reshape(x.shape().toArray())
        : x.transpose(order.chars().map(letters::indexOf).toArray());
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        sample("ij,jk->ik", Shape.of(2, 3), Shape.of(3, 2)),
        sample("bij,bkj->ikb", Shape.of(2, 2, 3), Shape.of(2, 2, 3)),
        sample("ij,kj->ki", Shape.of(2, 3), Shape.of(2, 3)),
        sample("i,j->ij", Shape.of(2), Shape.of(3)),
        sample("ij->j", Shape.of(2, 3)),
        sample("ijk->kij", Shape.of(2, 1, 3)));
  }

  private static Sample sample(String equation, Shape... shapes) {
    return new Sample(
        "einsum " + equation,
        List.of(shapes),
        Collections.nCopies(shapes.length, Domain.ANY),
        x -> apply(equation, x));
  }
}
