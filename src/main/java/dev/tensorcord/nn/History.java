package dev.tensorcord.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a training went, epoch for epoch. Belongs to one thread. */
public final class History {
  private final List<Integer> epochs = new ArrayList<>();
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  /** The numbers of the epochs, in order. */
  public List<Integer> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  /** The loss and the metrics by their names, a value for each epoch. */
  public Map<String, List<Double>> values() {
    return Collections.unmodifiableMap(values);
  }

  /** One of them; empty if it was not measured. */
  public List<Double> get(String name) {
    return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
  }

  void add(int epoch, Map<String, Double> logs) {
    epochs.add(epoch);
    logs.forEach((name, value) -> values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
  }
}
