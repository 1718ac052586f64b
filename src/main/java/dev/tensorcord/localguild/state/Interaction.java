package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One use of a command, component, form or autocomplete, and how far it has come. Thread-safe. */
public final class Interaction {
  /** What a member did. */
  public enum Kind {
    /** Used a command. */
    COMMAND(2),
    /** Pressed a button or chose from a menu. */
    COMPONENT(3),
    /** Is typing an option. */
    AUTOCOMPLETE(4),
    /** Sent a form. */
    MODAL(5);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /** Discord's number of this kind. */
    public int number() {
      return number;
    }
  }

  /** How far an interaction has come. */
  public enum State {
    /** The bot has not acknowledged it yet. */
    WAITING,
    /** The bot acknowledged it. */
    ACKNOWLEDGED,
    /** The bot did not acknowledge it in time. */
    FAILED
  }

  private final String id;
  private final String token;
  private final Kind kind;
  private final int commandType;
  private final Person member;
  private final Channel channel;
  private final ObjectNode metadata;
  private final Message source;
  private final CompletableFuture<ArrayNode> choices = new CompletableFuture<>();
  private State state = State.WAITING;
  private int callback;
  private String original;

  /**
   * A new interaction that waits for its acknowledgement.
   *
   * @param commandType 1 slash, 2 user, 3 message command; 0 where it is none
   * @param metadata what messages made by it carry as interaction_metadata
   * @param source the message whose component was used, or null
   */
  public Interaction(
      String id,
      String token,
      Kind kind,
      int commandType,
      Person member,
      Channel channel,
      ObjectNode metadata,
      Message source) {
    this.id = id;
    this.token = token;
    this.kind = kind;
    this.commandType = commandType;
    this.member = member;
    this.channel = channel;
    this.metadata = metadata;
    this.source = source;
  }

  /** The interaction's id. */
  public String id() {
    return id;
  }

  /** What its follow-up requests are made with. */
  public String token() {
    return token;
  }

  /** What the member did. */
  public Kind kind() {
    return kind;
  }

  /** 1 slash, 2 user, 3 message command; 0 where it is none. */
  public int commandType() {
    return commandType;
  }

  /** Who did it. */
  public Person member() {
    return member;
  }

  /** Where. */
  public Channel channel() {
    return channel;
  }

  /** What messages made by it carry; not to be changed. */
  public ObjectNode metadata() {
    return metadata;
  }

  /** The message whose component was used. */
  public Optional<Message> source() {
    return Optional.ofNullable(source);
  }

  /** The answer to an autocomplete. */
  public CompletableFuture<ArrayNode> choices() {
    return choices;
  }

  /** How far it has come. */
  public synchronized State state() {
    return state;
  }

  /** The callback type it was acknowledged with, 0 before. */
  public synchronized int callback() {
    return callback;
  }

  /** Acknowledges it; false where that was done or is too late. */
  public synchronized boolean acknowledge(int type) {
    if (state != State.WAITING) {
      return false;
    }
    state = State.ACKNOWLEDGED;
    callback = type;
    return true;
  }

  /** Gives it up; false where it was acknowledged. */
  public synchronized boolean fail() {
    if (state != State.WAITING) {
      return false;
    }
    state = State.FAILED;
    choices.complete(Json.array());
    return true;
  }

  /** The message that `@original` stands for. */
  public synchronized Optional<String> original() {
    return Optional.ofNullable(original);
  }

  /** Sets the message that `@original` stands for. */
  public synchronized void original(String message) {
    original = message;
  }
}
