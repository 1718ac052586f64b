package dev.tensorcord.tensor.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of an op in TensorFlow.js's order, written down once: scripts are read by it, the
 * docs print it, and the golden tests call by it.
 *
 * <pre>{@code
 * Signature.of("x, axis: whole = 0, exclusive: flag = false, dtype?: dtype")
 * }</pre>
 *
 * <p>A parameter is its name, a {@code ?} where it may be left out, its {@link Kind} (a numeric
 * tensor where none is named) and its default. In braces, all of them come as one object.
 *
 * @param text as it was written
 * @param named whether one object holds them all
 */
public record Signature(String text, boolean named, List<Parameter> parameters) {

  /**
   * One parameter.
   *
   * @param fallback what stands for it when it is left out; null for none
   */
  public record Parameter(String name, Kind kind, boolean optional, Object fallback) {}

  /** The parameters that a text names. */
  public static Signature of(String text) {
    boolean named = text.startsWith("{");
    String inner = named ? text.substring(1, text.length() - 1) : text;
    List<Parameter> parameters = new ArrayList<>();
    for (String each : inner.isBlank() ? new String[0] : inner.split(", (?![^\\[]*\\])")) {
      parameters.add(parameter(each.strip()));
    }
    return new Signature(text, named, List.copyOf(parameters));
  }

  private static Parameter parameter(String text) {
    String[] parts = text.split(" = ", 2);
    String[] typed = parts[0].split(": ", 2);
    boolean optional = typed[0].endsWith("?");
    String name = optional ? typed[0].substring(0, typed[0].length() - 1) : typed[0];
    Kind kind = typed.length == 2 ? Kind.of(typed[1]) : Kind.TENSOR;
    Object fallback = parts.length == 2 ? literal(parts[1]) : null;
    return new Parameter(name, kind, optional || parts.length == 2, fallback);
  }

  private static Object literal(String text) {
    if (text.startsWith("[")) {
      String inner = text.substring(1, text.length() - 1);
      return inner.isEmpty()
          ? List.of()
          : Arrays.stream(inner.split(", ?")).map(Signature::literal).toList();
    }
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> text.matches("-?[0-9.][0-9.e-]*") ? (Object) Double.valueOf(text) : text;
    };
  }

  /** Whether there is a parameter of this name. */
  boolean has(String name) {
    return parameters.stream().anyMatch(each -> each.name().equals(name));
  }

  /** The place of a parameter; fails where there is none, which is a fault of the op's. */
  int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no parameter " + name + " in (" + text + ")");
  }

  /**
   * The values as the op takes them, checked and with the defaults in.
   *
   * @param op the op's name, for messages
   * @throws dev.tensorcord.fault.Fault if a value is missing or of another kind
   */
  Object[] read(String op, Object... given) {
    Object[] inOrder = named ? inOrder(given) : given;
    Object[] read = new Object[parameters.size()];
    for (int i = 0; i < read.length; i++) {
      Parameter parameter = parameters.get(i);
      Object value = i < inOrder.length ? inOrder[i] : null;
      if (value == null && parameter.optional()) {
        value = parameter.fallback();
      }
      read[i] =
          value == null && parameter.optional()
              ? null
              : parameter.kind().read(op, parameter.name(), value);
    }
    return read;
  }

  private Object[] inOrder(Object[] given) {
    if (given.length == 1 && given[0] instanceof Map<?, ?> map) {
      return parameters.stream().map(p -> map.get(p.name())).toArray();
    }
    return given;
  }

  /** For people: {@code (x, axis = 0, exclusive = false, dtype?)}. */
  @Override
  public String toString() {
    String all =
        parameters.stream()
            .map(p ->
                p.name()
                    + (p.fallback() != null
                        ? " = " + plain(p.fallback())
                        : p.optional() ? "?" : ""))
            .collect(Collectors.joining(", "));
    return named ? "({" + all + "})" : "(" + all + ")";
  }

  private static String plain(Object value) {
    return value instanceof Double number && number == Math.rint(number)
        ? Long.toString(number.longValue())
        : value.toString();
  }
}
