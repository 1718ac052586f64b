package dev.tensorcord.api;

import dev.tensorcord.api.ApiNames.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** TensorFlow.js's names one by one: where each is here, or why it is not. */
final class ApiList {
  /** What stands before a kernel whose gradient is asked for. */
  private static final String GRADIENT = "gradient:";

  private final ApiTables tables = new ApiTables();
  private final Map<String, String> elsewhere = ApiNames.said("elsewhere.txt");
  private final Map<String, String> missing = ApiNames.said("missing.txt");
  private final Map<String, String> kernels = ApiNames.said("kernels.txt");
  private final Map<String, String> unsampled = ApiNames.said("unsampled.txt");
  private final Map<Group, List<Entry>> entries = new LinkedHashMap<>();

  /**
   * One name.
   *
   * @param where where it is; empty where it is missing
   * @param why why it is missing; empty where it is there, or where nobody said
   */
  record Entry(String name, String where, String why) {
    boolean isThere() {
      return !where.isEmpty();
    }
  }

  /** Looks every name up. */
  ApiList() {
    for (Group group : ApiNames.groups()) {
      entries.put(group, group.full().stream().map(this::entry).toList());
    }
  }

  private Entry entry(String name) {
    String where =
        name.startsWith(GRADIENT)
            ? gradient(name.substring(GRADIENT.length()))
            : Stream.of(tables.where(name), elsewhere(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    return new Entry(name, where, where.isEmpty() ? missing.getOrDefault(name, "") : "");
  }

  /** A place without its packages; null where none is named. */
  private String elsewhere(String name) {
    String place = elsewhere.get(name);
    return place == null ? null : "`" + place.replaceAll("^([a-z]+\\.)*", "") + "`";
  }

  private String gradient(String kernel) {
    String op = kernels.getOrDefault(kernel, firstSmall(kernel));
    if (ApiTables.hasGradient(op)) {
      return "of `" + op + "`";
    }
    return unsampled.containsKey(kernel) ? "of `" + op + "`: " + unsampled.get(kernel) : "";
  }

  private static String firstSmall(String kernel) {
    return Character.toLowerCase(kernel.charAt(0)) + kernel.substring(1);
  }

  /** Every name. */
  List<Entry> all() {
    return entries.values().stream().flatMap(List::stream).toList();
  }

  /** What is wrong with the lists beside the tests, a line each. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Entry entry : all()) {
      if (!entry.isThere() && entry.why().isEmpty()) {
        faults.add(entry.name() + " is missing, and missing.txt does not say why");
      }
      if (entry.isThere() && missing.containsKey(entry.name())) {
        faults.add(entry.name() + " is there: take it out of missing.txt");
      }
    }
    for (String name : missing.keySet()) {
      if (all().stream().noneMatch(entry -> entry.name().equals(name))) {
        faults.add(name + " in missing.txt is no name of TensorFlow.js's");
      }
    }
    elsewhere.forEach((name, place) -> {
      if (tables.where(name) != null) {
        faults.add(name + " is in a table: take it out of elsewhere.txt");
      }
      if (!ApiTables.isThere(place)) {
        faults.add(name + ": there is no " + place + ", as elsewhere.txt says");
      }
    });
    for (String kernel : unsampled.keySet()) {
      if (ApiTables.hasGradient(kernels.getOrDefault(kernel, firstSmall(kernel)))) {
        faults.add("The gradient of " + kernel + " has samples: take it out of unsampled.txt");
      }
    }
    return faults;
  }

  /** The list as a page. */
  String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # TensorFlow.js's names, and ours

        Every public name of TensorFlow.js 4.22 (npm `@tensorflow/tfjs-core` and `@tensorflow/tfjs-layers`),
        where it is here, or why it is not. An op is shown with its parameters, `?` and `=` marking those
        that may be left out. Made from the tables in the code by `ApiListTest`, which fails where this page
        or a reason is out of date.

        """);
    long there = all().stream().filter(Entry::isThere).count();
    page.append("**%d of %d names are here.**\n\n".formatted(there, all().size()));
    page.append("| part | here | of |\n|---|---|---|\n");
    entries.forEach((group, list) ->
        page.append(
            "| %s | %d | %d |\n"
                .formatted(
                    group.title(), list.stream().filter(Entry::isThere).count(), list.size())));
    page.append("\n## What is missing, and why\n\n");
    all().stream()
        .filter(entry -> !entry.isThere())
        .forEach(entry -> page.append("- `%s`: %s\n".formatted(entry.name(), entry.why())));
    entries.forEach((group, list) -> page.append(section(group, list)));
    return page.toString();
  }

  private static String section(Group group, List<Entry> list) {
    StringBuilder section = new StringBuilder();
    section.append("\n## %s\n\n| TensorFlow.js | here |\n|---|---|\n".formatted(group.title()));
    for (Entry entry : list) {
      String what = entry.isThere() ? entry.where() : "– " + entry.why();
      section.append("| `%s` | %s |\n".formatted(entry.name(), what.replace("|", "\\|")));
    }
    return section.toString();
  }
}
