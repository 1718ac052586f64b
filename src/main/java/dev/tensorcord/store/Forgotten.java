package dev.tensorcord.store;

/**
 * What was deleted of a member, beside their name.
 *
 * @param runs how many runs
 * @param samples how many digits that they had given
 */
public record Forgotten(int runs, int samples) {}
