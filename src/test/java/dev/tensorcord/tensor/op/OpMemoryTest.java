package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An op leaves nothing behind but its result, whatever it made on the way. */
final class OpMemoryTest {
  @TestFactory
  Stream<DynamicTest> everyCaseLeavesItsResultAlone() {
    return GoldenCasesTest.all()
        .filter(c -> c.has("result"))
        .map(c -> DynamicTest.dynamicTest(GoldenCasesTest.label(c), () -> check(c)));
  }

  private static void check(JsonNode c) {
    try (Session session = Session.open(Budget.NONE)) {
      List<Tensor> given = new ArrayList<>();
      Object[] arguments = GoldenCasesTest.arguments(c.get("args"), t -> t, given);
      int before = session.memory().numTensors();
      Object result = OpTable.get(c.get("op").asText()).call(arguments);
      Set<Tensor> made = Collections.newSetFromMap(new IdentityHashMap<>());
      collect(result, made);
      given.forEach(made::remove);
      assertThat(session.memory().numTensors() - before).isEqualTo(made.size());
    }
  }

  @Test
  void aCheckedShapeIsTheSameTensor() {
    try (Session session = Session.open(Budget.NONE)) {
      Tensor x = Tensors.tensor1d(1, 2, 3);
      assertThat(OpTable.get("ensureShape").call(x, List.of(3))).isSameAs(x);
      assertThat(OpTable.get("ensureShape").call(x, Collections.singletonList(null))).isSameAs(x);
      assertThat(session.memory().numTensors()).isOne();
    }
  }

  private static void collect(Object value, Set<Tensor> tensors) {
    switch (value) {
      case Tensor tensor -> tensors.add(tensor);
      case Collection<?> many -> many.forEach(each -> collect(each, tensors));
      case Map<?, ?> map -> map.values().forEach(each -> collect(each, tensors));
      case null, default -> {}
    }
  }
}
