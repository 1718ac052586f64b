package dev.tensorcord.nn;

/** When a callback is told in between: after each batch or epoch, or when some time has gone by. */
final class Yielding {
  private static final double AUTO_MILLIS = 125;

  private final Object every;
  private long last = System.nanoTime();

  /**
   * @param every {@code auto}, {@code batch}, {@code epoch}, {@code never} or milliseconds
   */
  Yielding(Object every) {
    this.every = every;
  }

  boolean afterBatch() {
    double millis =
        switch (every) {
          case Number number -> number.doubleValue();
          case Object word when word.equals("auto") -> AUTO_MILLIS;
          case Object word -> word.equals("batch") ? 0 : Double.POSITIVE_INFINITY;
        };
    long now = System.nanoTime();
    if ((now - last) / 1e6 < millis) {
      return false;
    }
    last = now;
    return true;
  }

  boolean afterEpoch() {
    return every.equals("epoch");
  }
}
