package dev.tensorcord.jobs.digits;

import dev.tensorcord.nn.Model;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.Arrays;
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
  static float[] of(Model model, float[] pixels, int winner) {
    float[] copies = new float[COPIES * PIXELS];
    for (int i = 0; i < COPIES; i++) {
      System.arraycopy(pixels, 0, copies, i * PIXELS, PIXELS);
    }
    Tensor clean = DigitNetwork.images(copies);
    Tensor x = clean.add(Tensors.randomNormal(clean.shape(), 0, NOISE, SEED));
    int labels = model.layers().getLast().output().dim(0);
    float[] weights = new float[labels];
    Arrays.fill(weights, -1f / (labels - 1));
    weights[winner] = 1;
    Tensor lead = Tensors.tensor(weights, 1, labels);
    Tensor gradient =
        Gradients.grads(in -> scores(model, in.getFirst()).mul(lead).sum(), List.of(x)).getFirst();
    return spread(soft(gradient.mean(0).abs().data()));
  }

  /** Each pixel with its neighbours, which matter together. */
  private static float[] soft(float[] map) {
    int side = DigitModel.SIDE;
    float[] soft = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      for (int y = Math.max(0, i / side - 1); y <= Math.min(side - 1, i / side + 1); y++) {
        for (int x = Math.max(0, i % side - 1); x <= Math.min(side - 1, i % side + 1); x++) {
          soft[i] += map[y * side + x] / 9;
        }
      }
    }
    return soft;
  }

  /** From 0, where half of all pixels matter less, to 1. */
  private static float[] spread(float[] map) {
    float[] sorted = map.clone();
    Arrays.sort(sorted);
    float low = sorted[PIXELS / 2];
    float range = sorted[PIXELS - 1] - low;
    for (int i = 0; i < PIXELS; i++) {
      map[i] = range > 0 ? Math.max(0, (map[i] - low) / range) : 0;
    }
    return map;
  }

  /**
   * What softmax is taken of: its gradient fades where the answer is sure, that of scores stays.
   */
  private static Tensor scores(Model model, Tensor x) {
    List<Layer> layers = model.layers();
    Tensor now = x;
    for (Layer layer : layers.subList(0, layers.size() - 1)) {
      now = layer.apply(now, Pass.INFERENCE);
    }
    List<Weight> last = layers.getLast().weights();
    return now.matMul(last.getFirst().variable()).add(last.getLast().variable());
  }
}
