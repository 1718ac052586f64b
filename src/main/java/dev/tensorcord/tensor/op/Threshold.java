package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;

/** Images in black and white, by a threshold that is given or found. */
final class Threshold {
  private static final int SHADES = 256;

  private Threshold() {}

  /** image.threshold. */
  static Tensor apply(Call call) {
    Tensor image = call.tensor("image");
    String method = call.text("method");
    Shape shape = image.shape();
    boolean fits =
        image.rank() == 3
            && (shape.dim(2) == 3 || shape.dim(2) == 1)
            && (image.dtype() == DType.INT32 || image.dtype() == DType.FLOAT32);
    if (!fits) {
      throw Fault.of(
          "image.threshold: an image [height,width,1 or 3] of int32 or float32 is needed, not %s %s."
              .formatted(image.dtype(), shape),
          "Reshape or cast it first.");
    }
    if (!method.equals("otsu") && !method.equals("binary")) {
      throw Fault.of(
          "image.threshold: there is no method '%s'.".formatted(method), "Use 'binary' or 'otsu'.");
    }
    Tensor grey = shape.dim(2) == 3 ? Images.grey(image) : image;
    double limit = method.equals("otsu") ? otsu(grey) : (float) call.number("threshValue") * 255f;
    Tensor level = Tensors.scalar(limit);
    Tensor bright =
        call.flag("inverted")
            ? Comparisons.LESS_EQUAL.apply(grey, level)
            : Comparisons.GREATER.apply(grey, level);
    return bright.cast(DType.INT32).mul(255);
  }

  /**
   * Otsu 1979: the shade that parts the others into two classes whose means lie farthest apart,
   * weighted by how many there are. In single precision, so that equal ones stay equal.
   */
  private static int otsu(Tensor grey) {
    float[] histogram = new float[SHADES];
    for (float shade : grey.dtype() == DType.INT32 ? grey.data() : grey.round().data()) {
      if (shade < 0) {
        throw Fault.of(
            "image.threshold: there is a shade below 0 in the image.", "Shades go from 0 to 255.");
      }
      if (shade < SHADES) {
        histogram[(int) shade]++;
      }
    }
    float total = grey.size();
    int best = -1;
    float apart = 0;
    for (int shade = 0; shade < SHADES - 1; shade++) {
      float darker = count(histogram, 0, shade + 1);
      float brighter = count(histogram, shade + 1, SHADES);
      float between =
          mean(histogram, 0, shade + 1) / darker - mean(histogram, shade + 1, SHADES) / brighter;
      float weighted = darker / total * (brighter / total) * between * between;
      if (weighted > apart) {
        apart = weighted;
        best = shade;
      }
    }
    return best;
  }

  private static float count(float[] histogram, int from, int to) {
    double count = 0;
    for (int i = from; i < to; i++) {
      count += histogram[i];
    }
    return (float) count;
  }

  private static float mean(float[] histogram, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += histogram[i] * i;
    }
    return (float) sum;
  }
}
