package dev.tensorcord.tensor;

import java.util.ArrayList;
import java.util.List;
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
  private List<Tensor> tensors = new ArrayList<>();

  Scope(Session session, Scope parent, boolean tracks) {
    this.session = session;
    this.parent = parent;
    this.tracks = tracks;
    this.outerBudget = session.budget();
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
      tensors.add(tensor);
    }
  }

  /** A tensor is gone: sweep, where the list is mostly of such. */
  void forgot() {
    if (tensors.size() > 64 && tensors.size() > 4 * session.live()) {
      tensors.removeIf(tensor -> tensor.isDisposed() || tensor.scope() != this);
    }
  }

  void disposeAll() {
    List<Tensor> held = tensors;
    tensors = new ArrayList<>();
    held.forEach(Tensor::dispose);
  }

  /** Disposes of what is left in it. What a running tape still needs passes to the parent. */
  @Override
  public void close() {
    session.leave(this);
    session.budget(outerBudget);
    for (int i = tensors.size() - 1; i >= 0; i--) {
      Tensor tensor = tensors.get(i);
      if (tensor.isDisposed() || tensor.scope() != this) {
        continue;
      }
      if (tensor.isKept() || session.tape().needs(tensor)) {
        parent.track(tensor);
      } else {
        tensor.dispose();
      }
    }
  }
}
