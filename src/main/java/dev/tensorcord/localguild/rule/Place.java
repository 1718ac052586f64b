package dev.tensorcord.localguild.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A place in a request's body, to which problems are reported.
 *
 * @param tree collects them
 * @param parent the place around it, or null for the whole body
 * @param key of this place in its parent, or null for the whole body
 */
record Place(ErrorTree tree, Place parent, String key) {

  Place at(String inner) {
    return new Place(tree, this, inner);
  }

  Place at(int index) {
    return at(Integer.toString(index));
  }

  /** Keys and indices from the whole body down to here. */
  List<String> path() {
    Deque<String> path = new ArrayDeque<>();
    for (Place place = this; place.parent != null; place = place.parent) {
      path.addFirst(place.key);
    }
    return List.copyOf(path);
  }

  void report(Problem problem) {
    tree.add(this, problem);
  }

  void report(String code, String message) {
    report(new Problem(code, message));
  }
}
