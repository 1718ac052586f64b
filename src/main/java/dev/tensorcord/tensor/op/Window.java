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
 * @param rounding whether a last, incomplete step counts
 */
public record Window(
    int strideHeight,
    int strideWidth,
    int dilationHeight,
    int dilationWidth,
    Padding padding,
    Rounding rounding) {

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

  /** A window whose last, incomplete step does not count. */
  public Window(
      int strideHeight, int strideWidth, int dilationHeight, int dilationWidth, Padding padding) {
    this(strideHeight, strideWidth, dilationHeight, dilationWidth, padding, Rounding.FLOOR);
  }

  /** A window that moves by so many pixels both ways. */
  public static Window of(int stride, Padding padding) {
    return new Window(stride, stride, 1, 1, padding);
  }

  /**
   * The window that an op's arguments say: strides and pad, and where it has them dilations,
   * dimRoundingMode and dataFormat.
   */
  static Window of(Call call) {
    int[] strides = both(call, "strides", 1);
    int[] dilations = both(call, "dilations", 1);
    Padding padding =
        Padding.read(call.op(), call.get("pad"), Layout.of(call) == Layout.NCHW ? 2 : 1);
    return new Window(
        strides[0], strides[1], dilations[0], dilations[1], padding, Rounding.of(call));
  }

  /** Height and width that an argument says, alike where it is one number. */
  static int[] both(Call call, String name, int otherwise) {
    int[] given = call.has(name) ? call.ints(name) : new int[] {otherwise};
    if (given.length < 1 || given.length > 2) {
      throw Fault.of(
          "%s: %s are one number or two, not %d.".formatted(call.op(), name, given.length),
          "Give [height, width], or one number for both.");
    }
    return new int[] {given[0], given[given.length - 1]};
  }

  /** The same window with its taps so far apart. */
  public Window dilated(int height, int width) {
    return new Window(strideHeight, strideWidth, height, width, padding, rounding);
  }

  /** How it slides over rows. */
  Slide rows(String op, int image, int taps) {
    return slide(op, image, taps, strideHeight, dilationHeight, true);
  }

  /** How it slides over columns. */
  Slide columns(String op, int image, int taps) {
    return slide(op, image, taps, strideWidth, dilationWidth, false);
  }

  private Slide slide(String op, int image, int taps, int stride, int dilation, boolean vertical) {
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
        output = rounding.steps(image + 2 * before - reach, stride) + 1;
      }
      case Padding.Sides sides -> {
        before = vertical ? sides.top() : sides.left();
        long after = vertical ? sides.bottom() : sides.right();
        output = rounding.steps(image + before + after - reach, stride) + 1;
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

  /** An image alone becomes a batch of one. */
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
