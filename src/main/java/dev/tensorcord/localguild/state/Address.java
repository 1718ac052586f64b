package dev.tensorcord.localguild.state;

import java.net.URI;

/** Where the guild is found; the port is known only once the server listens. */
public final class Address {
  private volatile URI root = URI.create("http://127.0.0.1/");

  /** Sets the address, ending in a slash. */
  public void set(URI found) {
    root = found;
  }

  /** The page's address, ending in a slash. */
  public URI root() {
    return root;
  }

  /** The gateway's address. */
  public String gateway() {
    return "ws" + root.toString().substring("http".length()) + "gateway";
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
