package dev.tensorcord.bot;

/**
 * Something that a button, a select or a form of a command can start.
 *
 * @param name as in {@link ActionId#action()}
 * @param ack how the press is answered
 * @param access who may press it
 */
public record Action(String name, Ack ack, Access access) {
  /** Who may start an action. */
  public enum Access {
    /** Everyone who sees the message. */
    ANYONE,
    /** The member named in {@link ActionId#owner()}, or a moderator. */
    OWNER
  }
}
