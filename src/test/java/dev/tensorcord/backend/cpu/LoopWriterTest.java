package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.backend.Access;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.backend.Kernel.Fold;
import dev.tensorcord.backend.Kernel.Pass;
import dev.tensorcord.backend.Kernel.Reduction;
import dev.tensorcord.backend.Kernel.Result;
import dev.tensorcord.backend.PassWriter;
import dev.tensorcord.backend.Step;
import dev.tensorcord.backend.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass with a loop of its own gives the bits of the interpreted one, whatever it is made of. */
final class LoopWriterTest {
  private static final int INPUTS = 3;
  private static final List<Fn> FLOATS =
      List.of(Fn.NEG, Fn.ABS, Fn.SQRT, Fn.ADD, Fn.SUB, Fn.MUL, Fn.DIV, Fn.MIN, Fn.MAX, Fn.POW);
  private static final List<Fn> TESTS =
      List.of(Fn.EQ, Fn.NE, Fn.LT, Fn.LE, Fn.GT, Fn.GE, Fn.IS_NAN, Fn.NOT, Fn.AND, Fn.OR);

  private final CpuBackend backend = new CpuBackend(new CpuSettings(2, 1 << 20));

  @ParameterizedTest
  @ValueSource(ints = {10, 16, 17, 100, 1024, 1500, 70_000, 140_000})
  void givesTheSameBits(int size) {
    int written = 0;
    for (int seed = 0; seed < 25; seed++) {
      Pass pass = random(size, new SplittableRandom(seed * 1000L + size));
      PassProgram program = new PassProgram(pass, new WorkPool(2));
      List<Object> due = run(program, pass);
      if (program.compile()) {
        written++;
        assertThat(run(program, pass)).as("seed %d", seed).isEqualTo(due);
      }
    }
    assertThat(written).isGreaterThan(6);
  }

  private static Pass random(int size, SplittableRandom random) {
    PassWriter writer = new PassWriter(size);
    List<Integer> floats = new ArrayList<>();
    List<Integer> tests = new ArrayList<>();
    List<Integer> dims = size % 10 == 0 ? List.of(size / 10, 10) : List.of(size);
    for (int i = 0; i < INPUTS; i++) {
      View dense = View.dense(Element.F32, dims);
      List<Integer> row = dims.size() == 2 ? List.of(0, 1) : List.of(0);
      View view = i < 2 ? dense : new View(Element.F32, 3, row);
      floats.add(writer.value(new Step.Load(i, Access.of(dims, view))));
    }
    floats.add(writer.value(new Step.Number(0, Element.F32)));
    floats.add(writer.value(new Step.Constant(0.25, Element.F32)));
    tests.add(writer.value(new Step.Apply(Fn.GT, floats.get(0), floats.get(1), -1)));
    for (int i = 0; i < 14; i++) {
      if (random.nextInt(4) == 0) {
        tests.add(writer.value(test(random, floats, tests)));
      } else {
        floats.add(writer.value(value(random, writer, floats, tests)));
      }
    }
    Fold fold =
        switch (random.nextInt(3)) {
          case 0 -> new Fold(Reduction.SUM, 1, size, 1);
          case 1 -> dims.size() == 1 ? null : new Fold(Reduction.SUM, size / 10, 10, 1);
          default ->
              dims.size() == 1 || size < 20 ? null : new Fold(Reduction.SUM, 1, size / 10, 10);
        };
    writer.result(floats.getLast(), null);
    writer.result(tests.getLast(), null);
    if (fold != null) {
      writer.result(floats.get(floats.size() - 2), fold);
      if (fold.inner() == 1) {
        writer.result(floats.getLast(), with(fold, Reduction.MAX));
        writer.result(floats.get(6), with(fold, Reduction.ARG_MIN));
      }
    }
    return writer.pass();
  }

  private static Fold with(Fold fold, Reduction how) {
    return new Fold(how, fold.outer(), fold.joined(), fold.inner());
  }

  private static Step value(
      SplittableRandom random, PassWriter writer, List<Integer> floats, List<Integer> tests) {
    int a = any(random, floats);
    int b = any(random, floats);
    if (random.nextInt(6) == 0) {
      return new Step.Apply(Fn.SELECT, any(random, tests), a, b);
    }
    Fn fn = FLOATS.get(random.nextInt(FLOATS.size()));
    if (fn == Fn.POW) {
      return new Step.Apply(
          fn, a, writer.value(new Step.Constant(random.nextInt(4), Element.F32)), -1);
    }
    return new Step.Apply(fn, a, fn.arity() == 1 ? -1 : b, -1);
  }

  private static Step test(SplittableRandom random, List<Integer> floats, List<Integer> tests) {
    Fn fn = TESTS.get(random.nextInt(TESTS.size()));
    List<Integer> from = fn.kind() == Fn.Kind.LOGIC ? tests : floats;
    return new Step.Apply(fn, any(random, from), fn.arity() == 1 ? -1 : any(random, from), -1);
  }

  /** Rather late ones, so that long chains come about. */
  private static int any(SplittableRandom random, List<Integer> values) {
    int back = Math.min(random.nextInt(values.size()), random.nextInt(values.size()));
    return values.get(values.size() - 1 - back);
  }

  private List<Object> run(PassProgram program, Pass pass) {
    SplittableRandom random = new SplittableRandom(3);
    Buffer[] inputs = new Buffer[INPUTS];
    int length = Math.max(20, pass.size());
    for (int i = 0; i < INPUTS; i++) {
      float[] values = new float[length];
      for (int j = 0; j < length; j++) {
        values[j] = random.nextInt(50) == 0 ? Float.NaN : (float) random.nextDouble(-2, 2);
      }
      inputs[i] = backend.allocate(Element.F32, length);
      backend.write(inputs[i], values, length);
    }
    Buffer[] outputs = new Buffer[pass.results().size()];
    for (int i = 0; i < outputs.length; i++) {
      Result result = pass.results().get(i);
      Element element = i == 1 ? Element.BOOL : Element.F32;
      boolean place = result.fold() != null && result.fold().how().givesIndex();
      outputs[i] = backend.allocate(place ? Element.I32 : element, pass.size());
    }
    program.run(outputs, inputs, new double[] {0.75});
    List<Object> found = new ArrayList<>();
    for (int i = 0; i < outputs.length; i++) {
      Fold fold = pass.results().get(i).fold();
      int count = fold == null ? pass.size() : fold.outer() * fold.inner();
      found.add(
          switch (CpuBuffer.of(outputs[i]).array()) {
            case float[] floats -> bits(floats, count);
            case int[] ints -> Arrays.copyOf(ints, count);
            case byte[] bytes -> Arrays.copyOf(bytes, count);
            default -> throw new AssertionError();
          });
    }
    return found.stream().map(LoopWriterTest::text).map(Object.class::cast).toList();
  }

  private static int[] bits(float[] floats, int count) {
    int[] bits = new int[count];
    for (int i = 0; i < count; i++) {
      bits[i] = Float.floatToIntBits(floats[i]); // One pattern for all NaNs.
    }
    return bits;
  }

  private static String text(Object array) {
    return array instanceof int[] ints
        ? ints.length + ":" + Arrays.hashCode(ints)
        : Arrays.hashCode((byte[]) array) + "";
  }
}
