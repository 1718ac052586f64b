package dev.tensorcord.tensor;

import dev.tensorcord.fault.Fault;

/**
 * A tensor whose values can be replaced: what training moves. No scope disposes of it; its session
 * does when it ends.
 */
public final class Variable extends Tensor {
  private final String name;
  private final boolean trainable;

  private Variable(Session session, Tensor initial, String name, boolean trainable) {
    super(session, initial.shape(), initial.dtype(), initial.values().share());
    this.name = name;
    this.trainable = trainable;
  }

  /** A trainable variable that begins with these values, under a name of its own. */
  public static Variable of(Tensor initial) {
    return of(initial, null, true);
  }

  /** A trainable variable that begins with these values. */
  public static Variable of(Tensor initial, String name) {
    return of(initial, name, true);
  }

  /**
   * A variable that begins with these values.
   *
   * @param name unique in the session; null for one made up
   * @param trainable whether optimizers move it unless told which to move
   * @throws Fault if the name is taken
   */
  public static Variable of(Tensor initial, String name, boolean trainable) {
    Session session = Session.current();
    initial.values(); // Throws if there are none.
    String known = name == null ? session.nextVariableName() : name;
    if (session.hasVariable(known)) {
      throw Fault.of(
          "A variable named \"" + known + "\" is there already.",
          "Give each variable a name of its own, or none.");
    }
    Variable variable = new Variable(session, initial, known, trainable);
    session.opened(variable);
    return variable;
  }

  /** Its name, unique in the session. */
  public String name() {
    return name;
  }

  /** Whether optimizers move it unless told which to move. */
  public boolean isTrainable() {
    return trainable;
  }

  /**
   * Takes on the values of a tensor, which may then be disposed of.
   *
   * @throws Fault if its shape or type is another
   */
  public void assign(Tensor values) {
    if (!values.shape().equals(shape()) || values.dtype() != dtype()) {
      throw Fault.of(
          "assign: the variable \"%s\" is %s %s, the new values are %s %s."
              .formatted(name, dtype(), shape(), values.dtype(), values.shape()),
          "Reshape or cast the values first.");
    }
    session().check();
    Storage old = values();
    Storage fresh = values.values().share();
    session().tape().preserve(this);
    replace(fresh);
    old.leave();
  }
}
