package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.DiscordLimits.FLAG_COMPONENTS_V2;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pieces of request bodies, in JSON with single quotes and bare names. */
final class Bodies {
  private Bodies() {}

  static String x(int length) {
    return "x".repeat(length);
  }

  static String list(int length, IntFunction<String> item) {
    return IntStream.range(0, length).mapToObj(item).collect(Collectors.joining(", "));
  }

  static String button(int i) {
    return "{type: 2, style: 1, label: 'a', custom_id: 'b%d'}".formatted(i);
  }

  static String option(int i) {
    return "{label: 'a', value: 'v%d'}".formatted(i);
  }

  static String choice(int i) {
    return "{name: 'c%d', value: 'a'}".formatted(i);
  }

  static String label(int i) {
    return "{type: 18, label: 'a', component: {type: 4, style: 1, custom_id: 'i%d'}}".formatted(i);
  }

  static String value(int i, String more) {
    return "{type: 3, name: 'o%d', description: 'a'%s}".formatted(i, more);
  }

  static String row(String components) {
    return "{type: 1, components: [%s]}".formatted(components);
  }

  static String inRow(String components) {
    return "{components: [%s]}".formatted(row(components));
  }

  static String select(String options, String more) {
    return "{type: 3, custom_id: 'a', options: [%s]%s}".formatted(options, more);
  }

  static String v2(String components) {
    return "{flags: %d, components: [%s]}".formatted(FLAG_COMPONENTS_V2, components);
  }

  static String modal(String customId, String title, String components) {
    return "{custom_id: '%s', title: '%s', components: [%s]}"
        .formatted(customId, title, components);
  }

  static String command(String options) {
    return "[{name: 'a', description: 'a', options: [%s]}]".formatted(options);
  }
}
