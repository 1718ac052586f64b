package dev.tensorcord.bot.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.jobs.Run;
import java.util.Optional;

/** Snippets and what they came to as JSON, for the store. Thread-safe. */
final class SnippetJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private SnippetJson() {}

  static String write(Object record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + record.getClass(), e);
    }
  }

  static SnippetAsked asked(Run run) {
    return read(run.parameters(), SnippetAsked.class);
  }

  /** Empty where the run has not ended, or nothing was kept of its end. */
  static Optional<SnippetResult> result(Run run) {
    return run.result().map(json -> read(json, SnippetResult.class));
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a " + type.getSimpleName() + " of ours", e);
    }
  }
}
