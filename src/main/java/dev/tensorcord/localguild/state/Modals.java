package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The forms that bots opened and members have not sent yet; the oldest go first. Thread-safe. */
public final class Modals {
  private static final int MOST_OPEN = 1000;

  /**
   * A form on a member's screen.
   *
   * @param opener the interaction that it answered
   * @param form custom_id, title and components, every component with its id
   */
  public record Modal(String id, Interaction opener, ObjectNode form) {

    /** The form for the page and for scripts. */
    public ObjectNode view() {
      ObjectNode view = Json.object();
      view.put("id", id);
      view.put("member", opener.member().id());
      view.setAll(form);
      return view;
    }
  }

  private final SequencedMap<String, Modal> open = new LinkedHashMap<>();

  /** Opens a form. */
  public synchronized void open(Modal modal) {
    open.put(modal.id(), modal);
    if (open.size() > MOST_OPEN) {
      open.pollFirstEntry();
    }
  }

  /** The newest open form of this member with this id or custom_id. */
  public synchronized Optional<Modal> find(String member, String id) {
    return open.reversed().values().stream()
        .filter(modal -> modal.opener().member().id().equals(member))
        .filter(modal -> modal.id().equals(id) || id.equals(Json.text(modal.form(), "custom_id")))
        .findFirst();
  }

  /** Closes a form; false where it was closed. */
  public synchronized boolean close(Modal modal) {
    return open.remove(modal.id(), modal);
  }
}
