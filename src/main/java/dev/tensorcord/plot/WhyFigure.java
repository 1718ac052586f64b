package dev.tensorcord.plot;

import java.util.List;

/**
 * What the picture of an explanation is drawn from.
 *
 * @param word what the digit was read as
 * @param pixels 28×28, 0 ground to 255 ink
 * @param saliency how much each of them mattered, 0 to 1
 * @param layers the convolutions in their order
 */
public record WhyFigure(String word, byte[] pixels, float[] saliency, List<Layer> layers) {
  public WhyFigure {
    layers = List.copyOf(layers);
  }

  /**
   * Where the strongest filters of one convolution lit up.
   *
   * @param side pixels of each map's side
   * @param maps the strongest first; not negative
   */
  public record Layer(String title, int side, List<float[]> maps) {
    public Layer {
      maps = List.copyOf(maps);
    }
  }
}
