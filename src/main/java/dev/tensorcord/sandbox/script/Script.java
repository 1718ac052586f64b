package dev.tensorcord.sandbox.script;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.ExpressionStatement;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.Statement;
import com.oracle.js.parser.ir.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A snippet made ready to run: as a function, so that {@code await} may stand anywhere and one
 * snippet's names can be declared again by the next of a session; with {@code import} lines in a
 * form that a function may hold; and with its last expression's value handed out. Its text is left
 * alone but for that, and each place in it is known.
 *
 * @param text what the engine runs: a function that is told the names that it declares
 * @param edits where its text differs from the snippet's
 */
record Script(String text, Edits edits) {
  /** The function's own parameter; no snippet says it by chance. */
  private static final String SHARE = "ⵙshare";

  private static final Pattern WAITS = Pattern.compile("\\bawait\\b");

  private static final ScriptEnvironment LANGUAGE =
      ScriptEnvironment.builder()
          .ecmaScriptVersion(2025)
          .emptyStatements(false)
          .annexB(true)
          .allowBigInt(true)
          .classFields(true)
          .privateFieldsIn(true)
          .topLevelAwait(true)
          .importAttributes(true)
          .build();

  /**
   * Reads a snippet.
   *
   * @throws ScriptError if it is not JavaScript
   */
  static Script of(String code) {
    Edits imports = Imports.of(code, LANGUAGE);
    String plain = imports.applied(code);
    boolean waits = WAITS.matcher(plain).find();
    String head = waits ? "(async " : "(";
    String opening = head + SHARE + " => {;"; // So that a text at the beginning is no directive.
    FunctionNode body;
    try {
      body = parsed(opening + plain + "\n})");
    } catch (ParserException e) {
      int at = Math.clamp(e.getPosition() - opening.length(), 0, plain.length());
      throw new ScriptError(words(e), Math.min(imports.original(at), code.length()));
    }
    String share = share(body);
    Edits edits = imports.headed(opening + share);
    ExpressionStatement last = last(body);
    if (last != null) {
      int start = begin(plain, last.getStart() - opening.length());
      edits = edits.with(new Edits.Edit(imports.original(start), 0, "return "));
    }
    String text = edits.applied(code) + "\n})";
    return new Script(text, edits);
  }

  /** To the parser, a text begins behind its quote. */
  private static int begin(String code, int start) {
    return start > 0 && "'\"`".indexOf(code.charAt(start - 1)) >= 0 ? start - 1 : start;
  }

  private static FunctionNode parsed(String text) {
    FunctionNode whole =
        new Parser(LANGUAGE, Source.sourceFor("", text), new ErrorManager.ThrowErrorManager())
            .parse();
    Statement only = whole.getBody().getStatements().getFirst();
    return (FunctionNode) ((ExpressionStatement) only).getExpression();
  }

  /** The parser's words without the place and the picture that it adds. */
  private static String words(ParserException e) {
    String first = e.getMessage().lines().findFirst().orElse("");
    return first.replaceFirst("^\\S*:\\d+:\\d+ ", "");
  }

  /** How the names that the snippet declares are told, each as something to read and to write. */
  private static String share(FunctionNode body) {
    List<String> names = new ArrayList<>();
    for (Symbol symbol : body.getBody().getScope().getSymbols()) {
      String name = symbol.getName();
      if (!name.equals(SHARE) && name.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*")) {
        names.add("%s:[()=>%s,v=>{%s=v}]".formatted(name, name, name));
      }
    }
    return names.isEmpty() ? "" : SHARE + "({" + String.join(",", names) + "});";
  }

  private static ExpressionStatement last(FunctionNode body) {
    return body.getBody().getStatements().stream()
                .filter(statement -> statement.getFinish() > statement.getStart())
                .max(
                    Comparator.comparingInt(Statement::getFinish)
                        .thenComparingInt(Statement::getStart))
                .orElse(null)
            instanceof ExpressionStatement last
        ? last
        : null;
  }
}
