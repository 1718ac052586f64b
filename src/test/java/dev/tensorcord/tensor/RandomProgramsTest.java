package dev.tensorcord.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.op.ElementwiseOp;
import dev.tensorcord.tensor.op.OpTable;
import dev.tensorcord.tensor.op.Reductions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs of random ops, on random shapes and types, that dispose, assign, tidy and look at random
 * moments: held back and fused they do what they do when each op is computed at once, to the last
 * bit, with the same faults and the same count of memory.
 */
final class RandomProgramsTest {
  private static final int[][] SHAPES = {
    {}, {1}, {7}, {3, 7}, {3, 1}, {2, 3, 7}, {0, 7}, {1500}, {40, 50}, {50}, {70_000}, {300, 250}
  };

  private static final List<ElementwiseOp> ELEMENTWISE = OpTable.all(ElementwiseOp.class);
  private static final List<Reductions> REDUCTIONS = OpTable.all(Reductions.class);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void doTheSameHeldBackAndAtOnce(int group) {
    for (int seed = group * 25; seed < group * 25 + 25; seed++) {
      assertThat(new Program(seed, false).run())
          .as("program %d", seed)
          .isEqualTo(new Program(seed, true).run());
    }
  }

  private static final class Program {
    private final SplittableRandom random;
    private final boolean atOnce;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    Program(int seed, boolean atOnce) {
      this.random = new SplittableRandom(seed);
      this.atOnce = atOnce;
    }

    List<String> run() {
      try (Session session = Session.open(new Budget(4 << 20, "test"))) {
        int shapes = random.nextInt(2, SHAPES.length);
        for (int i = 0; i < 4; i++) {
          tensors.add(fresh(shapes));
        }
        variables.add(Variable.of(tensors.getFirst()));
        variables.add(Variable.of(tensors.getLast()));
        for (int i = 0; i < 150; i++) {
          act(shapes);
          log.add(session.memory().toString());
        }
        for (Tensor tensor : tensors) {
          log.add(values(tensor));
        }
        for (Variable variable : variables) {
          log.add(values(variable));
        }
      }
      return log;
    }

    private void act(int shapes) {
      int choice = random.nextInt(100);
      try {
        if (choice < 62) {
          add(op());
        } else if (choice < 68) {
          add(fresh(shapes));
        } else if (choice < 82) {
          tensors.remove(random.nextInt(tensors.size())).dispose();
        } else if (choice < 88) {
          variables.get(random.nextInt(2)).assign(any());
        } else if (choice < 94) {
          add(
              Scope.tidy(() -> {
                add(op());
                add(op());
                return op();
              }));
          tensors.removeIf(Tensor::isDisposed);
        } else {
          log.add(values(any()));
        }
      } catch (Fault fault) {
        log.add(fault.getMessage());
        tensors.removeIf(Tensor::isDisposed);
      }
      if (tensors.isEmpty()) {
        tensors.add(fresh(shapes));
      }
    }

    private void add(Tensor tensor) {
      if (atOnce) {
        tensor.buffer();
      }
      tensors.add(tensor);
    }

    private Tensor any() {
      int choice = random.nextInt(tensors.size() + variables.size());
      return choice < tensors.size() ? tensors.get(choice) : variables.get(choice - tensors.size());
    }

    private Tensor op() {
      Tensor x = any();
      return switch (random.nextInt(10)) {
        case 0 ->
            REDUCTIONS
                .get(random.nextInt(REDUCTIONS.size()))
                .apply(x, random.nextBoolean(), axes(x.rank()));
        case 1 -> x.cast(DType.values()[random.nextInt(DType.values().length)]);
        case 2 -> x.reshape(-1);
        case 3 -> x.mul(random.nextInt(-3, 4) / 2.0).pow(random.nextInt(5));
        case 4 -> x.softmax();
        case 5 -> x.broadcastTo(any().shape());
        default -> elementwise(x);
      };
    }

    private Tensor elementwise(Tensor x) {
      ElementwiseOp op = ELEMENTWISE.get(random.nextInt(ELEMENTWISE.size()));
      return switch (op.arity()) {
        case 1 -> op.apply(x);
        case 2 -> op.apply(x, any());
        default -> op.apply(x, any(), any());
      };
    }

    private int[] axes(int rank) {
      int[] axes = random.ints(0, Math.max(1, rank)).limit(random.nextInt(rank + 1)).toArray();
      return Arrays.stream(axes).distinct().toArray();
    }

    private Tensor fresh(int shapes) {
      Shape shape = Shape.of(SHAPES[random.nextInt(shapes)]);
      Tensor tensor =
          random.nextInt(4) == 0
              ? Tensors.fill(shape, random.nextInt(-2, 3), DType.FLOAT32)
              : Tensors.randomUniform(shape, -2, 2, random.nextLong());
      return switch (random.nextInt(6)) {
        case 0 -> tensor.greater(0);
        case 1 -> tensor.mul(4).cast(DType.INT32);
        default -> tensor;
      };
    }

    private static String values(Tensor tensor) {
      return tensor.dtype()
          + " "
          + tensor.shape()
          + switch (tensor.array()) {
            case float[] floats -> floats.length < 9 ? Arrays.toString(floats) : bits(floats);
            case int[] ints -> ints.length < 9 ? Arrays.toString(ints) : Arrays.hashCode(ints);
            case byte[] bytes -> Arrays.hashCode(bytes);
            default -> throw new AssertionError();
          };
    }

    private static Object bits(float[] floats) {
      return Arrays.hashCode(floats);
    }
  }
}
