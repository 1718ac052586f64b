package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that bots are told over the gateway.
 *
 * @param name the event's name, such as MESSAGE_CREATE
 * @param data the event's data; never changed
 * @param direct whether it happened in direct messages
 * @param intent the intent a bot must have asked for, 0 where none is needed
 */
public record Dispatch(String name, ObjectNode data, boolean direct, int intent) {

  /** Takes what bots are told. Never waits for them. */
  @FunctionalInterface
  public interface Sink {
    /** Tells every bot that may know. */
    void send(Dispatch dispatch);
  }
}
