package dev.tensorcord.fault;

import java.util.Optional;

/**
 * Something went wrong that a member can mend: what happened, what to try, and where.
 *
 * <p>The message is a whole sentence in the learner's words. It may quote what the member typed;
 * the renderer escapes it. Everything that is not a {@code Fault} is a bug of ours and reaches the
 * member only as "something broke on our side", with the run's id.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;
  private final transient Excerpt where;

  private Fault(String what, String remedy, Excerpt where) {
    super(what);
    this.remedy = remedy;
    this.where = where;
  }

  /** A fault without a place: {@code what} happened and what to try, a sentence each. */
  public static Fault of(String what, String remedy) {
    return new Fault(what, remedy, null);
  }

  /** A fault at a place in what the member typed. */
  public static Fault at(Excerpt where, String what, String remedy) {
    return new Fault(what, remedy, where);
  }

  /**
   * A limit of {@code config/limits.yaml} was met.
   *
   * @param name the limit's key, such as {@code fit.points}
   * @param asked what was asked for, such as {@code "1,204 points"}
   * @param allowed what the limit allows, such as {@code "1,000"}
   */
  public static Fault limit(String name, String asked, String allowed, String remedy) {
    return of("%s: at most %s allowed here (limit %s).".formatted(asked, allowed, name), remedy);
  }

  /** What to try, as a sentence. */
  public String remedy() {
    return remedy;
  }

  /** The place in the member's text, if there is one. */
  public Optional<Excerpt> where() {
    return Optional.ofNullable(where);
  }
}
