package dev.tensorcord.nn;

import dev.tensorcord.nn.layers.BatchShape;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Node;
import dev.tensorcord.nn.layers.SymbolicTensor;
import dev.tensorcord.nn.layers.Weight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model as a table: a layer a line, as TensorFlow.js prints it; of a model that branches, with
 * what each layer is given.
 */
final class Summary {
  private final Model model;
  private final StringBuilder text = new StringBuilder();
  private final int width;
  private final int[] ends;
  private final boolean straight;

  private Summary(Model model, int lineLength, double[] positions) {
    this.model = model;
    straight = isStraight(model);
    width = lineLength > 0 ? lineLength : straight ? 90 : 115;
    double[] usual =
        straight ? new double[] {0.32, 0.61, 0.89, 1} : new double[] {0.24, 0.48, 0.70, 0.80, 1};
    double[] given = positions == null ? usual : positions;
    ends = new int[given.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = (int) (given[given.length - 1] <= 1 ? Math.floor(width * given[i]) : given[i]);
    }
  }

  static String of(Model model, int lineLength, double[] positions) {
    return new Summary(model, lineLength, positions).write();
  }

  /** Whether each layer is used once and given what the one before it makes. */
  private static boolean isStraight(Model model) {
    Set<Integer> depths = new HashSet<>();
    Set<Layer> layers = new HashSet<>();
    for (Node node : model.network().nodes()) {
      boolean new_ = depths.add(model.network().depth(node)) && layers.add(node.layer());
      if (!new_ || node.inputs().size() > 1) {
        return false;
      }
    }
    return true;
  }

  private String write() {
    line('_');
    List<String> head =
        new ArrayList<>(List.of("Layer (type)", "Input Shape", "Output shape", "Param #"));
    if (!straight) {
      head.add("Receives inputs");
    }
    row(head);
    line('=');
    List<Layer> layers = model.layers();
    for (int i = 0; i < layers.size(); i++) {
      layer(layers.get(i));
      line(i == layers.size() - 1 ? '=' : '_');
    }
    int moved = count(model.trainableWeights());
    int left = count(model.nonTrainableWeights());
    text.append("Total params: %d\n".formatted(moved + left));
    text.append("Trainable params: %d\n".formatted(moved));
    text.append("Non-trainable params: %d\n".formatted(left));
    line('_');
    return text.toString();
  }

  private static int count(List<Weight> weights) {
    return weights.stream().mapToInt(weight -> weight.variable().size()).sum();
  }

  private void line(char of) {
    text.append(String.valueOf(of).repeat(width)).append('\n');
  }

  private void layer(Layer layer) {
    List<String> cells = new ArrayList<>();
    cells.add("%s (%s)".formatted(layer.name(), layer.className()));
    cells.add(
        layer.nodes().stream()
            .map(node -> shapes(node.inputs().isEmpty() ? node.outputs() : node.inputs()))
            .collect(Collectors.joining(",")));
    List<String> outputs =
        layer.nodes().stream().map(node -> output(node.outputs())).distinct().toList();
    cells.add(outputs.size() == 1 ? outputs.getFirst() : "multiple");
    cells.add(Integer.toString(layer.countParams()));
    List<String> sources = straight ? List.of() : sources(layer);
    if (!straight) {
      cells.add(sources.isEmpty() ? "" : sources.getFirst());
    }
    row(cells);
    for (int i = 1; i < sources.size(); i++) {
      row(List.of("", "", "", "", sources.get(i)));
    }
  }

  private static String shapes(List<SymbolicTensor> tensors) {
    return tensors.stream()
        .map(SymbolicTensor::shape)
        .map(BatchShape::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String output(List<SymbolicTensor> tensors) {
    return tensors.size() == 1 ? tensors.getFirst().shape().toString() : shapes(tensors);
  }

  private List<String> sources(Layer layer) {
    List<String> sources = new ArrayList<>();
    for (Node node : model.usesOf(layer)) {
      for (SymbolicTensor input : node.inputs()) {
        sources.add("%s[%d][%d]".formatted(input.name(), input.node().index(), input.index()));
      }
    }
    return sources;
  }

  private void row(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        line.setLength(Math.max(0, line.length() - 1));
        line.append(' ');
      }
      line.append(cells.get(i));
      line.setLength(Math.min(line.length(), ends[i]));
      line.append(" ".repeat(ends[i] - line.length()));
    }
    text.append(line).append('\n');
  }
}
