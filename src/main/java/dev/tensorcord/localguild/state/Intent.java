package dev.tensorcord.localguild.state;

/** What a bot may ask to be told of: the bits of IDENTIFY's intents that matter here. */
public final class Intent {
  /** Guilds and their channels. */
  public static final int GUILDS = 1;

  /** Who is in the guild; privileged. */
  public static final int GUILD_MEMBERS = 1 << 1;

  /** Who is online; privileged. */
  public static final int GUILD_PRESENCES = 1 << 8;

  /** Messages in the guild. */
  public static final int GUILD_MESSAGES = 1 << 9;

  /** Typing in the guild. */
  public static final int GUILD_MESSAGE_TYPING = 1 << 11;

  /** Messages to the bot alone. */
  public static final int DIRECT_MESSAGES = 1 << 12;

  /** Typing to the bot alone. */
  public static final int DIRECT_MESSAGE_TYPING = 1 << 14;

  /** What messages say; privileged. */
  public static final int MESSAGE_CONTENT = 1 << 15;

  /** Every bit that Discord knows. */
  public static final int KNOWN = 0b1_1001_1111_1111_1111_1111_1111;

  private Intent() {}

  /** The intent that messages in such a channel need. */
  public static int messages(boolean direct) {
    return direct ? DIRECT_MESSAGES : GUILD_MESSAGES;
  }
}
