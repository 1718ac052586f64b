package dev.tensorcord.bot;

/** How an interaction is answered at once; it decides what may be shown afterwards. */
public enum Ack {
  /** A new message that all can see. */
  REPLY,
  /** The same even where answers are private: the asker has said that all may see it. */
  PUBLIC,
  /** A new message that only the asker sees. */
  PRIVATE,
  /** The message that carries the pressed button is edited. */
  UPDATE,
  /** The first thing shown must be a {@link Reply.Form}, and at once: no work before it. */
  FORM
}
