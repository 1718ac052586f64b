package dev.tensorcord.backend;

import dev.tensorcord.backend.cpu.CpuBackend;
import dev.tensorcord.backend.cpu.CpuSettings;

/** The choice of the device, made once. */
public final class Backends {
  private static volatile Choice chosen;

  private Backends() {}

  /**
   * A device and why it was taken.
   *
   * @param reason one plain sentence
   */
  public record Choice(Backend backend, String reason) {}

  /** Chooses with these settings, if no device is chosen yet. */
  public static synchronized Choice start(CpuSettings settings) {
    if (chosen == null) {
      chosen = choose(settings);
    }
    return chosen;
  }

  /** Devices are asked here in order, the fastest first; the processor is always there. */
  private static Choice choose(CpuSettings settings) {
    return new Choice(
        new CpuBackend(settings), "The processor is the only kind of device built in so far.");
  }

  /** The device in use and why; the first call chooses with the default settings. */
  public static Choice choice() {
    Choice now = chosen;
    return now != null ? now : start(CpuSettings.DEFAULT);
  }

  /** The device in use. */
  public static Backend active() {
    return choice().backend();
  }
}
