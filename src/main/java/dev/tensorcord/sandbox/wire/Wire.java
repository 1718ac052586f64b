package dev.tensorcord.sandbox.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One end of the channel. One thread reads; any thread writes, a whole frame at a time.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public final class Wire<I, O> implements AutoCloseable {
  /** Raised with every change of a frame's layout: both sides must be of one build. */
  public static final int VERSION = 3;

  private static final int BUFFER = 1 << 16;

  private final SocketChannel channel;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final ReentrantLock writing = new ReentrantLock();
  private final Codec<I> incoming;
  private final Codec<O> outgoing;

  private Wire(SocketChannel channel, Codec<I> incoming, Codec<O> outgoing) {
    this.channel = channel;
    this.incoming = incoming;
    this.outgoing = outgoing;
    in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
    out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
  }

  /** The bot's end. */
  public static Wire<FromWorker, ToWorker> ofBot(
      SocketChannel channel, dev.tensorcord.sandbox.SandboxLimits limits) {
    return new Wire<>(channel, new FromWorkerCodec(limits), new ToWorkerCodec());
  }

  /** A worker's end. */
  public static Wire<ToWorker, FromWorker> ofWorker(SocketChannel channel) {
    return new Wire<>(channel, new ToWorkerCodec(), new FromWorkerCodec(null));
  }

  /**
   * The next message; null where the other side has closed.
   *
   * @throws BrokenProtocol if it is none
   */
  public I read() throws IOException {
    Frame frame = Frame.read(in, incoming::most);
    return frame == null ? null : incoming.decode(frame);
  }

  /** Sends a message: when this returns, it lies with the system and outlives this process. */
  public void write(O message) throws IOException {
    Frame frame = outgoing.encode(message);
    writing.lock();
    try {
      frame.write(out);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
