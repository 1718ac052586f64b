package dev.tensorcord.localguild.client;

/** Discord's numbers for the kinds of options. */
final class OptionType {
  static final int STRING = 3;
  static final int INTEGER = 4;
  static final int BOOLEAN = 5;
  static final int USER = 6;
  static final int CHANNEL = 7;
  static final int ROLE = 8;
  static final int MENTIONABLE = 9;
  static final int NUMBER = 10;
  static final int ATTACHMENT = 11;

  private OptionType() {}
}
