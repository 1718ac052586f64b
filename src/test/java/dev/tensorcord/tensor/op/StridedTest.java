package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Ops that move values about do to complex numbers what they do to both parts, and to strings what
 * they do to their places; TensorFlow.js has no kernels for most of these.
 */
final class StridedTest {
  private static final Shape SHAPE = Shape.of(4, 3, 2);

  private static Map<String, UnaryOperator<Tensor>> moves() {
    Map<String, UnaryOperator<Tensor>> moves = new TreeMap<>();
    moves.put("slice", x -> Slice.apply(x, new int[] {1, 0, 1}, new int[] {2, 2, 1}));
    moves.put("slice of nothing", x -> Slice.apply(x, new int[] {1}, new int[] {0}));
    moves.put("stridedSlice", x -> x.stridedSlice(ints(3, 2), ints(0, -4), ints(-2, -1)));
    moves.put("reverse", x -> x.reverse(0, 2));
    moves.put("transpose", x -> x.transpose(2, 0, 1));
    moves.put("tile", x -> x.tile(1, 2, 3));
    moves.put("broadcastTo", x -> x.expandDims(0).broadcastTo(Shape.of(2, 4, 3, 2)));
    moves.put("concat", x -> Concat.apply(List.of(x, x.reverse(), x), 1));
    moves.put("stack", x -> x.stack(x.reverse(), -1));
    moves.put("unstack", x -> x.unstack(1).get(2));
    moves.put("split", x -> x.split(ints(1, 3), 0).get(1));
    moves.put("gather", x -> x.gather(Tensors.tensor(ints(2, 0, 2), 3), 1));
    moves.put(
        "gather by examples",
        x -> x.gather(Tensors.tensor(ints(1, 0, 2, 2, 0, 1, 1, 1), 4, 2), 1, 1));
    moves.put("gatherND", x -> Indexed.gather(x, Tensors.tensor(ints(3, 1, 0, 2), 2, 2)));
    moves.put(
        "tensorScatterUpdate",
        x -> {
          Tensor rows = Slice.apply(x, ints(2), ints(2));
          return Indexed.update(x, Tensors.tensor(ints(0, 3), 2, 1), rows);
        });
    moves.put("mirrorPad", x -> x.mirrorPad(new int[][] {{1, 2}, {0, 1}, {0, 0}}, "reflect"));
    moves.put("spaceToBatchND", x -> x.spaceToBatchND(ints(3, 2), new int[][] {{0, 0}, {0, 0}}));
    moves.put("batchToSpaceND", x -> x.batchToSpaceND(ints(2, 2), new int[][] {{1, 0}, {0, 1}}));
    moves.put("ensured and squeezed", x -> x.expandDims(1).squeeze(1));
    return moves;
  }

  private static int[] ints(int... values) {
    return values;
  }

  @TestFactory
  Stream<DynamicTest> complexNumbersMoveAsBothTheirParts() {
    return moves().entrySet().stream()
        .map(move -> DynamicTest.dynamicTest(move.getKey(), () -> complex(move.getValue())));
  }

  private static void complex(UnaryOperator<Tensor> move) {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor real = Tensors.randomNormal(SHAPE, 0, 1, 1);
      Tensor imag = Tensors.randomNormal(SHAPE, 0, 1, 2);
      Tensor moved = move.apply(Complexes.of(real, imag));
      Tensor due = move.apply(real);
      assertThat(moved.dtype()).isEqualTo(DType.COMPLEX64);
      assertThat(moved.shape()).isEqualTo(due.shape());
      assertThat(Complexes.real(moved).data()).isEqualTo(due.data());
      assertThat(Complexes.imag(moved).data()).isEqualTo(move.apply(imag).data());
    }
  }

  @TestFactory
  Stream<DynamicTest> stringsMoveAsTheirPlaces() {
    return moves().entrySet().stream()
        .map(move -> DynamicTest.dynamicTest(move.getKey(), () -> texts(move.getValue())));
  }

  private static void texts(UnaryOperator<Tensor> move) {
    try (Session _ = Session.open(Budget.NONE)) {
      int[] places = IntStream.range(0, SHAPE.size()).toArray();
      String[] texts = Arrays.stream(places).mapToObj(i -> "t" + i).toArray(String[]::new);
      Tensor due = move.apply(Tensors.tensor(places, SHAPE.toArray()));
      Tensor moved = move.apply(Tensors.tensor(texts, SHAPE.toArray()));
      assertThat(moved.shape()).isEqualTo(due.shape());
      assertThat(moved.texts())
          .isEqualTo(
              Arrays.stream((int[]) due.array()).mapToObj(i -> "t" + i).toArray(String[]::new));
    }
  }

  @Test
  void complexNumbersAreSurroundedByRealOnes() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor x = Complexes.of(Tensors.tensor1d(1, 2), Tensors.tensor1d(3, 4));
      Tensor padded = x.pad(new int[][] {{1, 1}}, 7);
      assertThat(padded.pairs().data()).containsExactly(7, 0, 1, 3, 2, 4, 7, 0);
    }
  }

  @Test
  void complexUpdatesAddUp() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor x = Complexes.of(Tensors.tensor1d(1, 2), Tensors.tensor1d(3, 4));
      Tensor places = Tensors.tensor(ints(1, 1), 2, 1);
      Tensor sums = Indexed.scatter(places, x, Shape.of(3));
      assertThat(sums.pairs().data()).containsExactly(0, 0, 3, 7, 0, 0);
    }
  }
}
