package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.plot.ChartFigure;
import dev.tensorcord.plot.ChartPlot;
import dev.tensorcord.plot.Drawing;
import dev.tensorcord.plot.GridFigure;
import dev.tensorcord.plot.GridPlot;
import dev.tensorcord.plot.HistogramPlot;
import dev.tensorcord.plot.SheetPlot;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** Pictures: charts, heat maps and what tensors hold. */
final class PicturePart {
  private static final int MOST_POINTS = 20_000;
  private static final int MOST_SERIES = 8;
  private static final int MOST_CELLS = 4_000_000;
  private static final int MOST_TEXT = 60;

  private final World world;
  private int drawn;

  PicturePart(World world) {
    this.world = world;
  }

  void addTo(Natives natives) {
    natives
        .add(
            "drawChart",
            given -> {
              Map<?, ?> figure = (Map<?, ?>) world.values().in(given[0]);
              List<ChartFigure.Series> series = new ArrayList<>();
              for (Object each : (List<?>) figure.get("series")) {
                series.add(series((Map<?, ?>) each));
              }
              if (series.isEmpty() || series.size() > MOST_SERIES) {
                throw Fault.of(
                    "A chart shows 1 to %d lines, not %d.".formatted(MOST_SERIES, series.size()),
                    "Draw fewer in one chart.");
              }
              return draw(
                  "chart",
                  ChartPlot.draw(
                      new ChartFigure(
                          text(figure.get("title")),
                          text(figure.get("xLabel")),
                          text(figure.get("yLabel")),
                          series)));
            })
        .add(
            "drawHistogram",
            given -> {
              double[] values = numbers(world.values().in(given[1]));
              int bins = Math.clamp((long) given[2].asDouble(), 1, 200);
              return draw("histogram", HistogramPlot.draw(given[0].asString(), values, bins));
            })
        .add(
            "drawGrid",
            given -> {
              Tensor table = TensorPart.held(given[1]);
              if (table.rank() != 2 || table.size() == 0 || table.size() > MOST_CELLS) {
                throw Fault.of(
                    "A heat map needs a table of numbers, not the shape %s."
                        .formatted(table.shape()),
                    "Reshape it to two axes, or take a slice of it.");
              }
              return draw(
                  "heat",
                  GridPlot.draw(
                      new GridFigure(
                          text(given[0].asString()),
                          table.shape().dim(0),
                          table.shape().dim(1),
                          table.data(),
                          texts(given[2]),
                          texts(given[3]),
                          given[4].asBoolean())));
            })
        .add(
            "drawImages",
            given -> {
              List<SheetPlot.Caption> captions = new ArrayList<>();
              for (Object each : (List<?>) world.values().in(given[2])) {
                List<?> both = (List<?>) each;
                captions.add(
                    new SheetPlot.Caption(text(both.get(0)), Boolean.TRUE.equals(both.get(1))));
              }
              List<BufferedImage> images = images(TensorPart.held(given[1]));
              return draw("images", SheetPlot.draw(text(given[0].asString()), images, captions));
            });
  }

  private Object draw(String kind, Drawing drawing) {
    drawn++;
    world
        .outlet()
        .drew(
            new Picture(
                "%s-%d.png".formatted(kind, drawn),
                drawing.bytes(),
                drawing.width(),
                drawing.height(),
                drawing.alt()));
    return null;
  }

  private static ChartFigure.Series series(Map<?, ?> given) {
    double[] xs = numbers(given.get("xs"));
    double[] ys = numbers(given.get("ys"));
    if (xs.length != ys.length) {
      throw Fault.of(
          "There are %d places along x for %d values.".formatted(xs.length, ys.length),
          "Give as many of both.");
    }
    if (ys.length > MOST_POINTS) {
      throw Fault.of(
          "A chart shows at most %,d points, not %,d.".formatted(MOST_POINTS, ys.length),
          "Draw every tenth, or a part.");
    }
    boolean line = Boolean.TRUE.equals(given.get("line"));
    return new ChartFigure.Series(text(given.get("name")), xs, ys, line);
  }

  private static double[] numbers(Object given) {
    return switch (given) {
      case Tensor tensor -> doubles(tensor.data());
      case float[] floats -> doubles(floats);
      case double[] doubles -> doubles;
      case int[] ints -> java.util.Arrays.stream(ints).asDoubleStream().toArray();
      case List<?> list when list.stream().allMatch(Double.class::isInstance) ->
          list.stream().mapToDouble(each -> (Double) each).toArray();
      case null, default ->
          throw Fault.of(
              "A chart needs numbers.", "Give a list of numbers or a tensor, such as [1, 4, 9].");
    };
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  private static String text(Object given) {
    String text = given == null ? "" : given.toString().replaceAll("\\p{Cntrl}", " ").strip();
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT - 1) + "…" : text;
  }

  private List<String> texts(Value list) {
    return ((List<?>) world.values().in(list)).stream().map(PicturePart::text).toList();
  }

  /** The pictures of a tensor [n,height,width,channels] of 1, 3 or 4 channels. */
  private static List<BufferedImage> images(Tensor tensor) {
    int[] dims = tensor.shape().toArray();
    if (dims.length != 4 || tensor.size() == 0 || tensor.size() > MOST_CELLS) {
      throw Fault.of(
          "There are no pictures in the shape %s.".formatted(tensor.shape()),
          "Give [height, width, channels], or [count, height, width, channels].");
    }
    float[] values = tensor.data();
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    // Pictures go from 0 to 1 or to 255; anything else is stretched to what there is.
    float low = least >= 0 ? 0 : least;
    float high = least >= 0 && most <= 1 ? 1 : least >= 0 && most <= 255 ? 255 : most;
    List<BufferedImage> images = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < dims[0]; i++) {
      BufferedImage image = new BufferedImage(dims[2], dims[1], BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < dims[1] * dims[2]; pixel++) {
        int red = shade(values[at], low, high);
        int green = dims[3] >= 3 ? shade(values[at + 1], low, high) : red;
        int blue = dims[3] >= 3 ? shade(values[at + 2], low, high) : red;
        image.setRGB(pixel % dims[2], pixel / dims[2], red << 16 | green << 8 | blue);
        at += dims[3];
      }
      images.add(image);
    }
    return images;
  }

  private static int shade(float value, float low, float high) {
    return Math.clamp(Math.round(255 * (value - low) / Math.max(1e-12f, high - low)), 0, 255);
  }
}
