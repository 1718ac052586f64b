package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cells on top of each other: each step runs through all. The last cell's states come first. */
final class StackedCells extends Cell {
  private final List<Cell> cells;

  StackedCells(Settings settings) {
    super("StackedRNNCells", settings);
    Object given = settings.needed("cells", "[tf.layers.lstmCell({units: 8})]");
    if (!(given instanceof List<?> list)
        || list.isEmpty()
        || !list.stream().allMatch(Cell.class::isInstance)) {
      throw settings.wrong("cells", given, "a list of cells, such as tf.layers.gruCell(…)");
    }
    cells = list.stream().map(Cell.class::cast).toList();
    if (cells.stream().distinct().count() < cells.size()) {
      throw Fault.of(
          "StackedRNNCells: one cell stands there twice.",
          "Make a cell of its own for each place.");
    }
  }

  @Override
  protected List<Layer> inner() {
    return List.copyOf(cells);
  }

  @Override
  List<BatchShape> stateShapes(BatchShape step) {
    List<BatchShape> all = new ArrayList<>();
    BatchShape now = step;
    for (Cell cell : cells) {
      List<BatchShape> states = cell.stateShapes(now);
      all.addAll(0, states);
      now = states.getFirst();
    }
    return all;
  }

  @Override
  protected void makeWeights(BatchShape step) {
    BatchShape now = step;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      buildInner(i, cell, "/RNNCell_" + i, List.of(now));
      now = cell.stateShapes(now).getFirst();
    }
  }

  @Override
  Run begin(Tensor xs, Pass pass) {
    return new Run() {
      private final List<Run> runs =
          new ArrayList<>(List.of(cells.getFirst().begin(xs, pass.at(0))));

      @Override
      public Tensor prepare(Tensor series) {
        return runs.getFirst().prepare(series);
      }

      @Override
      public List<Tensor> step(Tensor x, List<Tensor> states) {
        List<Tensor> fresh = new ArrayList<>();
        Tensor now = x;
        int end = states.size();
        for (int i = 0; i < cells.size(); i++) {
          if (i > 0) {
            Tensor series = now.expandDims(1);
            if (runs.size() == i) {
              runs.add(cells.get(i).begin(series, pass.at(i)));
            }
            now = runs.get(i).prepare(series).unstack(1).getFirst();
          }
          int count = cells.get(i).stateShapes(BatchShape.of(x.shape())).size();
          List<Tensor> all = runs.get(i).step(now, states.subList(end - count, end));
          end -= count;
          now = all.getFirst();
          fresh.addAll(0, all.subList(1, all.size()));
        }
        fresh.addFirst(now);
        return fresh;
      }
    };
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("cells", cells);
  }
}
