package dev.tensorcord.sandbox.script;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.ImportClauseNode;
import com.oracle.js.parser.ir.ImportNode;
import com.oracle.js.parser.ir.ImportSpecifierNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code import} lines as {@code require} calls, and {@code export} left out. */
final class Imports {
  private static final Pattern THERE = Pattern.compile("(?m)^[ \\t]*(import|export)\\b");
  private static final Pattern EXPORT =
      Pattern.compile(
          "(?m)^[ \\t]*(export\\s+(?:default\\s+)?)(?=(?:async|function|class|const|let|var)\\b)");

  private Imports() {}

  /**
   * The changes that a snippet needs; none where it has no such lines.
   *
   * @throws ScriptError if it is not JavaScript
   */
  static Edits of(String code, ScriptEnvironment language) {
    if (!THERE.matcher(code).find()) {
      return Edits.NONE;
    }
    FunctionNode module;
    try {
      module =
          new Parser(language, Source.sourceFor("", code), new ErrorManager.ThrowErrorManager())
              .parseModule("snippet");
    } catch (ParserException _) {
      return Edits.NONE; // What is wrong is told where the snippet is read as a whole.
    }
    List<Edits.Edit> edits = new ArrayList<>();
    for (ImportNode each : module.getModule().getImports()) {
      int end = each.getFinish();
      if (end < code.length() && "'\"".indexOf(code.charAt(end)) >= 0) {
        end++; // The parser's nodes end within the quotes.
      }
      int length = end - each.getStart();
      String old = code.substring(each.getStart(), end);
      String lines = "\n".repeat((int) old.chars().filter(c -> c == '\n').count());
      edits.add(new Edits.Edit(each.getStart(), length, call(each) + lines));
    }
    List<MatchResult> exports = EXPORT.matcher(code).results().toList();
    for (MatchResult each : exports) {
      int length = each.end(1) - each.start(1);
      edits.add(new Edits.Edit(each.start(1), length, " ".repeat(length)));
    }
    edits.sort(java.util.Comparator.comparingInt(Edits.Edit::at));
    return new Edits(List.copyOf(edits));
  }

  private static String call(ImportNode node) {
    String from = "require(" + quoted(node.getModuleSpecifier().getValue().toString()) + ")";
    ImportClauseNode clause = node.getImportClause();
    if (clause == null) {
      return from + ";";
    }
    List<String> names = new ArrayList<>();
    if (clause.getDefaultBinding() != null) {
      names.add("default: " + clause.getDefaultBinding().getName());
    }
    if (clause.getNamedImports() != null) {
      for (ImportSpecifierNode each : clause.getNamedImports().getImportSpecifiers()) {
        String own = each.getBindingIdentifier().getName();
        names.add(
            each.getIdentifier() == null
                ? own
                : each.getIdentifier().getPropertyName() + ": " + own);
      }
    }
    StringBuilder text = new StringBuilder();
    if (clause.getNameSpaceImport() != null) {
      String name = clause.getNameSpaceImport().getBindingIdentifier().getName();
      text.append("const ").append(name).append(" = ").append(from).append(";");
    }
    if (!names.isEmpty()) {
      text.append("const {%s} = %s;".formatted(String.join(", ", names), from));
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
