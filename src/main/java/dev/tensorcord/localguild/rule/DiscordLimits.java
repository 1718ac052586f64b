package dev.tensorcord.localguild.rule;

import java.time.Duration;

/** Discord's numbers, in one place. Lengths are counted in Unicode code points. */
public final class DiscordLimits {
  private DiscordLimits() {}

  // Interactions.

  /** Time to acknowledge an interaction. */
  public static final Duration FIRST_RESPONSE = Duration.ofSeconds(3);

  /** How long an interaction's token may be used. */
  public static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  public static final int FOLLOWUPS_IF_USER_INSTALLED = 5;

  // Messages.

  public static final int CONTENT = 2000;
  public static final int NONCE = 25;
  public static final int STICKERS = 3;
  public static final int MENTIONED_IDS = 100;
  public static final int FILES = 10;
  public static final int FILE_NAME = 1024;
  public static final int FILE_DESCRIPTION = 1024;
  public static final int WAVEFORM = 400;

  /** One file, unless the guild allows more ({@code attachment_size_limit}). */
  public static final long FILE_BYTES = 10L << 20;

  public static final long REQUEST_BYTES = 25L << 20;
  public static final int POLL_TEXT = 300;
  public static final int POLL_ANSWERS = 10;
  public static final int POLL_ANSWER_TEXT = 55;
  public static final int POLL_HOURS = 768;

  // Embeds.

  public static final int EMBEDS = 10;
  public static final int EMBED_TITLE = 256;
  public static final int EMBED_DESCRIPTION = 4096;
  public static final int EMBED_FIELDS = 25;
  public static final int EMBED_FIELD_NAME = 256;
  public static final int EMBED_FIELD_VALUE = 1024;
  public static final int EMBED_FOOTER = 2048;
  public static final int EMBED_AUTHOR = 256;
  public static final int EMBED_TOTAL = 6000;
  public static final int URL = 2048;
  public static final int COLOR = 0xFFFFFF;

  // Components.

  /** The message flag that turns Components V2 on. */
  public static final int FLAG_COMPONENTS_V2 = 1 << 15;

  public static final int ROWS = 5;
  public static final int BUTTONS_IN_ROW = 5;
  public static final int COMPONENTS_V2 = 40;
  public static final int TEXT_V2 = 4000;
  public static final int CUSTOM_ID = 100;
  public static final int BUTTON_LABEL = 80;
  public static final int BUTTON_URL = 512;
  public static final int EMOJI_NAME = 32;
  public static final int SECTION_TEXTS = 3;
  public static final int GALLERY_ITEMS = 10;
  public static final int MEDIA_DESCRIPTION = 1024;
  public static final int SELECT_OPTIONS = 25;
  public static final int SELECT_TEXT = 100;
  public static final int SELECT_PLACEHOLDER = 150;

  // Modals.

  public static final int MODAL_TITLE = 45;
  public static final int MODAL_COMPONENTS = 5;
  public static final int MODAL_LABEL = 45;
  public static final int MODAL_LABEL_DESCRIPTION = 100;
  public static final int TEXT_INPUT = 4000;
  public static final int TEXT_INPUT_PLACEHOLDER = 100;
  public static final int GROUP_OPTIONS = 10;
  public static final int UPLOADED_FILES = 10;

  // Application commands.

  public static final int SLASH_COMMANDS = 100;
  public static final int USER_COMMANDS = 15;
  public static final int MESSAGE_COMMANDS = 15;
  public static final int COMMANDS_IN_REQUEST = SLASH_COMMANDS + USER_COMMANDS + MESSAGE_COMMANDS;
  public static final int COMMAND_CREATES_PER_DAY = 200;
  public static final int COMMAND_NAME = 32;
  public static final int COMMAND_DESCRIPTION = 100;
  public static final int COMMAND_TOTAL = 8000;
  public static final int OPTIONS = 25;
  public static final int CHOICES = 25;
  public static final int CHOICE_NAME = 100;
  public static final int CHOICE_TEXT = 100;
  public static final int STRING_OPTION = 6000;
  public static final int LOCALES = 34;

  /** The largest whole number that a JavaScript client holds exactly. */
  public static final long SAFE_INTEGER = (1L << 53) - 1;

  // Rates.

  public static final int GLOBAL_PER_SECOND = 50;
}
