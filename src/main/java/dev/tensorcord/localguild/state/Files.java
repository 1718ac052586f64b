package dev.tensorcord.localguild.state;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The attachments' bytes, bounded in all; the oldest go first. Safe for many threads. */
public final class Files {
  private final long capacity;
  private final SequencedMap<String, StoredFile> files = new LinkedHashMap<>();
  private long held;

  /** Keeps at most this many bytes. */
  public Files(long capacity) {
    this.capacity = capacity;
  }

  /** Keeps these files, and forgets the oldest where they are too many. */
  public synchronized void keep(Collection<StoredFile> added) {
    for (StoredFile file : added) {
      if (files.put(file.id(), file) == null) {
        held += file.bytes().length;
      }
    }
    while (held > capacity && !files.isEmpty()) {
      Map.Entry<String, StoredFile> oldest = files.pollFirstEntry();
      held -= oldest.getValue().bytes().length;
    }
  }

  /** The file with this id, while it is kept. */
  public synchronized Optional<StoredFile> find(String id) {
    return Optional.ofNullable(files.get(id));
  }

  /** Forgets these files. */
  public synchronized void drop(Collection<String> ids) {
    for (String id : ids) {
      StoredFile gone = files.remove(id);
      if (gone != null) {
        held -= gone.bytes().length;
      }
    }
  }

  /** How many bytes are held. */
  public synchronized long held() {
    return held;
  }
}
