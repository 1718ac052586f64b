package dev.tensorcord.bot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text from members harmless inside Discord's markdown. */
public final class Markdown {
  /** What formats, mentions or links; the marks of headings and lists do so at a start alone. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\*_~`|<>@\\[\\]]|^\\s*[#+-]|:(?=//)");

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FENCE = Pattern.compile("`(?=`)");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\u2028\\u2029&&[^\\n\\t]]");
  private static final String SPLIT = "\u200b";

  private Markdown() {}

  /** Text as itself on one line: no formatting, no links, no mentions, no hidden characters. */
  public static String plain(String untrusted) {
    String line = visible(untrusted).replace('\n', ' ').replace('\t', ' ');
    return SPECIAL.matcher(line).replaceAll("\\\\$0").replace("\\@", "@" + SPLIT);
  }

  /** The same, but spans of code stay so: for sentences of ours that quote what members typed. */
  public static String sentence(String text) {
    StringBuilder whole = new StringBuilder();
    Matcher spans = CODE.matcher(text);
    int from = 0;
    while (spans.find()) {
      whole.append(plain(text.substring(from, spans.start()))).append(code(spans.group(1)));
      from = spans.end();
    }
    return whole.append(plain(text.substring(from))).toString();
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
