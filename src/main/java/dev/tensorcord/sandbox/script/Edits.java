package dev.tensorcord.sandbox.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Changes to a text, and where each place of the new text stood in the old one. Immutable.
 *
 * @param all by their places in the old text
 */
record Edits(List<Edit> all) {
  /** No changes. */
  static final Edits NONE = new Edits(List.of());

  /**
   * One change.
   *
   * @param at a place in the old text
   * @param removed how many characters go
   * @param put what comes instead
   */
  record Edit(int at, int removed, String put) {}

  /** The same, and this in front of all. */
  Edits headed(String head) {
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(0, 0, head));
    edits.addAll(all);
    return new Edits(List.copyOf(edits));
  }

  /** One more. */
  Edits with(Edit more) {
    List<Edit> edits = new ArrayList<>(all);
    edits.add(more);
    edits.sort(Comparator.comparingInt(Edit::at));
    return new Edits(List.copyOf(edits));
  }

  /** The new text. */
  String applied(String old) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Edit edit : all) {
      text.append(old, from, edit.at).append(edit.put);
      from = edit.at + edit.removed;
    }
    return text.append(old, from, old.length()).toString();
  }

  /** The place in the old text of one in the new; what was put in stands where it begins. */
  int original(int place) {
    int shift = 0;
    for (Edit edit : all) {
      int begins = edit.at + shift;
      if (place < begins) {
        break;
      }
      if (place < begins + edit.put.length()) {
        return edit.at;
      }
      shift += edit.put.length() - edit.removed;
    }
    return place - shift;
  }
}
