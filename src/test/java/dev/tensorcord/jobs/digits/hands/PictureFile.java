// Pictures as bytes of PNG, JPEG, GIF and BMP files, JPEG with an EXIF orientation where one is
// asked for.
package dev.tensorcord.jobs.digits.hands;

import dev.tensorcord.data.picture.CameraNote;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A finished file. */
record PictureFile(byte[] bytes, String ending) {
  static PictureFile png(BufferedImage image) {
    return plain(isGrey(image) ? grey(image) : image, "png");
  }

  private static boolean isGrey(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_INT_RGB) {
      return false;
    }
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int rgb : row) {
        if ((rgb >> 8 & 0xff) != (rgb & 0xff) || (rgb >> 16 & 0xff) != (rgb & 0xff)) {
          return false;
        }
      }
    }
    return true;
  }

  private static BufferedImage grey(BufferedImage image) {
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        grey.getRaster().setSample(x, y, 0, image.getRGB(x, y) & 0xff);
      }
    }
    return grey;
  }

  /** PNG, GIF or BMP. */
  static PictureFile plain(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("no writer for " + format);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new PictureFile(bytes.toByteArray(), format);
  }

  static PictureFile jpeg(BufferedImage image, double quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality((float) quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      writer.dispose();
    }
    return new PictureFile(bytes.toByteArray(), "jpg");
  }

  /**
   * A JPEG as a phone writes it that was held another way: turned pixels and the note how to turn
   * them back.
   */
  static PictureFile turned(BufferedImage upright, int orientation, double quality) {
    int quarters =
        switch (orientation) {
          case 3 -> 2;
          case 6 -> 3;
          case 8 -> 1;
          default -> throw new IllegalArgumentException("orientation " + orientation);
        };
    byte[] jpeg = jpeg(quarters(upright, quarters), quality).bytes();
    return new PictureFile(CameraNote.onto(jpeg, orientation), "jpg");
  }

  /** Turned clockwise by quarter turns. */
  private static BufferedImage quarters(BufferedImage image, int quarters) {
    boolean lying = quarters % 2 == 1;
    int width = lying ? image.getHeight() : image.getWidth();
    int height = lying ? image.getWidth() : image.getHeight();
    BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    graphics.translate(width / 2.0, height / 2.0);
    graphics.rotate(quarters * Math.PI / 2);
    graphics.drawImage(image, -image.getWidth() / 2, -image.getHeight() / 2, null);
    graphics.dispose();
    return turned;
  }
}
