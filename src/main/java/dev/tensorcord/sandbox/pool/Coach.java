package dev.tensorcord.sandbox.pool;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which worker practises: one at a time, and none while a snippet runs or waits anywhere, so that
 * practice takes nothing from members. Used under the pool's lock.
 */
final class Coach {
  private final boolean wanted;
  private final Set<Worker> practised = new HashSet<>();

  /** Those who have practised and would practise one piece more. */
  private final Set<Worker> wishing = new HashSet<>();

  private Worker practising;

  /**
   * Begins with nobody practising.
   *
   * @param wanted whether there is any practice at all
   */
  Coach(boolean wanted) {
    this.wanted = wanted;
  }

  /**
   * What members ask for has changed.
   *
   * @param quiet whether nothing runs or waits
   * @param idle those with nothing to do
   */
  void look(boolean quiet, Collection<Worker> idle) {
    boolean waits = idle.contains(practising);
    if (practising != null && !(quiet && waits)) {
      if (waits) {
        practising.rest();
      }
      practising = null;
    }
    if (wanted && quiet && practising == null) {
      idle.stream().filter(this::wants).findFirst().ifPresent(this::begin);
    }
  }

  private boolean wants(Worker worker) {
    return !hasPractised(worker) || wishing.contains(worker);
  }

  private void begin(Worker worker) {
    practising = worker;
    worker.practise();
  }

  boolean hasPractised(Worker worker) {
    return practised.contains(worker);
  }

  /** It has practised enough; or it would practise one piece more, for which it waits its turn. */
  void heard(Worker worker, boolean enough) {
    if (enough) {
      practised.add(worker);
      wishing.remove(worker);
      leave(worker);
    } else {
      wishing.add(worker);
    }
  }

  /** It is no more. */
  void gone(Worker worker) {
    practised.remove(worker);
    wishing.remove(worker);
    leave(worker);
  }

  private void leave(Worker worker) {
    if (practising == worker) {
      practising = null;
    }
  }
}
