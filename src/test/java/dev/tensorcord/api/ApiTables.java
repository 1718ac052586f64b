package dev.tensorcord.api;

import dev.tensorcord.nn.Callback;
import dev.tensorcord.nn.LossFunction;
import dev.tensorcord.nn.Metric;
import dev.tensorcord.nn.Model;
import dev.tensorcord.nn.Optimizer;
import dev.tensorcord.nn.Optimizers;
import dev.tensorcord.nn.Sequential;
import dev.tensorcord.nn.layers.Activation;
import dev.tensorcord.nn.layers.Constraint;
import dev.tensorcord.nn.layers.Initializer;
import dev.tensorcord.nn.layers.Layers;
import dev.tensorcord.nn.layers.Regularizer;
import dev.tensorcord.tensor.Engine;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorBuffer;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.grad.Gradients;
import dev.tensorcord.tensor.op.Op;
import dev.tensorcord.tensor.op.OpTable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What we have, from the code's own tables and classes: each is a line here. */
final class ApiTables {
  private static final String ROOT = "dev.tensorcord.";

  private final Map<String, String> ours = new TreeMap<>();

  /** Reads the tables. */
  ApiTables() {
    OpTable.all().forEach(this::op);
    OpTable.aliases().forEach((name, op) -> ours.put("tf." + name, "`tf." + op + "`"));
    names("tf.layers.", Layers.names(), "Layers");
    names("tf.initializers.", Initializer.names(), "Initializer");
    names("tf.regularizers.", Regularizer.NAMES, "Regularizer");
    names("tf.constraints.", Constraint.NAMES, "Constraint");
    names("tf.metrics.", Metric.names(), "Metric");
    identifiers("activation:", Activation.names(), "Activation");
    identifiers("loss:", LossFunction.names(), "LossFunction");
    names("optimizer:", Optimizers.names(), "Optimizers");
    names("tf.train.", Optimizers.names(), "Optimizers");
    functions("tf.", Tensors.class);
    functions("tf.", Gradients.class);
    functions("tf.", Scope.class);
    functions("tf.", Engine.class);
    methods("tf.", Session.class);
    methods("Tensor.", Tensor.class);
    methods("TensorBuffer.", TensorBuffer.class);
    methods("Variable.", Variable.class);
    methods("Optimizer.", Optimizer.class);
    methods("LayersModel.", Model.class);
    methods("Sequential.", Sequential.class);
    methods("Callback.", Callback.class);
  }

  private void op(Op op) {
    String alone = op.name().substring(op.name().lastIndexOf('.') + 1);
    ours.put("tf." + op.name(), "`" + alone + "(" + op.signature().text() + ")`");
  }

  /** The names of a table, such as that of all layers. */
  private void names(String prefix, Collection<String> names, String where) {
    names.forEach(name -> ours.put(prefix + name, "`" + where + "`"));
  }

  /** Names that TensorFlow.js writes with small letters and lines as well. */
  private void identifiers(String prefix, Collection<String> names, String where) {
    names(prefix, names, where);
    names(
        prefix,
        names.stream()
            .map(name -> name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT))
            .toList(),
        where);
  }

  private void functions(String prefix, Class<?> type) {
    members(prefix, type, true);
  }

  private void methods(String prefix, Class<?> type) {
    members(prefix, type, false);
  }

  private void members(String prefix, Class<?> type, boolean ofTheClass) {
    Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()) == ofTheClass)
        .filter(method -> method.getDeclaringClass() != Object.class)
        .forEach(method ->
            ours.putIfAbsent(
                prefix + method.getName(),
                "`" + type.getSimpleName() + "." + method.getName() + "`"));
  }

  /** Where one of TensorFlow.js's names is here; null where it is not. */
  String where(String name) {
    return ours.get(name);
  }

  /**
   * Whether a place is there: a class, such as {@code nn.Sequential}, or what is public in one,
   * such as {@code tensor.Scope.tidy}.
   */
  static boolean isThere(String place) {
    int dot = place.lastIndexOf('.');
    return type(place) != null
        || type(place.substring(0, dot)) != null
            && Arrays.stream(type(place.substring(0, dot)).getMethods())
                .anyMatch(method -> method.getName().equals(place.substring(dot + 1)));
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(ROOT + name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /**
   * Whether the gradient of a TensorFlow.js kernel is here and held against differences.
   *
   * @param op our name of the kernel's op
   */
  static boolean hasGradient(String op) {
    Op known = OpTable.get(op);
    return known != null && !known.samples().isEmpty();
  }
}
