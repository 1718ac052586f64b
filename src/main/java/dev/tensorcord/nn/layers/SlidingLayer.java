package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What layers whose filters slide over series, images or volumes have in common: the window, the
 * bias, the activation, where the channels lie.
 */
abstract class SlidingLayer extends Layer {
  final int axes;
  final int[] kernelSize;
  final int[] strides;
  final int[] dilation;
  final String padding;
  final Channels channels;
  final Activation activation;
  final boolean useBias;
  final WeightRule biasRule;
  Variable bias;

  /**
   * @param axes 1 for series, 2 for images, 3 for volumes
   */
  SlidingLayer(String className, Settings settings, int axes) {
    super(className, settings);
    this.axes = axes;
    int[] ones = new int[axes];
    Arrays.fill(ones, 1);
    settings.needed("kernelSize", "3");
    kernelSize = settings.sizes("kernelSize", axes, ones);
    strides = settings.sizes("strides", axes, ones);
    dilation = settings.sizes("dilationRate", axes, ones);
    if (max(strides) > 1 && max(dilation) > 1) {
      throw Fault.of(
          "%s: either the strides or the dilationRate must be 1.".formatted(className),
          "Leave the dilationRate out, or use strides of 1.");
    }
    padding = settings.padding();
    channels = new Channels(settings.channelsFirst());
    activation = settings.activation("activation", "linear");
    useBias = settings.flag("useBias", true);
    biasRule = settings.rule("bias", "zeros");
    readActivity(settings);
  }

  private static int max(int[] numbers) {
    return Arrays.stream(numbers).max().orElseThrow();
  }

  @Override
  protected final BatchShape outputShape(BatchShape given) {
    if (given.rank() != axes + 2) {
      Windows.check(this, given, given, axes);
    }
    BatchShape shape = channels.toLast(given);
    if (!shape.knows(-1)) {
      throw mismatch(given, "a known number of channels", "Give the number in the inputShape.");
    }
    int made = madeFor();
    if (made >= 0 && shape.dim(-1) != made) {
      throw mismatch(
          given,
          "%d channels".formatted(made),
          "Give as many channels as its weights were made for.");
    }
    return channels.fromLast(slid(shape));
  }

  /** The number of channels that its weights were made for; negative before they are made. */
  abstract int madeFor();

  /** The shape that goes out, channels last. */
  abstract BatchShape slid(BatchShape shape);

  @Override
  protected final void makeWeights(BatchShape shape) {
    makeWeightsFor(channels.toLast(shape).dim(-1));
  }

  abstract void makeWeightsFor(int inputs);

  final void makeBias(int size) {
    bias = useBias ? weight(biasRule, size) : null;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    return activation.apply(channels.fromLast(slide(channels.toLast(x))));
  }

  /** The sums of what stands under the window with the bias, channels last. */
  abstract Tensor slide(Tensor x);

  final Tensor biased(Tensor sums) {
    return bias == null ? sums : sums.add(bias);
  }

  /** The window over images. */
  final Window window() {
    Padding around = padding.equals("same") ? Padding.SAME : Padding.VALID;
    return new Window(strides[0], strides[1], dilation[0], dilation[1], around);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("kernelSize", list(kernelSize));
    settings.put("strides", list(strides));
    settings.put("padding", padding);
    settings.put("dataFormat", channels.setting());
    settings.put("dilationRate", list(dilation));
    settings.put("activation", activation.name());
    settings.put("useBias", useBias);
    biasRule.describe(settings);
    settings.put("activityRegularizer", activity());
  }

  static List<Integer> list(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
