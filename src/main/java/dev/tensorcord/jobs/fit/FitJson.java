package dev.tensorcord.jobs.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Jobs and results of fits as JSON, for the store and for scripts. Thread-safe. */
public final class FitJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private FitJson() {}

  /** A job or a result as JSON on one line. */
  public static String write(Object record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + record.getClass(), e);
    }
  }

  /** Reads a job that {@link #write} wrote. */
  public static FitJob job(String json) {
    return read(json, FitJob.class);
  }

  /** Reads a result that {@link #write} wrote. */
  public static FitResult result(String json) {
    return read(json, FitResult.class);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a " + type.getSimpleName() + " of ours", e);
    }
  }
}
