package dev.tensorcord.localguild.client;

/** Discord's numbers for the kinds of components that take part in interactions. */
final class ComponentType {
  static final int ACTION_ROW = 1;
  static final int BUTTON = 2;
  static final int STRING_SELECT = 3;
  static final int TEXT_INPUT = 4;
  static final int USER_SELECT = 5;
  static final int ROLE_SELECT = 6;
  static final int MENTIONABLE_SELECT = 7;
  static final int CHANNEL_SELECT = 8;
  static final int LABEL = 18;
  static final int FILE_UPLOAD = 19;
  static final int RADIO_GROUP = 21;
  static final int CHECKBOX_GROUP = 22;
  static final int CHECKBOX = 23;

  private ComponentType() {}

  /** Whether this is a menu of any kind. */
  static boolean select(int type) {
    return type == STRING_SELECT || type >= USER_SELECT && type <= CHANNEL_SELECT;
  }
}
