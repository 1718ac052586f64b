package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Gradients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every op, called as a script calls it, gives what TensorFlow.js gives: values, types, shapes,
 * gradients, and an error where that has one. The cases are written by golden/cases/generate.cjs.
 */
final class GoldenCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicContainer> everyCase() {
    return files()
        .map(file ->
            DynamicContainer.dynamicContainer(
                file.getFileName().toString(),
                cases(file).map(c -> DynamicTest.dynamicTest(label(c), () -> check(c)))));
  }

  /** The cases of all files. */
  static Stream<JsonNode> all() {
    return files().flatMap(GoldenCasesTest::cases);
  }

  private static Stream<Path> files() {
    try {
      Path folder = Path.of(GoldenCasesTest.class.getResource("/golden/cases").toURI());
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<JsonNode> cases(Path file) {
    try {
      return StreamSupport.stream(JSON.readTree(file.toFile()).spliterator(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String label(JsonNode c) {
    String args = c.get("args").toString().replaceAll(",\"values\":\\[[^]]*]", "");
    String all =
        c.get("op").asText() + (c.has("label") ? " " + c.get("label").asText() : "") + args;
    return all.length() > 160 ? all.substring(0, 160) : all;
  }

  private static void check(JsonNode c) {
    Op op = OpTable.get(c.get("op").asText());
    assertThat(op).as("the op %s is in the table", c.get("op")).isNotNull();
    try (Session _ = Session.open(Budget.NONE)) {
      List<Tensor> tensors = new ArrayList<>();
      Object[] args = arguments(c.get("args"), t -> t, tensors);
      if (c.has("throws")) {
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> op.call(args));
        return;
      }
      same(op.call(args), c.get("result"), label(c));
      if (c.has("grads")) {
        gradients(c, op, tensors);
      }
    }
  }

  private static void gradients(JsonNode c, Op op, List<Tensor> tensors) {
    List<Tensor> floats = tensors.stream().filter(t -> t.dtype() == DType.FLOAT32).toList();
    List<Tensor> grads =
        Gradients.valueAndGrads(
                given -> {
                  Iterator<Tensor> next = given.iterator();
                  UnaryOperator<Tensor> put = t -> t.dtype() == DType.FLOAT32 ? next.next() : t;
                  return (Tensor) op.call(arguments(c.get("args"), put, new ArrayList<>()));
                },
                floats,
                Golden.tensor(c.get("dy")))
            .grads();
    for (int i = 0; i < grads.size(); i++) {
      Golden.check(grads.get(i), c.get("grads").get(i), label(c) + " gradient " + i);
    }
  }

  /** The arguments of a case, its tensors as {@code put} gives them. */
  static Object[] arguments(JsonNode list, UnaryOperator<Tensor> put, List<Tensor> seen) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> argument(each, put, seen))
        .toArray();
  }

  private static Object argument(JsonNode node, UnaryOperator<Tensor> put, List<Tensor> seen) {
    if (node.isObject() && node.has("tensor")) {
      Tensor tensor = put.apply(Golden.tensor(node.get("tensor")));
      seen.add(tensor);
      return tensor;
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(e -> map.put(e.getKey(), argument(e.getValue(), put, seen)));
      return map;
    }
    if (node.isArray()) {
      return Arrays.asList(arguments(node, put, seen));
    }
    return node.isNull()
        ? null
        : node.isNumber()
            ? (Object) node.asDouble()
            : node.isBoolean() ? (Object) node.asBoolean() : node.asText();
  }

  private static void same(Object found, JsonNode due, String label) {
    switch (found) {
      case Tensor tensor -> Golden.check(tensor, due, label);
      case List<?> list -> {
        assertThat(list).as(label).hasSize(due.size());
        for (int i = 0; i < due.size(); i++) {
          same(list.get(i), due.get(i), label + "[" + i + "]");
        }
      }
      case Map<?, ?> map -> {
        List<String> names = new ArrayList<>();
        due.fieldNames().forEachRemaining(names::add);
        assertThat(map.keySet()).as(label).isEqualTo(new java.util.LinkedHashSet<Object>(names));
        names.forEach(name -> same(map.get(name), due.get(name), label + "." + name));
      }
      case Number number -> assertThat(number.doubleValue()).as(label).isEqualTo(due.asDouble());
      default -> assertThat(found.toString()).as(label).isEqualTo(due.asText());
    }
  }
}
