package dev.tensorcord.nn;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.grad.Gradients;
import dev.tensorcord.tensor.grad.Gradients.ValueAndPartials;
import dev.tensorcord.tensor.op.Fused;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Moves variables so that a loss becomes smaller. Belongs to the session of the variables.
 *
 * <pre>{@code
 * Optimizer optimizer = Optimizer.sgd(0.5);
 * optimizer.minimize(() -> predict.get().sub(labels).square().mean(), List.of(a, b)).dispose();
 * }</pre>
 */
public abstract class Optimizer implements AutoCloseable {
  private final Map<Variable, Tensor[]> slots = new LinkedHashMap<>();
  private double learningRate;
  private long steps;
  private OptimizerKind kind;

  Optimizer(double learningRate) {
    this.learningRate = learningRate;
  }

  /** How long its steps are. */
  public final double learningRate() {
    return learningRate;
  }

  /** Makes the steps from here on longer or shorter. */
  public final void learningRate(double rate) {
    learningRate = rate;
  }

  /** Plain gradient descent: {@code w -= rate · gradient}. */
  public static Optimizer sgd(double rate) {
    return OptimizerKind.SGD.of(new Sgd(rate), Map.of());
  }

  /**
   * Gradient descent with momentum: {@code m = momentum · m + gradient; w -= rate · m}.
   *
   * @param nesterov whether to look one step ahead: {@code w -= rate · (gradient + momentum · m)}
   */
  public static Optimizer momentum(double rate, double momentum, boolean nesterov) {
    Map<String, Object> settings = Map.of("momentum", momentum, "useNesterov", nesterov);
    return OptimizerKind.MOMENTUM.of(new Momentum(rate, momentum, nesterov), settings);
  }

  /** Adam with its usual settings: 0.9, 0.999, 1e-7. */
  public static Optimizer adam(double rate) {
    return adam(rate, 0.9, 0.999, 1e-7);
  }

  /** Adam. */
  public static Optimizer adam(double rate, double beta1, double beta2, double epsilon) {
    Map<String, Object> settings = Map.of("beta1", beta1, "beta2", beta2, "epsilon", epsilon);
    return OptimizerKind.ADAM.of(new Adam(rate, beta1, beta2, epsilon), settings);
  }

  /** One step down for all trainable variables of the session. */
  public final Tensor minimize(Supplier<Tensor> loss) {
    return minimize(loss, Session.current().trainable());
  }

  /**
   * One step down.
   *
   * @return the loss before the step; the caller disposes of it
   * @throws dev.tensorcord.fault.Fault if the loss is no single number or depends on none of the
   *     variables
   */
  public final Tensor minimize(Supplier<Tensor> loss, List<Variable> variables) {
    Session session = Session.current();
    Tensor value;
    try (Scope scope = Scope.open()) {
      ValueAndPartials both = Gradients.partials(loss, variables);
      advance();
      Tensor rate = Tensors.scalar(learningRate);
      for (int i = 0; i < variables.size(); i++) {
        Tensor gradient = both.partials()[i];
        if (gradient != null) {
          step(variables.get(i), gradient, rate);
        }
      }
      value = scope.handOut(both.value());
    }
    // The end of a step is where the next one begins: all steps are fused alike. By now the
    // gradients are disposed of, so that none of them is written down.
    session.flush();
    return value;
  }

  /** Moves the variables by gradients that are there already, by the variables' names. */
  public final void apply(Map<String, Tensor> gradients, List<Variable> variables) {
    advance();
    try (Scope _ = Scope.open()) {
      // An input and no constant: a rate that changes with every step needs no kernel of its own.
      Tensor rate = Tensors.scalar(learningRate);
      for (Variable variable : variables) {
        Tensor gradient = gradients.get(variable.name());
        if (gradient != null) {
          step(variable, gradient, rate);
        }
      }
    }
    Session.current().flush();
  }

  private void advance() {
    steps++;
    begin();
  }

  /** How it is described in a model file. */
  final OptimizerKind kind() {
    return kind;
  }

  final void kind(OptimizerKind described) {
    kind = described;
  }

  /**
   * The steps so far as {@code iter}, then what it remembers of the variables, one kind after the
   * other, under TensorFlow.js's names, such as {@code variable_0/m}. The tensors are its own.
   */
  public final Map<String, Tensor> remembered() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    all.put("iter", Tensors.tensor(new int[] {(int) steps}));
    for (int i = 0; i < kind.slots().size(); i++) {
      String slot = kind.slots().get(i);
      int at = i;
      slots.forEach((variable, held) -> {
        if (at < held.length) {
          all.put(variable.name() + "/" + slot, held[at]);
        }
      });
    }
    return all;
  }

  /**
   * Goes on where another one stood that remembered this of the session's variables.
   *
   * @throws Fault if a name or a shape belongs to none of them
   */
  public final void remember(Map<String, Tensor> values) {
    Map<Variable, Tensor[]> all = new LinkedHashMap<>();
    long after = 0;
    for (Map.Entry<String, Tensor> each : values.entrySet()) {
      if (each.getKey().equals("iter")) {
        after = (long) Math.clamp(each.getValue().item(), 0, 100_000_000);
        continue;
      }
      int slash = each.getKey().lastIndexOf('/');
      int slot = kind.slots().indexOf(each.getKey().substring(slash + 1));
      Variable variable =
          Session.current().variables().stream()
              .filter(one -> slash >= 0 && one.name().equals(each.getKey().substring(0, slash)))
              .findFirst()
              .orElse(null);
      if (slot < 0 || variable == null || !variable.shape().equals(each.getValue().shape())) {
        throw Fault.of(
            "setWeights: \"%s\" is nothing that this optimizer remembers of a variable."
                .formatted(each.getKey()),
            "Give it what getWeights() of an optimizer of the same kind gave.");
      }
      Tensor[] held = all.getOrDefault(variable, new Tensor[0]);
      Tensor[] more = Arrays.copyOf(held, Math.max(held.length, slot + 1));
      more[slot] = each.getValue().copy().keep();
      all.put(variable, more);
    }
    resume(after, all);
  }

  /** Steps so far. */
  public final long steps() {
    return steps;
  }

  /** What it remembers of each variable that it has moved, in the order of the first moves. */
  final Map<Variable, Tensor[]> slots() {
    return slots;
  }

  /** Goes on where another one stood after so many steps. */
  final void resume(long after, Map<Variable, Tensor[]> remembered) {
    close();
    while (steps < after) {
      advance();
    }
    slots.putAll(remembered);
  }

  /** A new step begins. */
  void begin() {}

  /** Moves one variable. */
  abstract void step(Variable variable, Tensor gradient, Tensor rate);

  /** What this optimizer remembers of a variable: {@code count} tensors, zeros at first. */
  final Tensor[] memory(Variable variable, int count) {
    return memory(variable, count, 0);
  }

  /** The same, beginning with another number. */
  final Tensor[] memory(Variable variable, int count, double first) {
    return slots.computeIfAbsent(
        variable,
        key -> {
          Tensor[] zeros = new Tensor[count];
          for (int i = 0; i < count; i++) {
            zeros[i] = Tensors.fill(key.shape(), first, DType.FLOAT32).keep();
          }
          return zeros;
        });
  }

  /** Puts a new value in a slot of {@link #memory}. */
  static void remember(Tensor[] slots, int index, Tensor value) {
    slots[index].dispose();
    slots[index] = value.keep();
  }

  /** Assigns the value of one fused expression and frees it. */
  static void assign(Variable variable, Fused update, Tensor... inputs) {
    Tensor value = update.apply(inputs);
    variable.assign(value);
    value.dispose();
  }

  static Expr number(double value) {
    return Expr.of(value);
  }

  /** Frees what it remembers. */
  @Override
  public void close() {
    slots.values().forEach(each -> List.of(each).forEach(Tensor::dispose));
    slots.clear();
  }
}
