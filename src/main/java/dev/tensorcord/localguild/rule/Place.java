package dev.tensorcord.localguild.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a request's body, to which problems are reported.
 *
 * @param tree collects them
 * @param path keys and indices from the body's root
 */
record Place(ErrorTree tree, List<String> path) {

  Place at(String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return new Place(tree, List.copyOf(longer));
  }

  Place at(int index) {
    return at(Integer.toString(index));
  }

  void report(Problem problem) {
    tree.add(path, problem);
  }

  void report(String code, String message) {
    report(new Problem(code, message));
  }
}
