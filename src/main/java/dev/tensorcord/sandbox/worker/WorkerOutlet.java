package dev.tensorcord.sandbox.worker;

import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.script.Interpreter;
import dev.tensorcord.sandbox.script.Outlet;
import dev.tensorcord.sandbox.wire.FromWorker;
import dev.tensorcord.sandbox.wire.FromWorker.Full.What;
import dev.tensorcord.sandbox.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Sends one snippet's output as it comes, until it is too much: then what still fits, and word of
 * it.
 */
final class WorkerOutlet implements Outlet {
  private static final int LEAST = 16;
  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

  private final Wire<?, FromWorker> wire;
  private final SandboxLimits limits;
  private final Interpreter world;
  private volatile boolean stopping;
  private boolean full;
  private boolean closed;
  private long left;
  private int pictures;
  private long told;

  WorkerOutlet(Wire<?, FromWorker> wire, SandboxLimits limits, Interpreter world) {
    this.wire = wire;
    this.limits = limits;
    this.world = world;
    left = limits.outputBytes();
    told = System.nanoTime() - BETWEEN;
  }

  @Override
  public void printed(Line line) {
    if (full) {
      return;
    }
    int cost = line.text().length() < left ? line.cost() : Integer.MAX_VALUE;
    if (cost <= left) {
      left -= cost;
      send(new FromWorker.Printed(line));
    } else {
      if (left >= LEAST) {
        send(new FromWorker.Printed(new Line(line.level(), head(line.text(), (int) left - 1))));
      }
      overflow(What.TEXT);
    }
  }

  /** As many characters as fit into so many bytes. */
  private static String head(String text, int bytes) {
    ByteBuffer out = ByteBuffer.allocate(bytes);
    CharBuffer in = CharBuffer.wrap(text, 0, Math.min(text.length(), bytes));
    var _ =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .encode(in, out, true);
    return new String(out.array(), 0, out.position(), StandardCharsets.UTF_8);
  }

  @Override
  public void drew(Picture picture) {
    if (full) {
      return;
    }
    if (pictures == limits.pictures()) {
      overflow(What.PICTURES);
    } else if (picture.png().length > limits.pictureBytes()) {
      overflow(What.PICTURE);
    } else {
      pictures++;
      send(new FromWorker.Drew(picture));
    }
  }

  @Override
  public void progressed(Progress progress) {
    long now = System.nanoTime();
    if (!full && now - told >= BETWEEN) {
      told = now;
      send(new FromWorker.Progressed(progress));
    }
  }

  @Override
  public boolean isCancelled() {
    return stopping;
  }

  private void overflow(What what) {
    full = true;
    send(new FromWorker.Full(what));
    stop();
  }

  private void send(FromWorker message) {
    try {
      wire.write(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the snippet end; from any thread, its own too. */
  void stop() {
    stopping = true;
    Thread.ofPlatform().daemon().name("stop").start(this::stopWorld);
  }

  private synchronized void stopWorld() {
    if (!closed) {
      world.stop();
    }
  }

  /** The snippet has ended: a stop that comes late does not meet the next one. */
  synchronized void close() {
    closed = true;
  }
}
