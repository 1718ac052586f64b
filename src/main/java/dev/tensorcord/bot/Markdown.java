package dev.tensorcord.bot;

import java.util.regex.Pattern;

/** Makes text from members harmless inside Discord's markdown. */
public final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("([\\\\*_~`|>#\\[\\]()<:@-])");
  private static final Pattern FENCE = Pattern.compile("`(?=`)");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\u2028\\u2029&&[^\\n\\t]]");
  private static final String SPLIT = "\u200b";

  private Markdown() {}

  /** Text as itself on one line: no formatting, no links, no mentions, no hidden characters. */
  public static String plain(String untrusted) {
    String line = visible(untrusted).replace('\n', ' ').replace('\t', ' ');
    return SPECIAL.matcher(line).replaceAll("\\\\$1").replace("\\@", "@" + SPLIT);
  }

  /** Text in a span of code. */
  public static String code(String untrusted) {
    String line = visible(untrusted).replace('\n', ' ').replace('`', '\'');
    return line.isEmpty() ? "` `" : "`" + line + "`";
  }

  /** Text in a block of code which it cannot end. */
  public static String block(String language, String untrusted) {
    return "```"
        + language
        + "\n"
        + FENCE.matcher(visible(untrusted)).replaceAll("`" + SPLIT)
        + "\n```";
  }

  /** Without control, formatting and direction characters, which hide or reorder what is read. */
  public static String visible(String untrusted) {
    return UNSEEN.matcher(untrusted).replaceAll("\ufffd");
  }
}
