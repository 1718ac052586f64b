package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Slide;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;

/**
 * How a window slides over an image.
 *
 * @param strideHeight rows from one output to the next
 * @param strideWidth columns from one output to the next
 * @param dilationHeight rows from one tap of the window to the next
 * @param dilationWidth columns from one tap of the window to the next
 * @param padding what surrounds the image
 */
public record Window(
    int strideHeight, int strideWidth, int dilationHeight, int dilationWidth, Padding padding) {

  /**
   * Checks the steps.
   *
   * @throws Fault if one is below 1, or neither the strides nor the dilations are 1
   */
  public Window {
    if (Math.min(strideHeight, strideWidth) < 1 || Math.min(dilationHeight, dilationWidth) < 1) {
      throw Fault.of(
          "Strides and dilations are 1 or more, not %d,%d and %d,%d."
              .formatted(strideHeight, strideWidth, dilationHeight, dilationWidth),
          "A stride of 1 moves the window pixel by pixel.");
    }
    if (Math.max(strideHeight, strideWidth) > 1 && Math.max(dilationHeight, dilationWidth) > 1) {
      throw Fault.of(
          "Either the strides or the dilations must be 1, not %d,%d and %d,%d."
              .formatted(strideHeight, strideWidth, dilationHeight, dilationWidth),
          "Leave the dilations away, or use a stride of 1.");
    }
  }

  /** A window that moves by so many pixels both ways. */
  public static Window of(int stride, Padding padding) {
    return new Window(stride, stride, 1, 1, padding);
  }

  /** The window that an op's arguments strides, pad and, where it has them, dilations say. */
  static Window of(Call call) {
    int[] strides = both(call.ints("strides"));
    int[] dilations = call.has("dilations") ? both(call.ints("dilations")) : new int[] {1, 1};
    Padding padding = Padding.read(call.op(), call.get("pad"));
    return new Window(strides[0], strides[1], dilations[0], dilations[1], padding);
  }

  static int[] both(int[] given) {
    return given.length == 1 ? new int[] {given[0], given[0]} : given;
  }

  /** The same window with its taps so far apart. */
  public Window dilated(int height, int width) {
    return new Window(strideHeight, strideWidth, height, width, padding);
  }

  /** How it slides over rows. */
  Slide rows(String op, int image, int taps) {
    return slide(op, image, taps, strideHeight, dilationHeight);
  }

  /** How it slides over columns. */
  Slide columns(String op, int image, int taps) {
    return slide(op, image, taps, strideWidth, dilationWidth);
  }

  /** The result's size rounds down, as TensorFlow.js's does where no rounding is asked for. */
  private Slide slide(String op, int image, int taps, int stride, int dilation) {
    long reach = (taps - 1L) * dilation + 1;
    long before = 0;
    long output;
    switch (padding) {
      case Padding.Same _ -> {
        output = (image + stride - 1L) / stride;
        before = Math.max(0, (output - 1) * stride + reach - image) / 2;
      }
      case Padding.Pixels pixels -> {
        before = pixels.count();
        output = Math.floorDiv(image + 2 * before - reach, (long) stride) + 1;
      }
    }
    if (output < 0 || before + image + reach > Integer.MAX_VALUE) {
      throw Fault.of(
          "%s: a window that spans %d pixels does not fit an image of %d with padding '%s'."
              .formatted(op, reach, image, padding),
          "Use a smaller window, or padding 'same'.");
    }
    return new Slide(image, taps, (int) output, stride, dilation, (int) before);
  }

  /** An image alone becomes a batch of one.. */
  static Tensor batch(String op, Tensor x) {
    Shape shape = x.shape();
    return switch (x.rank()) {
      case 4 -> x;
      case 3 -> x.reshape(1, shape.dim(0), shape.dim(1), shape.dim(2));
      default ->
          throw Fault.of(
              "%s: images of shape [batch,height,width,channels] are needed, not %s."
                  .formatted(op, shape),
              "Reshape them; grey images have 1 channel.");
    };
  }

  /** The result for an image that came alone. */
  static Tensor alone(Tensor y) {
    return y.reshape(y.shape().dim(1), y.shape().dim(2), y.shape().dim(3));
  }
}
