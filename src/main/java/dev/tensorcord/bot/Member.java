package dev.tensorcord.bot;

/**
 * Who asks.
 *
 * @param id the platform's id
 * @param name the name shown; untrusted text
 * @param moderator whether they may manage other members' messages
 */
public record Member(String id, String name, boolean moderator) {}
