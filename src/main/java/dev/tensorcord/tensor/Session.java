package dev.tensorcord.tensor;

import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Backends;
import dev.tensorcord.tensor.grad.Tape;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
      ThreadLocal.withInitial(() -> new Session(Budget.NONE, null, false));

  private final Backend backend = Backends.active();
  private final Tape tape = new Tape();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Session before;
  private final Thread owner = Thread.currentThread();
  private final Scope root;
  private Scope scope;
  private Budget budget;
  private int numTensors;
  private int numDataBuffers;
  private long numBytes;
  private int nextVariable;
  private final Seeds seeds = new Seeds();

  private Session(Budget budget, Session before, boolean tracks) {
    this.budget = budget;
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
    Session session = new Session(budget, CURRENT.get(), true);
    CURRENT.set(session);
    return session;
  }

  /** What is in use now. */
  public Memory memory() {
    return new Memory(numTensors, numDataBuffers, numBytes);
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
    CURRENT.set(before);
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

  Storage allocate(Shape shape, DType dtype) {
    long bytes = (long) shape.size() * dtype.bytes();
    take(shape, bytes);
    int elements = Math.multiplyExact(shape.size(), dtype.width());
    return new Storage(this, backend.allocate(dtype.element(), elements), bytes);
  }

  Storage hold(Shape shape, String[] texts) {
    long bytes = 0;
    for (String text : texts) {
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
    }
    take(shape, bytes);
    return new Storage(this, texts, bytes);
  }

  /**
   * Makes sure, before values are prepared on the host, that a tensor of them will be allowed.
   *
   * @throws dev.tensorcord.fault.Fault if it would not fit into what is left of the budget
   */
  public void foresee(Shape shape, DType dtype) {
    long bytes = (long) shape.size() * Math.max(1, dtype.bytes());
    if (bytes > budget.bytes() - numBytes) {
      throw budget.exceeded(shape, numBytes, bytes);
    }
  }

  private void take(Shape shape, long bytes) {
    check();
    if (bytes > budget.bytes() - numBytes) {
      throw budget.exceeded(shape, numBytes, bytes);
    }
    numDataBuffers++;
    numBytes += bytes;
  }

  void opened(Tensor tensor) {
    numTensors++;
    if (tensor instanceof Variable variable) {
      variables.put(variable.name(), variable);
    } else {
      scope.track(tensor);
    }
  }

  void closed(Tensor tensor, Storage storage) {
    numTensors--;
    root.forgot();
    if (tensor instanceof Variable variable) {
      variables.remove(variable.name());
    }
    storage.leave();
  }

  void freed(long bytes) {
    numDataBuffers--;
    numBytes -= bytes;
  }

  int live() {
    return numTensors;
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
