package dev.tensorcord.data;

import dev.tensorcord.data.PointsToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code 1,5} as one and a half, where commas are not the separators of the points. */
final class DecimalCommas {
  static final String NOTE = "Commas were read as decimal commas.";

  private static final Pattern WHOLE = Pattern.compile("[+\u2212\u2013-]?[0-9]+");
  private static final Pattern FRACTION = Pattern.compile("[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("([+\u2212\u2013-]?[0-9]+),([0-9]+(?:[eE][+-]?[0-9]+)?)");

  private DecimalCommas() {}

  /** A cell of a table with its decimal comma made a point; unchanged where there is none. */
  static String pointed(String cell) {
    return NUMBER.matcher(cell).matches() ? cell.replace(',', '.') : cell;
  }

  /**
   * The tokens with every {@code 1,5} made one number; empty where a comma cannot be a decimal one
   * or there is no comma.
   */
  static Optional<List<PointsToken>> joined(String text, List<PointsToken> tokens) {
    List<PointsToken> joined = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < tokens.size(); i++) {
      PointsToken token = tokens.get(i);
      if (token.kind() == Kind.COMMA) {
        return Optional.empty();
      }
      boolean decimal =
          token.kind() == Kind.NUMBER
              && i + 2 < tokens.size()
              && tokens.get(i + 1).kind() == Kind.COMMA
              && text.charAt(tokens.get(i + 1).at()) == ','
              && tokens.get(i + 2).kind() == Kind.NUMBER
              && matches(WHOLE, text, token)
              && matches(FRACTION, text, tokens.get(i + 2));
      if (decimal) {
        int end = tokens.get(i + 2).end();
        String number = text.substring(token.at(), end).replace(',', '.');
        double value = Numeral.value(number, 0, number.length());
        joined.add(new PointsToken(Kind.NUMBER, token.at(), end, value));
        any = true;
        i += 2;
      } else {
        joined.add(token);
      }
    }
    return any ? Optional.of(joined) : Optional.empty();
  }

  /** The two numbers of one bracket such as {@code (0,5; 1,25)}. */
  static Optional<double[]> pair(String text, List<PointsToken> group) {
    return joined(text, group).map(FlatPoints::values).filter(values -> values.length == 2);
  }

  private static boolean matches(Pattern pattern, String text, PointsToken token) {
    return pattern.matcher(text.substring(token.at(), token.end())).matches();
  }
}
