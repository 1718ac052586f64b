package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The uses of layers that lead from some tensors to others, in an order in which they can be
 * computed. TensorFlow.js's order: by the longest way to a result, the farthest first. Immutable.
 */
public final class Network {
  private final List<SymbolicTensor> inputs;
  private final List<SymbolicTensor> outputs;
  private final Map<Node, Integer> depths = new LinkedHashMap<>();
  private final List<Layer> layers;
  private final List<Step> steps = new ArrayList<>();
  private final Map<SymbolicTensor, Integer> slots = new HashMap<>();
  private final boolean masking;
  private final int[] ends;

  /** Where a step and the next one are computed as one. */
  private final Fusion[] joined;

  /** A use of a layer, with the places of the values that it reads and writes. */
  private record Step(Layer layer, int[] from, int[] to) {}

  /**
   * The uses between.
   *
   * @throws Fault if the outputs need something that the inputs do not give
   */
  public Network(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    Set<Node> met = new LinkedHashSet<>();
    List<Node> order = order(met);
    layers = ranked(order, met);
    List<Node> nodes = new ArrayList<>(order);
    nodes.sort(Comparator.comparingInt(node -> -depths.get(node)));
    inputs.forEach(input -> slots.put(input, slots.size()));
    for (Node node : nodes) {
      if (node.inputs().isEmpty()) {
        needGiven(node);
        continue;
      }
      int[] from = node.inputs().stream().mapToInt(slots::get).toArray();
      node.outputs().forEach(output -> slots.putIfAbsent(output, slots.size()));
      int[] to = node.outputs().stream().mapToInt(slots::get).toArray();
      steps.add(new Step(node.layer(), from, to));
    }
    ends = outputs.stream().mapToInt(slots::get).toArray();
    masking = layers.stream().anyMatch(Layer::makesMasks);
    joined = new Fusion[steps.size()];
    for (int i = 0; i + 1 < joined.length && !masking; i++) {
      joined[i] = joined(i);
      i += joined[i] == null ? 0 : 1;
    }
  }

  /** A step and the next one in one, if these are an op together and all that use the first. */
  private Fusion joined(int index) {
    Step first = steps.get(index);
    Step second = steps.get(index + 1);
    int between = first.to[0];
    long uses =
        steps.stream().flatMapToInt(s -> Arrays.stream(s.from)).filter(s -> s == between).count();
    boolean shown = Arrays.stream(ends).anyMatch(end -> end == between);
    boolean follows = second.from.length == 1 && second.from[0] == between;
    return follows && uses == 1 && !shown ? Fusion.of(first.layer, second.layer) : null;
  }

  private void needGiven(Node node) {
    if (!slots.containsKey(node.outputs().getFirst())) {
      throw Fault.of(
          "The model's outputs need %s, which is not among its inputs."
              .formatted(node.layer().name()),
          "Add it to the inputs of the model.");
    }
  }

  /**
   * All uses, each behind those that it needs: a walk in depth without recursion.
   *
   * @param met takes the uses in the order in which the walk meets them
   */
  private List<Node> order(Set<Node> met) {
    Set<Node> done = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    for (SymbolicTensor output : outputs) {
      open.push(output.node());
      while (!open.isEmpty()) {
        Node node = open.peek();
        met.add(node);
        List<Node> before = node.before();
        Node next = before.stream().filter(each -> !done.contains(each)).findFirst().orElse(null);
        if (next == null) {
          done.add(open.pop());
        } else {
          open.push(next);
        }
      }
    }
    return new ArrayList<>(done);
  }

  private List<Layer> ranked(List<Node> order, Set<Node> met) {
    Map<Layer, Integer> ranks = new LinkedHashMap<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Node node = order.get(i);
      int depth = Math.max(depths.getOrDefault(node, 0), ranks.getOrDefault(node.layer(), 0));
      ranks.put(node.layer(), depth);
      depths.put(node, depth);
      node.before().forEach(each -> depths.merge(each, depth + 1, Math::max));
    }
    Set<Layer> found = new LinkedHashSet<>();
    met.forEach(node -> found.add(node.layer()));
    List<Layer> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(layer -> -ranks.get(layer)));
    return List.copyOf(sorted);
  }

  /** What comes in. */
  public List<SymbolicTensor> inputs() {
    return inputs;
  }

  /** What goes out. */
  public List<SymbolicTensor> outputs() {
    return outputs;
  }

  /** The layers, each once, those that data meets first in front. */
  public List<Layer> layers() {
    return layers;
  }

  /** Whether it needs this use of a layer. */
  public boolean has(Node node) {
    return depths.containsKey(node);
  }

  /** How long the longest way from a use to a result is. */
  public int depth(Node node) {
    return depths.get(node);
  }

  /** All uses. */
  public Set<Node> nodes() {
    return Collections.unmodifiableSet(depths.keySet());
  }

  /** The shapes that go out where these come in. */
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    BatchShape[] known = new BatchShape[slots.size()];
    for (int i = 0; i < inputs.size(); i++) {
      known[i] = shapes.get(i);
    }
    for (Step step : steps) {
      List<BatchShape> in = Arrays.stream(step.from).mapToObj(i -> known[i]).toList();
      List<BatchShape> out = step.layer.outputShapes(in);
      for (int i = 0; i < step.to.length; i++) {
        known[step.to[i]] = out.get(i);
      }
    }
    return outputs.stream().map(output -> known[slots.get(output)]).toList();
  }

  /** Computes all results. The one walk over the layers, forwards. */
  public List<Tensor> run(List<Tensor> xs, Pass pass) {
    Tensor[] values = new Tensor[slots.size()];
    Tensor[] masks = new Tensor[slots.size()];
    for (int i = 0; i < inputs.size(); i++) {
      values[i] = xs.get(i);
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (joined[i] != null) {
        Tensor x = values[step.from[0]];
        values[steps.get(i + 1).to[0]] = joined[i].apply(x);
        i++;
        continue;
      }
      List<Tensor> in = picked(values, step.from);
      List<Tensor> counting = picked(masks, step.from);
      List<Tensor> out = step.layer.compute(in, counting, pass.at(i));
      List<Tensor> next = masking ? step.layer.masks(in, counting, out.size()) : null;
      for (int j = 0; j < step.to.length; j++) {
        values[step.to[j]] = out.get(j);
        masks[step.to[j]] = masking ? next.get(j) : null;
      }
    }
    return picked(values, ends);
  }

  private static List<Tensor> picked(Tensor[] from, int[] places) {
    if (places.length == 1) {
      return Collections.singletonList(from[places[0]]);
    }
    Tensor[] picked = new Tensor[places.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = from[places[i]];
    }
    return Arrays.asList(picked);
  }

  /** Weights with a price on their size, once for each use of their layer. */
  public List<Weight> priced() {
    List<Weight> priced = new ArrayList<>();
    for (Node node : depths.keySet()) {
      List<Weight> all = node.layer().weights();
      all.stream().filter(weight -> weight.regularizer() != null).forEach(priced::add);
    }
    return priced;
  }
}
