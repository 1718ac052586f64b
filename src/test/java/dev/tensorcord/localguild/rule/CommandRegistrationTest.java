package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A command is judged together with those that are already registered. */
final class CommandRegistrationTest {
  private static final List<JsonNode> FULL =
      IntStream.range(0, DiscordLimits.SLASH_COMMANDS)
          .mapToObj(i -> json("{type: 1, name: 'c%d', description: 'a'}".formatted(i)))
          .toList();

  @Test
  void oneMoreThanTheLimitIsRefused() {
    JsonNode command = json("{name: 'new', description: 'a'}");
    assertThat(create(command, FULL)).containsExactly("30032");
    assertThat(create(command, FULL.subList(1, FULL.size()))).isEmpty();
  }

  @Test
  void aCommandOfTheSameNameIsReplaced() {
    assertThat(create(json("{name: 'c7', description: 'b'}"), FULL)).isEmpty();
  }

  @Test
  void eachTypeHasRoomOfItsOwn() {
    assertThat(create(json("{type: 2, name: 'c7'}"), FULL)).isEmpty();
  }

  @Test
  void aChangeIsJudgedWithWhatStays() {
    JsonNode existing = json("{id: '1', type: 1, name: 'a', description: 'a', options: []}");
    assertThat(edit(json("{description: 'b'}"), existing)).isEmpty();
    assertThat(edit(json("{name: 'A'}"), existing))
        .containsExactly("name APPLICATION_COMMAND_INVALID_NAME");
    assertThat(edit(json("{description: ''}"), existing))
        .containsExactly("description BASE_TYPE_REQUIRED");
  }

  @Test
  void aChangeCannotTurnAMenuIntoASlashCommand() {
    JsonNode menu = json("{type: 3, name: 'Fit this', description: ''}");
    assertThat(edit(json("{type: 1, description: 'a'}"), menu))
        .containsExactly("description APPLICATION_COMMAND_INVALID_DESCRIPTION");
  }

  @Test
  void anEmptyListOrNullRemovesAll() {
    assertThat(Endpoint.refusals(() -> CommandRules.replaceAll(json("null")))).isEmpty();
    assertThat(Endpoint.refusals(() -> CommandRules.replaceAll(json("[]")))).isEmpty();
  }

  @Test
  void twoHundredNewOnesADayInEachGuild() {
    Instant[] now = {Instant.EPOCH};
    CommandCreates creates = new CommandCreates(() -> now[0]);
    creates.take("1", 199);
    assertThat(Endpoint.refusals(() -> creates.take("1", 2))).containsExactly("30034");
    assertThat(Endpoint.refusals(() -> creates.take("1", 1))).isEmpty();
    assertThat(Endpoint.refusals(() -> creates.take("1", 1))).containsExactly("30034");
    assertThat(Endpoint.refusals(() -> creates.take("2", 1))).isEmpty();
    now[0] = now[0].plus(Duration.ofDays(1));
    assertThat(Endpoint.refusals(() -> creates.take("1", 200))).isEmpty();
  }

  private static List<String> create(JsonNode command, List<JsonNode> registered) {
    return Endpoint.refusals(() -> CommandRules.create(command, registered));
  }

  private static List<String> edit(JsonNode changes, JsonNode existing) {
    return Endpoint.refusals(() -> CommandRules.edit(changes, existing));
  }
}
