package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What the cells simple, GRU and LSTM have in common: a kernel for what comes in and one for the
 * state, side by side for all gates.
 */
abstract class GatedCell extends Cell {
  final int units;
  private final int gates;
  private final int states;
  final Activation activation;
  final Activation recurrentActivation;
  private final boolean useBias;
  private final WeightRule kernelRule;
  private final WeightRule recurrentRule;
  private final WeightRule biasRule;
  final double dropout;
  final double recurrentDropout;
  private final Object implementation;
  private Variable kernel;
  private Variable recurrentKernel;
  private Variable bias;

  /**
   * @param gates sums for each unit
   * @param states tensors that are remembered from step to step
   */
  GatedCell(String className, Settings settings, int gates, int states) {
    super(className, settings);
    this.gates = gates;
    this.states = states;
    units = settings.whole(unitsName(), 1);
    activation = settings.activation("activation", "tanh");
    recurrentActivation =
        gates == 1 ? null : settings.activation("recurrentActivation", "hardSigmoid");
    useBias = settings.flag("useBias", true);
    kernelRule = settings.rule("kernel", "glorotNormal");
    recurrentRule = settings.rule("recurrent", "orthogonal");
    biasRule = settings.rule("bias", "zeros");
    dropout = settings.number("dropout", 0, 1, 0);
    recurrentDropout = settings.number("recurrentDropout", 0, 1, 0);
    implementation = settings.get("implementation");
    readActivity(settings);
  }

  /** The setting that holds the number of units. */
  String unitsName() {
    return "units";
  }

  /** How the bias begins. */
  OwnWeights.Start biasStart(Initializer initializer) {
    return initializer::values;
  }

  @Override
  List<BatchShape> stateShapes(BatchShape step) {
    return Collections.nCopies(states, BatchShape.of(step.dim(0), units));
  }

  int inputs(BatchShape step) {
    int inputs = step.dim(-1);
    if (step.rank() != 2 || inputs == BatchShape.ANY) {
      throw mismatch(
          step, "steps of a known number of values", "Give series [examples, steps, values].");
    }
    if (kernel != null && kernel.shape().dim(kernel.rank() - 2) != inputs) {
      throw Fault.of(
          "The layer %s takes %d values in each step, not %d."
              .formatted(name(), kernel.shape().dim(kernel.rank() - 2), inputs),
          "Give as many values as its weights were made for.");
    }
    return inputs;
  }

  @Override
  protected void makeWeights(BatchShape step) {
    makeWeights(new int[] {inputs(step)}, new int[] {units});
  }

  /** Makes the kernels with these sizes before the gates' axis. */
  final void makeWeights(int[] kernelSizes, int[] recurrentSizes) {
    kernel = weight(kernelRule, and(kernelSizes, gates * units));
    recurrentKernel =
        weight("recurrent_kernel", recurrentRule, true, and(recurrentSizes, gates * units));
    if (useBias) {
      OwnWeights.Start start = biasStart(biasRule.initializer());
      bias = weight("bias", biasRule, start, true, gates * units);
    }
  }

  private static int[] and(int[] sizes, int last) {
    return BatchShape.of(sizes).and(last).toArray();
  }

  final Variable kernel() {
    return kernel;
  }

  final Variable recurrentKernel() {
    return recurrentKernel;
  }

  final Variable bias() {
    return bias;
  }

  /** The numbers of one gate, or of several side by side. */
  final Tensor gates(Tensor sums, int from, int count) {
    int[] begin = new int[sums.rank()];
    int[] size = sums.shape().toArray();
    begin[begin.length - 1] = from * units;
    size[size.length - 1] = count * units;
    return sums.slice(begin, size);
  }

  @Override
  Run begin(Tensor xs, Pass pass) {
    int examples = xs.shape().dim(0);
    Tensor inputFactor = dropped(dropout, pass, 1, examples, 1, xs.shape().dim(2));
    Tensor stateFactor = dropped(recurrentDropout, pass, 2, examples, units);
    return new Run() {
      @Override
      public Tensor prepare(Tensor series) {
        int inputs = series.shape().dim(2);
        Tensor rows = times(series, inputFactor).reshape(-1, inputs);
        Tensor sums = rows.matMul(kernel);
        Tensor biased = bias == null ? sums : sums.add(bias);
        return biased.reshape(examples, series.shape().dim(1), gates * units);
      }

      @Override
      public List<Tensor> step(Tensor x, List<Tensor> states) {
        return next(x, times(states.getFirst(), stateFactor), states);
      }
    };
  }

  /**
   * What goes out, then the new states.
   *
   * @param x the sums over what comes in, of all gates
   * @param h the state that went out before
   */
  abstract List<Tensor> next(Tensor x, Tensor h, List<Tensor> states);

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put(unitsName(), units);
    settings.put("activation", activation.name());
    if (recurrentActivation != null) {
      settings.put("recurrentActivation", recurrentActivation.name());
    }
    settings.put("useBias", useBias);
    kernelRule.describe(settings);
    recurrentRule.describe(settings);
    biasRule.describe(settings);
    settings.put("activityRegularizer", activity());
    settings.put("dropout", dropout);
    settings.put("recurrentDropout", recurrentDropout);
    if (gates > 1) {
      settings.put("implementation", implementation);
    }
  }
}
