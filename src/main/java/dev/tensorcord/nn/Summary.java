package dev.tensorcord.nn;

import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** A model as a table: a layer a line. */
final class Summary {
  private Summary() {}

  static String of(Sequential model) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"Layer (type)", "Input shape", "Output shape", "Params"});
    int fixed = 0;
    for (Layer layer : model.layers()) {
      int params = 0;
      for (Weight weight : layer.weights()) {
        params += weight.variable().size();
        fixed += weight.variable().isTrainable() ? 0 : weight.variable().size();
      }
      rows.add(
          new String[] {
            layer.name() + " (" + layer.className() + ")",
            batch(layer.input()),
            batch(layer.output()),
            "%,d".formatted(params)
          });
    }
    int[] widths = new int[4];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      text.append(
          "%%-%ds  %%-%ds  %%-%ds  %%%ds%n"
              .formatted(widths[0], widths[1], widths[2], widths[3])
              .formatted((Object[]) row));
    }
    int all = model.countParams();
    text.append("Total params: %,d%n".formatted(all));
    text.append("Trainable params: %,d%n".formatted(all - fixed));
    text.append("Non-trainable params: %,d%n".formatted(fixed));
    return text.toString();
  }

  private static String batch(Shape shape) {
    String dims = shape.toString().substring(1);
    return "[null" + (shape.rank() == 0 ? "" : ",") + dims;
  }
}
