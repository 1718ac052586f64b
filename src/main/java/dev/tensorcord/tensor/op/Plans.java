package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Rule;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What an op worked out for inputs of some shapes: the result's shape and type, and the prepared
 * kernel or what a pass is to do. Working it out takes microseconds, looking it up some
 * nanoseconds.
 *
 * @param <K> what the plan depends on
 */
final class Plans<K> {
  /** Members choose the shapes, so that all plans together must not grow without end. */
  private static final int MOST = 8192;

  private static final Queue<Plans<?>> EVERY = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ConcurrentMap<K, Plan> plans = new ConcurrentHashMap<>();
  private final Function<K, Plan> maker;

  Plans(Function<K, Plan> maker) {
    this.maker = maker;
    EVERY.add(this);
  }

  /**
   * A result's shape and type, and how it is computed: held back where that is a map or a
   * reduction, which can be fused, and otherwise at once.
   *
   * @param recipe null where it is computed at once
   * @param program null where it is held back
   */
  record Plan(Shape shape, DType dtype, Recipe recipe, Program program) implements Rule {
    static Plan of(Shape shape, DType dtype, Kernel kernel) {
      return switch (kernel) {
        case Kernel.Map map -> new Plan(shape, dtype, Recipe.of(shape, dtype, map), null);
        case Kernel.Reduce reduce -> new Plan(shape, dtype, Recipe.of(shape, dtype, reduce), null);
        default -> new Plan(shape, dtype, null, Backends.active().prepare(kernel));
      };
    }

    @Override
    public Recipe recipe(Object variant, Tensor[] inputs) {
      return recipe;
    }

    Tensor run(Tensor... inputs) {
      if (recipe != null) {
        return Tensor.heldBack(this, PLAIN, inputs);
      }
      Buffer[] buffers = new Buffer[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        buffers[i] = inputs[i].buffer();
      }
      Tensor y = Tensor.allocate(shape, dtype);
      program.run(y.buffer(), buffers);
      return y;
    }
  }

  Plan get(K key) {
    Plan plan = plans.get(key);
    if (plan != null) {
      return plan;
    }
    if (COUNT.incrementAndGet() > MOST) {
      COUNT.set(1);
      EVERY.forEach(each -> each.plans.clear());
    }
    Plan made = maker.apply(key);
    plans.put(key, made);
    return made;
  }
}
