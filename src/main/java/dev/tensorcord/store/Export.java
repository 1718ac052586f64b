package dev.tensorcord.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.digits.Sample;
import java.util.List;
import java.util.Optional;

/** What a member takes along, as JSON that a person can read. */
final class Export {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Export() {}

  static String json(
      String id, Optional<MemberRecord> member, List<Run> runs, List<Sample> samples) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode person = root.putObject("member").put("id", id);
    member.ifPresent(known ->
        person
            .put("name", known.name())
            .put("first_seen", known.firstSeen().toString())
            .put("last_seen", known.lastSeen().toString()));
    var list = root.putArray("runs");
    runs.forEach(run -> list.add(run(run)));
    var digits = root.putArray("digits");
    samples.forEach(sample -> digits.add(sample(sample)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode sample(Sample sample) {
    return JSON.createObjectNode()
        .put("run", sample.run())
        .put("position", sample.position())
        .put("label", sample.label())
        .put("said", sample.said())
        .put("given", sample.given().toString())
        .put("pixels", sample.pixels());
  }

  private static ObjectNode run(Run run) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("id", run.id())
            .put("guild", run.guild().orElse(null))
            .put("command", run.command())
            .put("seed", run.seed())
            .put("state", run.state().name())
            .put("asked", run.asked().toString())
            .put("ended", run.ended().map(Object::toString).orElse(null));
    node.set("parameters", tree(run.parameters()));
    node.set("result", run.result().map(Export::tree).orElse(null));
    return node;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the tables hold JSON only", e);
    }
  }
}
