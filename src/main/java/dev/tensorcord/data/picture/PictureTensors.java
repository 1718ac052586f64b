package dev.tensorcord.data.picture;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.PixelArrays;
import java.awt.image.BufferedImage;

/** Pictures as tensors and back: what the ops browser.fromPixels and toPixels do with bytes. */
public final class PictureTensors {
  private PictureTensors() {}

  /**
   * An int32 tensor [height,width,channels] of the colours as they are shown.
   *
   * @param channels 3 for red, green and blue; 4 with alpha; 1 for red alone
   */
  public static Tensor of(BufferedImage picture, int channels) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] argb = picture.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgba = new byte[Math.multiplyExact(4, argb.length)];
    for (int i = 0; i < argb.length; i++) {
      rgba[4 * i] = (byte) (argb[i] >> 16);
      rgba[4 * i + 1] = (byte) (argb[i] >> 8);
      rgba[4 * i + 2] = (byte) argb[i];
      rgba[4 * i + 3] = (byte) (argb[i] >>> 24);
    }
    return PixelArrays.fromPixels(rgba, width, height, channels);
  }

  /**
   * A picture of a tensor [height,width] or [height,width,1, 3 or 4]: float32 from 0 to 1, or int32
   * from 0 to 255.
   *
   * @throws Fault if it is of another shape or type, has other values, or no pixel
   */
  public static BufferedImage draw(Tensor image) {
    byte[] rgba = PixelArrays.toPixels(image);
    int height = image.shape().dim(0);
    int width = image.shape().dim(1);
    if (rgba.length == 0) {
      throw Fault.of(
          "A picture of %d × %d pixels shows nothing.".formatted(width, height),
          "Give it at least one pixel.");
    }
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    int[] argb = new int[rgba.length / 4];
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          (rgba[4 * i + 3] & 0xff) << 24
              | (rgba[4 * i] & 0xff) << 16
              | (rgba[4 * i + 1] & 0xff) << 8
              | (rgba[4 * i + 2] & 0xff);
    }
    picture.setRGB(0, 0, width, height, argb, 0, width);
    return picture;
  }
}
