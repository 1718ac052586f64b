package dev.tensorcord.store;

import java.time.Instant;

/**
 * A member as kept.
 *
 * @param name the name shown when last seen; untrusted text
 */
public record MemberRecord(String id, String name, Instant firstSeen, Instant lastSeen) {}
