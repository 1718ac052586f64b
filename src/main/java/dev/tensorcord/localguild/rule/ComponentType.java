package dev.tensorcord.localguild.rule;

/** Discord's numbers for the types of components, of messages and of modals. */
public final class ComponentType {
  public static final int ACTION_ROW = 1;
  public static final int BUTTON = 2;
  public static final int STRING_SELECT = 3;
  public static final int TEXT_INPUT = 4;
  public static final int USER_SELECT = 5;
  public static final int ROLE_SELECT = 6;
  public static final int MENTIONABLE_SELECT = 7;
  public static final int CHANNEL_SELECT = 8;
  public static final int SECTION = 9;
  public static final int TEXT_DISPLAY = 10;
  public static final int THUMBNAIL = 11;
  public static final int MEDIA_GALLERY = 12;
  public static final int FILE = 13;
  public static final int SEPARATOR = 14;
  public static final int CONTAINER = 17;
  public static final int LABEL = 18;
  public static final int FILE_UPLOAD = 19;
  public static final int RADIO_GROUP = 21;
  public static final int CHECKBOX_GROUP = 22;
  public static final int CHECKBOX = 23;

  private ComponentType() {}

  /** Whether this is a menu of any kind. */
  public static boolean isSelect(int type) {
    return type == STRING_SELECT || type >= USER_SELECT && type <= CHANNEL_SELECT;
  }
}
