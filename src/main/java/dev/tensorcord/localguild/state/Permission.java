package dev.tensorcord.localguild.state;

/** The permission bits that the guild's roles are made of. */
public final class Permission {
  /** May do everything. */
  public static final long ADMINISTRATOR = 1L << 3;

  /** May delete what others wrote. */
  public static final long MANAGE_MESSAGES = 1L << 13;

  /**
   * Create invites, react, see channels, write, embed links, attach files, read back, use commands.
   */
  public static final long EVERYONE =
      1L | 1L << 6 | 1L << 10 | 1L << 11 | 1L << 14 | 1L << 15 | 1L << 16 | 1L << 31;

  /** What keeps a place in order: kick, manage messages, manage roles' bearers, time out. */
  public static final long MODERATOR = EVERYONE | 1L << 1 | MANAGE_MESSAGES | 1L << 40;

  /** Every bit there is. */
  public static final long ALL = (1L << 53) - 1;

  private Permission() {}
}
