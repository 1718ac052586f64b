package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.bot.Member;
import dev.tensorcord.bot.Place;
import dev.tensorcord.bot.RecordedReplies;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Values;
import dev.tensorcord.jobs.JobLimits;
import dev.tensorcord.jobs.JobQueue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EngineCommandTest {
  @Test
  void itTellsOfTheDeviceAndMeasuresNotAgainAtOnce() {
    RecordedReplies replies = new RecordedReplies();
    Request ada =
        new Request(new Member("1", "Ada", false), new Place(Optional.empty(), "10"), Values.NONE);
    try (JobQueue queue = new JobQueue(2, new JobLimits(60, 10, 3))) {
      EngineCommand engine = new EngineCommand(queue);
      engine.run(ada, replies);
      String first = replies.text();
      assertThat(first)
          .contains("**Device** · CPU")
          .contains("GFLOP/s in matMul")
          .contains("element-wise, measured now")
          .contains("0 of 2 workers busy, 0 waiting, 0 jobs ended");
      engine.run(ada, replies);
      assertThat(speed(replies.text())).isEqualTo(speed(first));
    }
  }

  private static String speed(String text) {
    return text.replaceAll("(?s).*(\\*\\*Speed.*) measured.*", "$1");
  }
}
