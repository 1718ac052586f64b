package dev.tensorcord.jobs.digits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** What is asked and what is read as JSON, for the store. Thread-safe. */
public final class DigitsJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private DigitsJson() {}

  /**
   * What is known when a reading is asked for; the pictures themselves are not kept.
   *
   * @param pictures their file names
   */
  public record Asked(List<String> pictures) {
    public Asked {
      pictures = List.copyOf(pictures);
    }
  }

  /** A record as JSON on one line. */
  public static String write(Object record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + record.getClass(), e);
    }
  }

  /** Reads a reading that {@link #write} wrote. */
  public static Reading reading(String json) {
    try {
      return MAPPER.readValue(json, Reading.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a reading of ours", e);
    }
  }
}
