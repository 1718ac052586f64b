package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The schemas of single values: texts, numbers, truths, ids, links, times. */
final class Scalars {
  /** Discord takes a whole number as text too; longer texts are none. */
  private static final int DIGITS = 20;

  /** "1e-999999999" is short, but a gigabyte when written out. */
  private static final int SCALE = 400;

  /** How much of a bad value the answer repeats. */
  private static final int QUOTED = 100;

  private static final Pattern SNOWFLAKE = Pattern.compile("0|[1-9][0-9]{0,19}");

  private Scalars() {}

  /** A text of {@code least} to {@code most} code points. */
  record Text(int least, int most) implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      if (!value.isTextual()) {
        place.report(
            "STRING_TYPE_CONVERT", "Could not interpret \"" + brief(value) + "\" as string.");
        return;
      }
      int length = length(value.textValue());
      if (length < least || length > most) {
        place.report(Problem.length(least, most));
      }
    }

    @Override
    public boolean absent(JsonNode value) {
      return Schema.super.absent(value) || (value.isTextual() && value.textValue().isEmpty());
    }
  }

  /** A text that one pattern covers whole. */
  record Matching(Schema text, Pattern pattern, Problem otherwise) implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      int before = place.tree().count();
      text.check(value, place);
      if (place.tree().count() == before && !pattern.matcher(value.asText()).matches()) {
        place.report(otherwise);
      }
    }

    @Override
    public boolean absent(JsonNode value) {
      return text.absent(value);
    }
  }

  /** A whole number, also written as text. */
  record Whole(long least, long most) implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      BigDecimal number = decimal(value).filter(Scalars::isWhole).orElse(null);
      if (number == null) {
        place.report("NUMBER_TYPE_COERCE", "Value \"" + brief(value) + "\" is not int.");
      } else {
        range(number, BigDecimal.valueOf(least), BigDecimal.valueOf(most), "int", place);
      }
    }
  }

  /** Any finite number. */
  record Decimal(double least, double most) implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      BigDecimal number = decimal(value).orElse(null);
      if (number == null) {
        place.report("NUMBER_TYPE_COERCE", "Value \"" + brief(value) + "\" is not float.");
      } else {
        range(number, BigDecimal.valueOf(least), BigDecimal.valueOf(most), "float", place);
      }
    }
  }

  /** One of a few whole numbers, also written as text. */
  record Choice(Set<Integer> allowed) implements Schema {
    static Choice of(Integer... allowed) {
      return new Choice(Set.of(allowed));
    }

    @Override
    public void check(JsonNode value, Place place) {
      if (whole(value).filter(allowed::contains).isEmpty()) {
        place.report(Problem.choices(new TreeSet<>(allowed)));
      }
    }
  }

  /** One of a few words. */
  record Word(Set<String> allowed) implements Schema {
    static Word of(String... allowed) {
      return new Word(Set.of(allowed));
    }

    @Override
    public void check(JsonNode value, Place place) {
      if (!value.isTextual() || !allowed.contains(value.textValue())) {
        place.report(Problem.choices(new TreeSet<>(allowed)));
      }
    }
  }

  /** True or false. */
  record Truth() implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      if (!value.isBoolean()) {
        place.report("BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
      }
    }
  }

  /** An id, as text or as number. */
  record Snowflake() implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      boolean scalar = value.isTextual() || value.isIntegralNumber();
      if (!scalar || !SNOWFLAKE.matcher(value.asText()).matches()) {
        place.report("NUMBER_TYPE_COERCE", "Value \"" + brief(value) + "\" is not snowflake.");
      }
    }
  }

  /** An ISO 8601 time with its offset. */
  record Timestamp() implements Schema {
    @Override
    public void check(JsonNode value, Place place) {
      try {
        OffsetDateTime.parse(value.asText());
      } catch (DateTimeParseException notATime) {
        place.report(
            "DATE_TIME_TYPE_PARSE", "Could not parse " + brief(value) + ". Should be ISO8601.");
      }
    }
  }

  /** The value as an int, if it is a whole number of that range, also written as text. */
  static Optional<Integer> whole(JsonNode value) {
    return decimal(value)
        .filter(Scalars::isWhole)
        .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
        .map(BigDecimal::intValue);
  }

  /** The value as a number, also written as text. */
  static Optional<BigDecimal> decimal(JsonNode value) {
    if (value.isNumber() && (!value.isFloatingPointNumber() || finite(value))) {
      return Optional.of(value.decimalValue());
    }
    if (value.isTextual() && value.textValue().length() <= DIGITS) {
      try {
        return Optional.of(new BigDecimal(value.textValue()))
            .filter(number -> Math.abs(number.scale()) <= SCALE);
      } catch (NumberFormatException notANumber) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** How many code points a text has; Discord counts these. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean finite(JsonNode value) {
    return Double.isFinite(value.doubleValue());
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0
        || number.scale() <= 0
        || number.remainder(BigDecimal.ONE).signum() == 0;
  }

  private static void range(
      BigDecimal number, BigDecimal least, BigDecimal most, String kind, Place place) {
    if (number.compareTo(most) > 0) {
      place.report(
          "NUMBER_TYPE_MAX", kind + " value should be less than or equal to " + shown(most) + ".");
    } else if (number.compareTo(least) < 0) {
      place.report(
          "NUMBER_TYPE_MIN",
          kind + " value should be greater than or equal to " + shown(least) + ".");
    }
  }

  private static String shown(BigDecimal bound) {
    return bound.stripTrailingZeros().toPlainString();
  }

  private static String brief(JsonNode value) {
    if (value.isContainerNode()) {
      return value.isArray() ? "[…]" : "{…}";
    }
    String text = value.asText();
    return text.length() > QUOTED ? text.substring(0, QUOTED) : text;
  }
}
