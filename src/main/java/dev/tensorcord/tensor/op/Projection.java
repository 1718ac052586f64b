package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Locale;

/** Images seen through a projection of their plane. */
final class Projection {
  private Projection() {}

  /** What stands for a place that lies beside the image. */
  private enum Fill {
    CONSTANT,
    REFLECT,
    WRAP,
    NEAREST;

    static Fill of(String word) {
      for (Fill each : values()) {
        if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
          return each;
        }
      }
      throw Fault.of(
          "image.transform: there is no fillMode '%s'.".formatted(word),
          "Use 'constant', 'reflect', 'wrap' or 'nearest'.");
    }

    /** The place along an axis of a length that stands for another. */
    double map(double place, int length) {
      return switch (this) {
        case CONSTANT -> place;
        case NEAREST -> Math.clamp(place, 0, length - 1);
        case REFLECT -> Math.clamp(reflect(place, length), 0, length - 1);
        case WRAP -> Math.clamp(wrap(place, length), 0, length - 1);
      };
    }

    private static double reflect(double place, int length) {
      double twice = 2.0 * length;
      if (place >= 0 && place <= length - 1) {
        return place;
      }
      if (length <= 1) {
        return 0;
      }
      if (place < 0) {
        double near = twice * whole(-place / twice) + place;
        return near < -length ? near + twice : -near - 1;
      }
      double near = place - twice * whole(place / twice);
      return near >= length ? twice - near - 1 : near;
    }

    private static double wrap(double place, int length) {
      if (place >= 0 && place <= length - 1) {
        return place;
      }
      if (length <= 1) {
        return 0;
      }
      return place < 0
          ? place + length * (whole(-place / (length - 1)) + 1)
          : place - length * whole(place / (length - 1));
    }

    private static double whole(double number) {
      return number < 0 ? Math.ceil(number) : Math.floor(number);
    }
  }

  /** image.transform. */
  static Tensor transform(Call call) {
    Tensor image = call.tensor("image");
    Tensor transforms = call.tensor("transforms");
    Images.four(call.op(), image);
    Shape shape = image.shape();
    int[] size =
        call.has("outputShape") ? call.ints("outputShape") : new int[] {shape.dim(1), shape.dim(2)};
    if (transforms.rank() != 2
        || transforms.shape().dim(1) != 8
        || (transforms.shape().dim(0) != 1 && transforms.shape().dim(0) != shape.dim(0))) {
      throw Fault.of(
          "image.transform: transforms [%d,8] or [1,8] are needed, not %s."
              .formatted(shape.dim(0), transforms.shape()),
          "Give 8 numbers for each image, or for all.");
    }
    if (size.length != 2) {
      throw Fault.of(
          "image.transform: the outputShape has two numbers, not %d.".formatted(size.length),
          "Give [height, width].");
    }
    boolean bilinear =
        switch (call.text("interpolation")) {
          case "bilinear" -> true;
          case "nearest" -> false;
          default ->
              throw Fault.of(
                  "image.transform: there is no interpolation '%s'."
                      .formatted(call.text("interpolation")),
                  "Use 'nearest' or 'bilinear'.");
        };
    Shape whole = Shape.of(shape.dim(0), size[0], size[1], shape.dim(3));
    Tensor empty = Tensors.fill(whole, call.number("fillValue"), image.dtype());
    Points points = new Points(image, transforms.data(), Fill.of(call.text("fillMode")));
    return points.at(empty, bilinear, Tensors.scalar(call.number("fillValue")));
  }

  /**
   * The points of the images that the pixels of the result show.
   *
   * @param projections eight numbers for each image, or for all
   */
  private record Points(Tensor image, float[] projections, Fill fill) {
    Tensor at(Tensor empty, boolean bilinear, Tensor filling) {
      Shape shape = empty.shape();
      int count = shape.dim(0) * shape.dim(1) * shape.dim(2);
      Sampling pixels = new Sampling(image);
      Sampling.Points[] corners = new Sampling.Points[bilinear ? 4 : 1];
      java.util.Arrays.setAll(corners, i -> new Sampling.Points(count));
      float[] across = new float[bilinear ? count : 0];
      float[] down = new float[bilinear ? count : 0];
      boolean[] seen = new boolean[count];
      int i = 0;
      for (int b = 0; b < shape.dim(0); b++) {
        for (int y = 0; y < shape.dim(1); y++) {
          for (int x = 0; x < shape.dim(2); x++, i++) {
            double[] place = place(b, y, x);
            seen[i] = place != null;
            double row = place == null ? -1 : place[0];
            double column = place == null ? -1 : place[1];
            if (!bilinear) {
              pixels.set(corners[0], i, b, Math.floor(row + 0.5), Math.floor(column + 0.5));
              continue;
            }
            double top = Math.floor(row);
            double left = Math.floor(column);
            pixels.set(corners[0], i, b, top, left);
            pixels.set(corners[1], i, b, top, left + 1);
            pixels.set(corners[2], i, b, top + 1, left);
            pixels.set(corners[3], i, b, top + 1, left + 1);
            down[i] = (float) (row - top);
            across[i] = (float) (column - left);
          }
        }
      }
      Tensor y = pixels.at(corners[0], filling);
      if (bilinear) {
        Tensor horizontal = Tensors.tensor(across, count, 1);
        Tensor upper = mix(y, pixels.at(corners[1], filling), horizontal);
        Tensor lower =
            mix(pixels.at(corners[2], filling), pixels.at(corners[3], filling), horizontal);
        y = mix(upper, lower, Tensors.tensor(down, count, 1));
      }
      Tensor known = Tensors.tensor(seen, shape.dim(0), shape.dim(1), shape.dim(2), 1);
      return known.where(y.reshape(shape), empty);
    }

    private static Tensor mix(Tensor a, Tensor b, Tensor share) {
      return a.mul(share.neg().add(1)).add(b.mul(share));
    }

    /** Row and column of the image; null where the projection has none. */
    private double[] place(int b, int y, int x) {
      int at = projections.length == 8 ? 0 : 8 * b;
      double k = projections[at + 6] * (double) x + projections[at + 7] * (double) y + 1;
      if (k == 0) {
        return null;
      }
      double column =
          (projections[at] * (double) x + projections[at + 1] * (double) y + projections[at + 2])
              / k;
      double row =
          (projections[at + 3] * (double) x
                  + projections[at + 4] * (double) y
                  + projections[at + 5])
              / k;
      return new double[] {
        fill.map(row, image.shape().dim(1)), fill.map(column, image.shape().dim(2))
      };
    }
  }
}
