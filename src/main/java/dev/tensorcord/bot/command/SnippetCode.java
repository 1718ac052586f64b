package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Attachment;
import dev.tensorcord.fault.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code as members hand it in: typed, in a file, between the marks of a code block. */
final class SnippetCode {
  private static final Set<String> LANGUAGES =
      Set.of("js", "javascript", "mjs", "cjs", "jsx", "ts", "typescript", "tsx");
  private static final Set<String> ENDINGS = Set.of("js", "mjs", "cjs", "ts", "txt");

  /** As Discord reads it: a language is a word that ends its line. */
  private static final Pattern BLOCK =
      Pattern.compile("```(?:([A-Za-z0-9+#._-]*)[ \t]*\n)?(.+?)```", Pattern.DOTALL);

  private static final Pattern ONE_BLOCK =
      Pattern.compile("\\s*" + BLOCK.pattern() + "\\s*", Pattern.DOTALL);

  private SnippetCode() {}

  /** Without the marks that make it a block in a chat, which many paste along. */
  static String typed(String text) {
    String plain = text.replace("\r\n", "\n");
    Matcher block = ONE_BLOCK.matcher(plain);
    boolean one = block.matches() && !block.group(2).contains("```");
    return one ? block.group(2).strip() : plain.strip();
  }

  /** Whether the file may hold code, by its name. */
  static boolean isCode(Attachment file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * The text of a file.
   *
   * @param most bytes that it may have
   */
  static String read(Attachment file, int most) {
    if (!isCode(file)) {
      throw Fault.of(
          "I cannot run the file “%s”.".formatted(Transcript.clip(file.name(), 60)),
          "Attach JavaScript as a file that ends in .js, .mjs, .ts or .txt.");
    }
    byte[] bytes = file.read(most, "run.snippet_bytes");
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.replace("\r\n", "\n").replaceFirst("^\ufeff", "");
    } catch (CharacterCodingException e) {
      throw Fault.of(
          "The file “%s” is not text in UTF-8.".formatted(Transcript.clip(file.name(), 60)),
          "Save it as UTF-8 in your editor and attach it again.");
    }
  }

  /**
   * The code blocks of a message that can be run: those marked as JavaScript or TypeScript; where
   * there are none, those without a mark.
   */
  static List<String> blocks(String message) {
    List<String> marked = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(message.replace("\r\n", "\n"));
    while (matcher.find()) {
      String language = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
      String code = matcher.group(2).strip();
      if (!code.isEmpty() && LANGUAGES.contains(language)) {
        marked.add(code);
      } else if (!code.isEmpty() && language.isEmpty()) {
        plain.add(code);
      }
    }
    return marked.isEmpty() ? plain : marked;
  }
}
