package dev.tensorcord.localguild.state;

import dev.tensorcord.localguild.rule.DiscordLimits;
import java.time.Duration;

/**
 * How long and how much, as Discord has it; tests shorten the times.
 *
 * @param acknowledgeWithin how long a bot may take to acknowledge an interaction
 * @param tokenLife how long an interaction's token can be used
 * @param heartbeatInterval how often a gateway client must beat
 * @param resumeWithin how long a dropped gateway session can be resumed
 * @param messagesPerChannel how many messages a channel keeps
 * @param fileBytes the largest attachment
 * @param requestBytes the largest request
 * @param storedFileBytes how many bytes of attachments are kept in all
 * @param events how many events are kept for replay to pages and scripts
 */
public record Limits(
    Duration acknowledgeWithin,
    Duration tokenLife,
    Duration heartbeatInterval,
    Duration resumeWithin,
    int messagesPerChannel,
    int fileBytes,
    int requestBytes,
    long storedFileBytes,
    int events) {

  /** Discord's own times and sizes. */
  public static Limits discord() {
    return new Limits(
        DiscordLimits.FIRST_RESPONSE,
        DiscordLimits.TOKEN_LIFE,
        Duration.ofMillis(41_250),
        Duration.ofMinutes(2),
        500,
        (int) DiscordLimits.FILE_BYTES,
        (int) DiscordLimits.REQUEST_BYTES,
        256L << 20,
        1000);
  }

  /** The same with another time to acknowledge. */
  public Limits withAcknowledgeWithin(Duration time) {
    return new Limits(
        time,
        tokenLife,
        heartbeatInterval,
        resumeWithin,
        messagesPerChannel,
        fileBytes,
        requestBytes,
        storedFileBytes,
        events);
  }

  /** The same with another life of tokens. */
  public Limits withTokenLife(Duration time) {
    return new Limits(
        acknowledgeWithin,
        time,
        heartbeatInterval,
        resumeWithin,
        messagesPerChannel,
        fileBytes,
        requestBytes,
        storedFileBytes,
        events);
  }

  /** The same with another heartbeat. */
  public Limits withHeartbeatInterval(Duration time) {
    return new Limits(
        acknowledgeWithin,
        tokenLife,
        time,
        resumeWithin,
        messagesPerChannel,
        fileBytes,
        requestBytes,
        storedFileBytes,
        events);
  }

  /** The same with other bounds on what is kept. */
  public Limits keeping(int messages, long fileBytesInAll, int eventCount) {
    return new Limits(
        acknowledgeWithin,
        tokenLife,
        heartbeatInterval,
        resumeWithin,
        messages,
        fileBytes,
        requestBytes,
        fileBytesInAll,
        eventCount);
  }
}
