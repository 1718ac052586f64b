package dev.tensorcord.app;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Device;
import dev.tensorcord.backend.cpu.CpuSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the device that the configuration asks for, and logs which was taken and why. */
final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private Engine() {}

  static void start(Configuration config) {
    Backends.Choice choice =
        Backends.start(CpuSettings.DEFAULT.withThreads(config.settings().engine().threads()));
    Device device = choice.backend().describe();
    LOG.info(
        "Computing on {} ({}, {} threads, {}-bit vectors): {}",
        device.backend(),
        device.name(),
        device.cores(),
        device.vectorBits(),
        choice.reason());
  }
}
