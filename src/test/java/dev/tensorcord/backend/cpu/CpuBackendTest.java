package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The processor as a device: products, powers, the pool, and memory that comes back. */
final class CpuBackendTest {
  private final Backend backend = new CpuBackend(new CpuSettings(2, 1 << 20));

  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "1,5,9",
    "7,1,3",
    "5,7,11",
    "16,16,16",
    "33,65,17",
    "97,130,259",
    "200,3,700",
    "3,200,5",
    "6,32,1",
    "150,1100,300"
  })
  void productsAreRightForAnySizesAndTranspositions(int rows, int columns, int inner) {
    for (int way = 0; way < 4; way++) {
      boolean leftTurned = (way & 1) != 0;
      boolean rightTurned = (way & 2) != 0;
      float[] left = random(rows * inner, 1);
      float[] right = random(inner * columns, 2);
      View leftView = matrix(rows, inner, leftTurned);
      View rightView = matrix(inner, columns, rightTurned);
      Kernel kernel = new Kernel.MatMul(1, rows, columns, inner, leftView, rightView);
      float[] found = run(kernel, rows * columns, left, right);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double due = 0;
          for (int p = 0; p < inner; p++) {
            due +=
                (double) left[leftTurned ? p * rows + i : i * inner + p]
                    * right[rightTurned ? j * inner + p : p * columns + j];
          }
          assertThat((double) found[i * columns + j])
              .as("way %d, at %d, %d", way, i, j)
              .isCloseTo(due, within(1e-5 * (2 + inner)));
        }
      }
    }
  }

  private static View matrix(int rows, int columns, boolean turned) {
    return new View(Element.F32, 0, turned ? List.of(0, 1, rows) : List.of(0, columns, 1));
  }

  @Test
  void powersOfAnyExponentAreThoseOfTheMathLibrary() {
    float[] x = random(77, 3);
    View dense = View.dense(Element.F32, List.of(77));
    View repeated = View.repeated(Element.F32, 1);
    Expr power = Expr.of(Fn.POW, Expr.in(0), Expr.in(1));
    Kernel kernel = new Kernel.Map(List.of(77), power, List.of(dense, repeated));
    for (float exponent : new float[] {0, 1, 2, 3, 4, 7, 16, 17, -1, 0.5f}) {
      float[] found = run(kernel, 77, x, new float[] {exponent});
      for (int i = 0; i < x.length; i++) {
        float due = (float) Math.pow(x[i], exponent);
        if (Float.isNaN(due)) {
          assertThat(found[i]).isNaN();
        } else {
          assertThat(found[i]).isCloseTo(due, within(Math.abs(due) * 1e-6f));
        }
      }
    }
  }

  @Test
  void aValueDoesNotDependOnItsPlaceInTheArray() {
    for (Fn fn : List.of(Fn.EXP, Fn.LOG, Fn.SIN, Fn.COS, Fn.TAN, Fn.TANH)) {
      float[] same = new float[61];
      Arrays.fill(same, 0.7123f);
      View dense = View.dense(Element.F32, List.of(61));
      Kernel kernel = new Kernel.Map(List.of(61), Expr.of(fn, Expr.in(0)), List.of(dense));
      float[] found = run(kernel, 61, same);
      for (float each : found) {
        assertThat(each).as(fn.name()).isEqualTo(found[0]);
      }
    }
  }

  @Test
  void equalPartsOfAnExpressionAreComputedOnceAndRightly() {
    Expr sum = Expr.in(0).plus(Expr.in(1));
    Kernel kernel =
        new Kernel.Map(
            List.of(2000),
            sum.times(sum).minus(sum),
            List.of(View.dense(Element.F32, List.of(2000)), View.repeated(Element.F32, 1)));
    float[] x = random(2000, 4);
    float[] found = run(kernel, 2000, x, new float[] {0.5f});
    for (int i = 0; i < x.length; i++) {
      float due = (x[i] + 0.5f) * (x[i] + 0.5f) - (x[i] + 0.5f);
      assertThat(found[i]).isEqualTo(due);
    }
  }

  @Test
  void aBufferComesBackOnlyAfterItWasGivenBack() {
    Buffer first = backend.allocate(Element.F32, 100);
    Buffer second = backend.allocate(Element.F32, 100);
    assertThat(second).isNotSameAs(first);
    first.release();
    assertThat(backend.allocate(Element.I32, 100)).isNotSameAs(first);
    assertThat(backend.allocate(Element.F32, 400)).isNotSameAs(first);
    assertThat(backend.allocate(Element.F32, 99)).isSameAs(first);
    assertThat(backend.allocate(Element.F32, 100)).isNotSameAs(first);
    second.release();
    assertThatIllegalStateException().isThrownBy(second::release);
    assertThatIllegalStateException().isThrownBy(() -> backend.read(second, new float[1], 1));
  }

  @Test
  void aSizeClassHoldsWhatWasAskedForAndLittleMore() {
    for (int count : new int[] {0, 1, 16, 17, 20, 21, 100, 1023, 1024, 1025, 1_000_003}) {
      int capacity = Recycler.capacity(Recycler.sizeClass(count), count);
      assertThat(capacity).isGreaterThanOrEqualTo(count);
      assertThat(capacity).isLessThanOrEqualTo(Math.max(16, count + count / 4 + 1));
    }
  }

  @Test
  void thePoolRunsEachPartOnceAndHandsAFailureOn() {
    WorkPool pool = new WorkPool(4);
    AtomicIntegerArray runs = new AtomicIntegerArray(1000);
    pool.run(1000, runs::incrementAndGet);
    for (int i = 0; i < 1000; i++) {
      assertThat(runs.get(i)).isEqualTo(1);
    }
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            pool.run(
                50,
                part -> {
                  if (part == 20) {
                    throw new ArithmeticException("twenty");
                  }
                }));
  }

  @Test
  void thePoolServesCallersAtTheSameTimeAndAfterASleep() throws InterruptedException {
    WorkPool pool = new WorkPool(3);
    AtomicIntegerArray sums = new AtomicIntegerArray(4);
    List<Thread> callers = new ArrayList<>();
    for (int c = 0; c < sums.length(); c++) {
      int caller = c;
      Runnable work =
          () -> {
            for (int round = 0; round < 300; round++) {
              pool.run(7, part -> sums.addAndGet(caller, part));
              if (round % 100 == 99) {
                LockSupport.parkNanos(2_000_000);
              }
            }
          };
      callers.add(Thread.ofPlatform().start(work));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    for (int c = 0; c < sums.length(); c++) {
      assertThat(sums.get(c)).isEqualTo(300 * 21);
    }
  }

  @Test
  void anInterruptedCallerWaitsForAllPartsAndStaysInterrupted() {
    WorkPool pool = new WorkPool(2);
    AtomicInteger done = new AtomicInteger();
    Thread.currentThread().interrupt();
    pool.run(
        8,
        part -> {
          LockSupport.parkNanos(1_000_000);
          long end = System.nanoTime() + 1_000_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          done.incrementAndGet();
        });
    assertThat(done.get()).isEqualTo(8);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anIdlePoolTakesNoProcessorTime() throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    WorkPool pool = new WorkPool(2);
    AtomicLong worker = new AtomicLong(Thread.currentThread().threadId());
    while (worker.get() == Thread.currentThread().threadId()) {
      pool.run(
          2,
          part -> {
            LockSupport.parkNanos(1_000_000);
            if (part == 1 || worker.get() == Thread.currentThread().threadId()) {
              worker.set(Thread.currentThread().threadId());
            }
          });
    }
    Thread.sleep(20);
    long before = threads.getThreadCpuTime(worker.get());
    Thread.sleep(100);
    assertThat(threads.getThreadCpuTime(worker.get()) - before).isLessThan(5_000_000);
  }

  private float[] run(Kernel kernel, int length, float[]... given) {
    Buffer[] inputs = new Buffer[given.length];
    for (int i = 0; i < given.length; i++) {
      inputs[i] = backend.allocate(Element.F32, given[i].length);
      backend.write(inputs[i], given[i], given[i].length);
    }
    Buffer output = backend.allocate(Element.F32, length);
    backend.run(kernel, output, inputs);
    float[] found = new float[length];
    backend.read(output, found, length);
    return found;
  }

  private static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
