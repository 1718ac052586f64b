package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorLike;
import dev.tensorcord.tensor.Tensors;
import java.util.List;
import java.util.Map;

/** Images as programs pass them on, four bytes for each pixel, and as tensors: one row each. */
public final class PixelArrays {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("browser.fromPixels", "pixels: object, numChannels: whole = 3")
              .does(call -> {
                if (call.get("pixels") instanceof Map<?, ?> image) {
                  return fromPixels(
                      bytes(image.get("data")),
                      size(image, "width"),
                      size(image, "height"),
                      call.whole("numChannels"));
                }
                throw Fault.of(
                    "browser.fromPixels: an image is needed.",
                    "Give {data, width, height}, the data four numbers for each pixel.");
              })
              .doc(
                  "An image {data, width, height} of red, green, blue and alpha bytes as an int32 "
                      + "tensor [height,width,channels].",
                  "tf.browser.fromPixels({data: new Uint8Array([9, 8, 7, 255]), width: 1, height: 1})"
                      + ".print()"),
          Operation.of("browser.toPixels", "img: object")
              .does(call -> {
                Object image = call.get("img");
                DType dtype = image instanceof Tensor ? null : DType.INT32;
                return toPixels(TensorLike.read(call.op(), "img", image, dtype));
              })
              .doc(
                  "An image [height,width] or [height,width,1, 3 or 4] as bytes red, green, blue, alpha "
                      + "of each pixel: float32 from 0 to 1, or int32 from 0 to 255.",
                  "tf.browser.toPixels(tf.tensor2d([[0, 0.5]]))"));

  private PixelArrays() {}

  private static int size(Map<?, ?> image, String name) {
    return (int) Kind.WHOLE.read("browser.fromPixels", name, image.get(name));
  }

  private static byte[] bytes(Object data) {
    if (data instanceof byte[] bytes) {
      return bytes;
    }
    int[] numbers = (int[]) Kind.INTS.read("browser.fromPixels", "data", data);
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }

  /**
   * An int32 tensor [height,width,channels].
   *
   * @param rgba red, green, blue and alpha of each pixel, row after row
   * @param channels how many of the four, from 1
   * @throws Fault if there are other numbers of bytes or channels
   */
  public static Tensor fromPixels(byte[] rgba, int width, int height, int channels) {
    if (channels < 1 || channels > 4) {
      throw Fault.of(
          "browser.fromPixels: an image has 1 to 4 channels, not %d.".formatted(channels),
          "Leave numChannels out for red, green and blue.");
    }
    Shape shape = Shape.of(height, width, channels);
    if (rgba.length != 4L * height * width) {
      throw Fault.of(
          "browser.fromPixels: %d bytes are not four for each of %d × %d pixels."
              .formatted(rgba.length, width, height),
          "Give red, green, blue and alpha of each pixel.");
    }
    Rows.ask(shape.size());
    int[] values = new int[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rgba[i / channels * 4 + i % channels] & 0xff;
    }
    return Tensors.tensor(values, shape.toArray());
  }

  /**
   * Red, green, blue and alpha of each pixel, row after row.
   *
   * @param image [height,width] or [height,width,1, 3 or 4]: float32 from 0 to 1, or int32 from 0
   *     to 255
   * @throws Fault if it is of another shape or type, or has other values
   */
  public static byte[] toPixels(Tensor image) {
    Shape shape = image.shape();
    int depth = image.rank() == 3 ? shape.dim(2) : 1;
    boolean floats = image.dtype() == DType.FLOAT32;
    boolean fits =
        (image.rank() == 2 || image.rank() == 3)
            && (depth == 1 || depth == 3 || depth == 4)
            && (floats || image.dtype() == DType.INT32);
    if (!fits) {
      throw Fault.of(
          "browser.toPixels: %s %s is no image.".formatted(image.dtype(), shape),
          "Give [height,width] or [height,width,1, 3 or 4] of float32 or int32.");
    }
    int most = floats ? 1 : 255;
    float[] values = image.data();
    int pixels = shape.dim(0) * shape.dim(1);
    Rows.ask(pixels);
    byte[] rgba = new byte[Shape.of(shape.dim(0), shape.dim(1), 4).size()];
    for (int i = 0; i < pixels; i++) {
      rgba[4 * i + 3] = (byte) 255;
      for (int c = 0; c < (depth == 1 ? 3 : depth); c++) {
        float value = values[i * depth + (depth == 1 ? 0 : c)];
        if (value < 0 || value > most) {
          throw Fault.of(
              "browser.toPixels: %s is not from 0 to %d.".formatted(value, most),
              "Scale the image first; float32 goes from 0 to 1, int32 from 0 to 255.");
        }
        rgba[4 * i + c] = (byte) Math.round(value * (255.0 / most));
      }
    }
    return rgba;
  }
}
