package dev.tensorcord.jobs.digits;

import dev.tensorcord.nn.Sequential;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.List;

/**
 * How much each pixel counts: how steeply the winner's lead over the other scores changes with it,
 * averaged over copies of the image with some noise, since one gradient alone is ragged
 * (SmoothGrad: Smilkov, Thorat, Kim, Viégas and Wattenberg 2017).
 */
final class Saliency {
  static final int PIXELS = DigitModel.SIDE * DigitModel.SIDE;

  private static final int COPIES = 16;
  private static final double NOISE = 0.15;
  private static final long SEED = 1;

  private Saliency() {}

  /** One number from 0 to 1 for each pixel. */
  static float[] of(Sequential model, float[] pixels, int winner) {
    float[] copies = new float[COPIES * PIXELS];
    for (int i = 0; i < COPIES; i++) {
      System.arraycopy(pixels, 0, copies, i * PIXELS, PIXELS);
    }
    Tensor clean = DigitNetwork.images(copies);
    Tensor x = clean.add(Tensors.randomNormal(clean.shape(), 0, NOISE, SEED));
    int labels = model.layers().getLast().output().dim(0);
    float[] weights = new float[labels];
    java.util.Arrays.fill(weights, -1f / (labels - 1));
    weights[winner] = 1;
    Tensor lead = Tensors.tensor(weights, 1, labels);
    Tensor gradient =
        Gradients.grads(in -> scores(model, in.getFirst()).mul(lead).sum(), List.of(x)).getFirst();
    float[] saliency = gradient.abs().mean(0).data();
    float most = 0;
    for (float each : saliency) {
      most = Math.max(most, each);
    }
    for (int i = 0; i < saliency.length && most > 0; i++) {
      saliency[i] /= most;
    }
    return saliency;
  }

  /**
   * What softmax is taken of: its gradient fades where the answer is sure, that of scores stays.
   */
  private static Tensor scores(Sequential model, Tensor x) {
    List<Layer> layers = model.layers();
    Tensor now = x;
    for (Layer layer : layers.subList(0, layers.size() - 1)) {
      now = layer.apply(now, Pass.INFERENCE);
    }
    List<Weight> last = layers.getLast().weights();
    return now.matMul(last.getFirst().variable()).add(last.getLast().variable());
  }
}
