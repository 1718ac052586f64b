package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every op gives what TensorFlow.js gives: values, types, shapes, gradients. */
final class GoldenOpsTest {
  /** Padding is written with another signature there. */
  private static final Set<String> WITHOUT = Set.of("pad");

  @TestFactory
  Stream<DynamicTest> everyCase() {
    return cases().map(c -> DynamicTest.dynamicTest(label(c), () -> check(c)));
  }

  @Test
  void everyOpHasACase() {
    Set<String> named = new HashSet<>(WITHOUT);
    cases().forEach(c -> named.add(c.get("name").asText()));
    assertThat(OpTable.all()).extracting(Op::name).isSubsetOf(named);
  }

  private static Stream<JsonNode> cases() {
    return StreamSupport.stream(Golden.ALL.get("cases").spliterator(), false);
  }

  private static String label(JsonNode c) {
    List<String> shapes = new ArrayList<>();
    c.get("inputs").forEach(i -> shapes.add(i.get("dtype").asText() + i.get("shape")));
    return c.get("name").asText() + shapes + c.get("attributes");
  }

  private static void check(JsonNode c) {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor[] inputs = inputs(c);
      if (c.has("throws")) {
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> apply(c, inputs));
        return;
      }
      Golden.check(apply(c, inputs), c.get("output"), label(c));
      if (c.has("grads")) {
        List<Tensor> floats = Stream.of(inputs).filter(t -> t.dtype() == DType.FLOAT32).toList();
        List<Tensor> grads =
            Gradients.valueAndGrads(
                    given -> apply(c, spread(inputs, given)), floats, Golden.tensor(c.get("dy")))
                .grads();
        for (int i = 0; i < grads.size(); i++) {
          Golden.check(grads.get(i), c.get("grads").get(i), label(c) + " gradient " + i);
        }
      }
    }
  }

  private static Tensor[] inputs(JsonNode c) {
    return StreamSupport.stream(c.get("inputs").spliterator(), false)
        .map(Golden::tensor)
        .toArray(Tensor[]::new);
  }

  private static Tensor[] spread(Tensor[] inputs, List<Tensor> floats) {
    Tensor[] all = inputs.clone();
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      all[i] = all[i].dtype() == DType.FLOAT32 ? floats.get(next++) : all[i];
    }
    return all;
  }

  private static Tensor apply(JsonNode c, Tensor[] x) {
    JsonNode with = c.get("attributes");
    return switch (OpTable.get(c.get("name").asText())) {
      case ElementwiseOp op ->
          switch (op.arity()) {
            case 1 -> op.apply(x[0]);
            case 2 -> op.apply(x[0], x[1]);
            default -> op.apply(x[0], x[1], x[2]);
          };
      case Reductions op -> op.apply(x[0], false, Golden.ints(with.get("axis")));
      case MatMul _ ->
          MatMul.apply(
              x[0], x[1], with.get("transposeA").asBoolean(), with.get("transposeB").asBoolean());
      case Transpose _ -> x[0].transpose(Golden.ints(with.get("perm")));
      case Reshape _ -> x[0].reshape(Golden.ints(with.get("shape")));
      case BroadcastTo _ -> x[0].broadcastTo(Shape.of(Golden.ints(with.get("shape"))));
      case Slice _ -> x[0].slice(Golden.ints(with.get("begin")), Golden.ints(with.get("size")));
      case Concat _ -> Concat.apply(List.of(x), Golden.ints(with.get("axis"))[0]);
      case Stack _ -> Stack.apply(List.of(x), Golden.ints(with.get("axis"))[0]);
      case Cast _ -> x[0].cast(DType.valueOf(with.get("dtype").asText().toUpperCase(Locale.ROOT)));
      case Conv2d _ -> Conv2d.apply(x[0], x[1], window(with));
      case Conv2dTranspose _ ->
          Conv2dTranspose.apply(x[0], x[1], Shape.of(Golden.ints(with.get("shape"))), window(with));
      case FusedConv2d _ ->
          FusedConv2d.apply(
              x[0], x[1], x[2], window(with), with.get("activation").asText().equals("relu"));
      case Pool op ->
          op.apply(x[0], pair(with, "filterSize")[0], pair(with, "filterSize")[1], window(with));
      case Softmax op -> op.apply(x[0]);
      case OneHot _ ->
          OneHot.apply(
              x[0],
              with.get("depth").asInt(),
              with.get("onValue").asDouble(),
              with.get("offValue").asDouble(),
              DType.valueOf(with.get("dtype").asText().toUpperCase(Locale.ROOT)));
      case Gather _ -> x[0].gather(x[1], with.get("axis").asInt());
      case Dropout _ -> Dropout.apply(x[0], with.get("rate").asDouble(), 1);
      default -> throw new IllegalArgumentException(c.get("name").asText());
    };
  }

  private static Window window(JsonNode with) {
    int[] strides = pair(with, "strides");
    int[] dilations = with.has("dilations") ? pair(with, "dilations") : new int[] {1, 1};
    Padding padding =
        switch (with.get("pad").asText()) {
          case "same" -> Padding.SAME;
          case "valid" -> Padding.VALID;
          default -> Padding.of(with.get("pad").asInt());
        };
    return new Window(strides[0], strides[1], dilations[0], dilations[1], padding);
  }

  /** Two numbers, or one that stands for both. */
  private static int[] pair(JsonNode with, String name) {
    JsonNode value = with.get(name);
    return value.isArray() ? Golden.ints(value) : new int[] {value.asInt(), value.asInt()};
  }
}
