package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression as steps over numbered registers: first those of the inputs, then constants and
 * results as they come. Equal subexpressions get one register.
 *
 * @param operands how each input comes into its register
 * @param constants the registers that hold one number throughout
 * @param elements what each register holds
 * @param root the register of the whole expression's value
 */
record Code(Operand[] operands, Constant[] constants, Step[] steps, Element[] elements, int root) {

  /** How an operand comes into its register. */
  enum Way {
    /** The register points into the buffer. */
    DIRECT,
    /** One element, repeated through the block, once for a run. */
    REPEATED,
    /** Collected block by block along its strides. */
    WALKED
  }

  record Operand(Way way, int offset, Element element, Walk walk) {}

  record Constant(int register, double value) {}

  /** One primitive; -1 for an argument that it does not take. */
  record Step(Loop loop, int a, int b, int c, int out) {}

  /**
   * @param writes whether the value must be written by a step even if it is an input as it stands
   */
  static Code of(List<Integer> dims, Expr expression, List<View> inputs, boolean writes) {
    return new Writer(dims, inputs).write(expression, writes);
  }

  private static final class Writer {
    private final List<Operand> operands = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private final Map<Expr, Integer> registers = new HashMap<>();
    private final List<Element> given;

    Writer(List<Integer> dims, List<View> inputs) {
      given = inputs.stream().map(View::element).toList();
      for (View view : inputs) {
        registers.put(new Expr.Input(operands.size()), operands.size());
        operands.add(operand(dims, view));
        elements.add(view.element());
      }
    }

    Code write(Expr expression, boolean writes) {
      int root = register(expression);
      if (writes && steps.isEmpty()) {
        Element element = elements.get(root);
        root = emit(Casts.of(element, element), element, root, -1, -1);
      }
      return new Code(
          operands.toArray(Operand[]::new),
          constants.toArray(Constant[]::new),
          steps.toArray(Step[]::new),
          elements.toArray(Element[]::new),
          root);
    }

    private static Operand operand(List<Integer> dims, View view) {
      boolean repeated = true;
      boolean dense = true;
      List<Integer> denseStrides = View.denseStrides(dims);
      for (int axis = 0; axis < dims.size(); axis++) {
        boolean counts = dims.get(axis) != 1;
        repeated &= !counts || view.strides().get(axis) == 0;
        dense &= !counts || view.strides().get(axis).equals(denseStrides.get(axis));
      }
      boolean direct = dense && view.element() != Element.BOOL;
      Way way = direct ? Way.DIRECT : repeated ? Way.REPEATED : Way.WALKED;
      Walk walk =
          way == Way.WALKED ? new Walk(dims, view.offset(), view.strides(), 0, denseStrides) : null;
      return new Operand(way, view.offset(), view.element(), walk);
    }

    private int register(Expr expression) {
      Integer known = registers.get(expression);
      if (known != null) {
        return known;
      }
      int register =
          switch (expression) {
            case Expr.Input input ->
                throw new IllegalArgumentException("no input " + input.index() + " is given");
            case Expr.Constant constant -> {
              elements.add(constant.element());
              constants.add(new Constant(elements.size() - 1, constant.value()));
              yield elements.size() - 1;
            }
            case Expr.Cast cast -> {
              int of = register(cast.of());
              yield emit(Casts.of(elements.get(of), cast.to()), cast.to(), of, -1, -1);
            }
            case Expr.Apply apply -> {
              Element result = apply.element(given);
              int[] at = {-1, -1, -1};
              for (int i = 0; i < apply.arguments().size(); i++) {
                at[i] = register(apply.arguments().get(i));
              }
              boolean floats = elements.get(at[apply.fn().arity() - 1]) == Element.F32;
              Loop loop = floats ? FloatLoops.of(apply.fn()) : IntLoops.of(apply.fn());
              yield emit(loop, result, at[0], at[1], at[2]);
            }
          };
      registers.put(expression, register);
      return register;
    }

    private int emit(Loop loop, Element result, int a, int b, int c) {
      elements.add(result);
      steps.add(new Step(loop, a, b, c, elements.size() - 1));
      return elements.size() - 1;
    }
  }
}
