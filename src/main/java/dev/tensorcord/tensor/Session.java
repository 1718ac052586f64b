package dev.tensorcord.tensor;

import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.tensor.grad.Tape;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * All that one piece of work holds: its tensors, variables, tape and memory budget. A thread has
 * one at a time; closing it disposes of everything in it, kept or not, and the one before returns.
 *
 * <pre>{@code
 * try (Session session = Session.open(new Budget(64 << 20, "fit.memory"))) { … }
 * }</pre>
 *
 * <p>Outside of any, a thread has a session without a budget that leaves forgotten tensors to the
 * collector. Belongs to one thread.
 */
public final class Session implements AutoCloseable {
  private static final ThreadLocal<Session> CURRENT =
      ThreadLocal.withInitial(() -> new Session(Budget.NONE, TensorLimits.DEFAULT, null, false));

  private final Backend backend = Backends.active();
  private final Tape tape = new Tape();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Session before;
  private final Thread owner = Thread.currentThread();
  private final Scope root;
  private final Tracked tracked = new Tracked();
  private final Trace trace = new Trace(this);
  private List<Variable> trainable;
  private boolean innermost = true;
  private Scope scope;
  private Budget budget;
  private IntConsumer collecting;
  private int numTensors;
  private int numDataBuffers;
  private long numBytes;
  private int nextVariable;
  private final Seeds seeds = new Seeds();
  private final TensorLimits limits;

  private Session(Budget budget, TensorLimits limits, Session before, boolean tracks) {
    this.budget = budget;
    this.limits = limits;
    this.before = before;
    this.root = new Scope(this, null, tracks);
    this.scope = root;
  }

  /** The thread's session. */
  public static Session current() {
    return CURRENT.get();
  }

  /** A fresh session for this thread, with a limit on its tensors' memory. */
  public static Session open(Budget budget) {
    return open(budget, CURRENT.get().limits);
  }

  /** A fresh session for this thread, with limits on its tensors' memory and on its ops. */
  public static Session open(Budget budget, TensorLimits limits) {
    Session before = CURRENT.get();
    Session session = new Session(budget, limits, before, true);
    before.innermost = false;
    CURRENT.set(session);
    return session;
  }

  /** This session, if it is the thread's current one; else that. */
  Session here() {
    return innermost && Thread.currentThread() == owner ? this : CURRENT.get();
  }

  boolean isOnThisThread() {
    return Thread.currentThread() == owner;
  }

  /** What is in use now. */
  public Memory memory() {
    return new Memory(numTensors, numDataBuffers, numBytes);
  }

  /** What one of its ops may ask for. */
  public TensorLimits limits() {
    return limits;
  }

  /** The tape that this session's ops are recorded on while a gradient is asked for. */
  public Tape tape() {
    return tape;
  }

  /**
   * Fixes all random ops that follow and are given no seed of their own: the same ops in the same
   * order then draw the same numbers.
   */
  public void seed(long seed) {
    seeds.start(seed);
  }

  /** The seed of a random op that was given none: another each time. */
  public long nextSeed() {
    return seeds.next();
  }

  /** The variables that are not disposed of, the oldest first. */
  public Collection<Variable> variables() {
    return List.copyOf(variables.values());
  }

  /** The trainable variables that are not disposed of, the oldest first. */
  public List<Variable> trainable() {
    if (trainable == null) {
      trainable = variables.values().stream().filter(Variable::isTrainable).toList();
    }
    return trainable;
  }

  /**
   * Computes what is held back and still in use. Loops that never look at a value do well to call
   * it once in each turn; training does.
   */
  public void flush() {
    trace.flush();
  }

  /** What the last ops that were held back became: a kernel for each pass over memory. */
  public List<Kernel.Pass> passes() {
    return trace.last() == null ? List.of() : trace.last().kernels();
  }

  /** Disposes of everything in this session and gives the thread the one before. */
  @Override
  public void close() {
    check();
    if (before == null || CURRENT.get() != this) {
      throw new IllegalStateException("only the innermost open session can be closed");
    }
    tape.abandon();
    while (scope != root) {
      scope.close();
    }
    variables().forEach(Tensor::dispose);
    root.disposeAll();
    trace.close();
    CURRENT.set(before);
    before.innermost = true;
  }

  Trace trace() {
    return trace;
  }

  Tracked tracked() {
    return tracked;
  }

  boolean hasVariable(String name) {
    return variables.containsKey(name);
  }

  Backend backend() {
    return backend;
  }

  Scope scope() {
    return scope;
  }

  void enter(Scope inner) {
    scope = inner;
  }

  void leave(Scope inner) {
    if (scope != inner) {
      throw new IllegalStateException("scopes close in the reverse order of opening");
    }
    scope = inner.parent();
  }

  Budget budget() {
    return budget;
  }

  void budget(Budget changed) {
    budget = changed;
  }

  long bytes() {
    return numBytes;
  }

  /** Memory for values that are written at once. */
  Storage allocate(Shape shape, DType dtype) {
    if (trace.outliving() > 0 && isTight((long) shape.size() * dtype.bytes() + trace.outliving())) {
      trace.flush();
    }
    Storage storage = reserve(shape, dtype);
    storage.written(storage.allocate());
    return storage;
  }

  /** Texts, which stay with the host. */
  Storage hold(Shape shape, String[] texts) {
    long bytes = 0;
    for (String text : texts) {
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
    }
    count(shape, bytes);
    return Storage.of(this, texts, bytes);
  }

  /**
   * Makes sure, before values are prepared on the host, that a tensor of them will be allowed.
   *
   * @throws dev.tensorcord.fault.Fault if it would not fit into what is left of the budget
   */
  public void foresee(Shape shape, DType dtype) {
    // A text takes a reference, even an empty one.
    long bytes = (long) shape.size() * (dtype == DType.STRING ? Long.BYTES : dtype.bytes());
    if (isTight(bytes) && !hasRoomAfterCollection(bytes)) {
      throw budget.exceeded(shape, numBytes, bytes);
    }
  }

  /** The same number everywhere. */
  Storage number(Shape shape, DType dtype, double number) {
    count(shape, (long) shape.size() * dtype.bytes());
    return Storage.of(this, dtype, shape.size(), number);
  }

  /** Counts values that will be written when someone looks. */
  Storage reserve(Shape shape, DType dtype) {
    count(shape, (long) shape.size() * dtype.bytes());
    return dtype.width() == 1
        ? new Storage(this, dtype, shape.size())
        : new Storage(this, DType.FLOAT32, Math.multiplyExact(shape.size(), dtype.width()));
  }

  private void count(Shape shape, long bytes) {
    check();
    if (isTight(bytes) && !hasRoomAfterCollection(bytes)) {
      throw budget.exceeded(shape, numBytes, bytes);
    }
    numDataBuffers++;
    numBytes += bytes;
  }

  /** Whether so many bytes more are too many. */
  boolean isTight(long more) {
    return more > budget.bytes() - numBytes;
  }

  /**
   * Before its budget is exceeded, tensors that nothing refers to any more are let go, those of
   * open scopes apart. Such a collection takes the time of the garbage collector's.
   *
   * @param told the number of tensors, each time that some were found
   */
  public void collectForgotten(IntConsumer told) {
    collecting = told;
  }

  private boolean hasRoomAfterCollection(long more) {
    if (collecting == null) {
      return false;
    }
    int before = numTensors;
    tracked.letForgottenGo(
        scope.endOfOutermost(),
        storage -> {
          numTensors--;
          storage.forgotten();
        });
    if (numTensors < before) {
      collecting.accept(before - numTensors);
    }
    return !isTight(more);
  }

  void opened(Tensor tensor) {
    numTensors++;
    if (tensor instanceof Variable variable) {
      variables.put(variable.name(), variable);
      trainable = null;
    } else {
      scope.track(tensor);
    }
  }

  void closed(Tensor tensor, Storage storage) {
    numTensors--;
    if (tensor instanceof Variable variable) {
      variables.remove(variable.name());
      trainable = null;
    }
    storage.leave();
  }

  void freed(long bytes) {
    numDataBuffers--;
    numBytes -= bytes;
  }

  String nextVariableName() {
    while (variables.containsKey("variable_" + nextVariable)) {
      nextVariable++;
    }
    return "variable_" + nextVariable++;
  }

  /** Tensors count their users without locks. */
  void check() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException("tensors belong to the thread that made them");
    }
  }
}
