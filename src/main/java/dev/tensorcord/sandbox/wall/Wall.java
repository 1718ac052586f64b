package dev.tensorcord.sandbox.wall;

/**
 * One thing that a worker can no longer do, or could not be kept from.
 *
 * @param name what it is called in {@code doctor} and the log
 * @param stands whether it is in force
 * @param detail what it keeps out; where it does not stand, why
 */
public record Wall(String name, boolean stands, String detail) {}
