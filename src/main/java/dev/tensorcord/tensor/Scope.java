package dev.tensorcord.tensor;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Disposes, when it closes, of the tensors made within it, except variables and what was kept or
 * handed out. Belongs to one thread.
 *
 * <pre>{@code
 * Tensor average = Scope.tidy(() -> y.sub(1).square().mean());
 * }</pre>
 */
public final class Scope implements AutoCloseable {
  private final Session session;
  private final Scope parent;
  private final boolean tracks;
  private final Budget outerBudget;
  private final int from;

  Scope(Session session, Scope parent, boolean tracks) {
    this.session = session;
    this.parent = parent;
    this.tracks = tracks;
    this.outerBudget = session.budget();
    this.from = parent == null ? 0 : session.tracked().size();
  }

  /** Opens a scope within the current one. */
  public static Scope open() {
    Session session = Session.current();
    Scope scope = new Scope(session, session.scope(), true);
    session.enter(scope);
    return scope;
  }

  /** Opens a scope in which at most so many bytes more than now may be in use. */
  public static Scope open(Budget budget) {
    Scope scope = open();
    Session session = scope.session;
    long most =
        budget.bytes() > Long.MAX_VALUE - session.bytes()
            ? Long.MAX_VALUE
            : session.bytes() + budget.bytes();
    if (most < session.budget().bytes()) {
      session.budget(new Budget(most, budget.key()));
    }
    return scope;
  }

  /**
   * Runs {@code work} in a scope of its own and hands out its result: a tensor, or a list, map or
   * array of tensors. Everything else that was made within is disposed of.
   */
  public static <T> T tidy(Supplier<T> work) {
    try (Scope scope = open()) {
      return scope.handOut(work.get());
    }
  }

  /** Lets the tensors in {@code result} outlive this scope: they pass to the one around it. */
  public <T> T handOut(T result) {
    switch (result) {
      case null -> {}
      case Tensor tensor -> tensor.handedTo(parent);
      case Iterable<?> many -> many.forEach(this::handOut);
      case Map<?, ?> map -> map.values().forEach(this::handOut);
      case Object[] array -> {
        for (Object each : array) {
          handOut(each);
        }
      }
      default -> {}
    }
    return result;
  }

  Scope parent() {
    return parent;
  }

  /** Where the stretch of the outermost scope ends. */
  int endOfOutermost() {
    Scope scope = this;
    int end = session.tracked().size();
    while (scope.parent != null) {
      end = scope.from;
      scope = scope.parent;
    }
    return end;
  }

  /** Whether this scope was opened within the other. */
  boolean isWithin(Scope other) {
    Scope scope = this.parent;
    while (scope != null && scope != other) {
      scope = scope.parent;
    }
    return scope != null;
  }

  void track(Tensor tensor) {
    tensor.scope(this);
    if (tracks) {
      session.tracked().add(tensor, from);
    }
  }

  /** Takes a tensor that an inner scope hands out: it stays where it is noted. */
  void take(Tensor tensor) {
    tensor.scope(this);
  }

  /** At the end: disposes of a tensor of its own, or says that the parent is to note it. */
  boolean letsGo(Tensor tensor) {
    if (tensor.scope() == this) {
      if (!tensor.isKept() && !session.tape().needs(tensor)) {
        tensor.dispose();
        return false;
      }
      tensor.scope(parent);
    }
    return parent != null && parent.tracks;
  }

  /** Disposes of everything, kept or not: the session ends. */
  void disposeAll() {
    session.tracked().disposeAll();
  }

  /** Disposes of what is left in it. What a running tape still needs passes to the parent. */
  @Override
  public void close() {
    session.leave(this);
    session.budget(outerBudget);
    session.tracked().close(this, from);
    session.trace().pause();
  }
}
