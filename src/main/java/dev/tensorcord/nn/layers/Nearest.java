package dev.tensorcord.nn.layers;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known word that a misspelt one is nearest to (Levenshtein 1966). */
public final class Nearest {
  private static final int LONGEST = 60;

  private Nearest() {}

  /** What to try in place of a word that is not known: the nearest, and all that there are. */
  public static String remedy(String word, Collection<String> known) {
    String all = "There are: " + String.join(", ", known.stream().sorted().toList()) + ".";
    return known.stream()
        .filter(each -> distance(word, each) <= 1 + Math.min(word.length(), each.length()) / 4)
        .min(Comparator.comparingInt(each -> distance(word, each)))
        .map(each -> "Did you mean \"%s\"? %s".formatted(each, all))
        .orElse(all);
  }

  /** Steps from one to the other: a letter more, less or changed. Capitals do not count. */
  static int distance(String one, String other) {
    String a = shortened(one);
    String b = shortened(other);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String shortened(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
  }
}
