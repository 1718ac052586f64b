/**
 * What the local guild remembers: people, channels, messages, files, interactions, commands,
 * events.
 *
 * <p>All in memory and bounded; every class here may be used from many threads. Imports only {@code
 * rule}.
 */
package dev.tensorcord.localguild.state;
