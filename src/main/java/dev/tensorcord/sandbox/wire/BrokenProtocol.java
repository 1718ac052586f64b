package dev.tensorcord.sandbox.wire;

import java.io.IOException;

/** The other side sent what it never would if it were whole: nothing more of it is believed. */
public final class BrokenProtocol extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what was wrong, for the log. */
  public BrokenProtocol(String message) {
    super(message);
  }
}
