package dev.tensorcord.bot;

import java.util.Optional;

/**
 * Where a request comes from.
 *
 * @param guild empty in a direct message
 */
public record Place(Optional<String> guild, String channel) {}
