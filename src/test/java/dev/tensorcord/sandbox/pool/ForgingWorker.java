package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.Usage;
import dev.tensorcord.sandbox.wire.FromWorker;
import dev.tensorcord.sandbox.wire.ToWorker;
import dev.tensorcord.sandbox.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A worker whose code an attacker has taken over: it behaves until it has a snippet, prints one
 * line, then forges what its property {@code forge} says.
 */
final class ForgingWorker {
  private static final int PRINTED = 3;
  private static final int ENDED = 7;

  private ForgingWorker() {}

  public static void main(String[] args) throws Exception {
    String forge = System.getProperty("forge");
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(args[0])));
    try (Wire<ToWorker, FromWorker> wire = Wire.ofWorker(channel)) {
      int version = forge.equals("version") ? 99 : Wire.VERSION;
      wire.write(new FromWorker.Hello(version, List.of()));
      wire.read();
      wire.write(new FromWorker.Ready(0));
      wire.read();
      wire.write(new FromWorker.Printed(new Line(Line.Level.LOG, "before")));
      switch (forge) {
        case "flood" -> flood(wire);
        case "progress" -> progress(wire);
        case "twice" -> {
          wire.write(new FromWorker.Ended(new Ending.Done(Usage.NONE, Map.of())));
          wire.write(new FromWorker.Ended(new Ending.Done(Usage.NONE, Map.of())));
        }
        case "wish" -> wish(wire);
        case "mute" -> {}
        default -> channel.write(ByteBuffer.wrap(forged().get(forge)));
      }
      if (forge.equals("half")) {
        return;
      }
      Thread.sleep(60_000);
    }
  }

  private static void flood(Wire<?, FromWorker> wire) throws IOException {
    while (true) {
      wire.write(new FromWorker.Printed(new Line(Line.Level.LOG, "x".repeat(1000))));
    }
  }

  private static void wish(Wire<?, FromWorker> wire) throws IOException {
    while (true) {
      wire.write(new FromWorker.Practised(false));
    }
  }

  private static void progress(Wire<?, FromWorker> wire) throws IOException {
    while (true) {
      wire.write(new FromWorker.Progressed(new Progress("still", 0.5)));
    }
  }

  /** Bytes that no worker sends, by what is wrong with them. */
  static Map<String, byte[]> forged() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    all.put("oversized", frame(PRINTED, Integer.MAX_VALUE, new byte[16]));
    all.put("negative", frame(PRINTED, -1, new byte[16]));
    all.put("unknown", frame(99, 4, new byte[4]));
    all.put("half", frame(PRINTED, 100, new byte[10]));
    all.put("level", frame(PRINTED, 8, ints(77, 0)));
    all.put("length", frame(PRINTED, 8, ints(0, Integer.MAX_VALUE)));
    all.put("leftover", frame(PRINTED, 12, ints(0, 0, 0)));
    all.put("figures", frame(ENDED, 21, figures(Integer.MAX_VALUE)));
    all.put("place", place());
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);
    noise[0] = 120;
    all.put("noise", noise);
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(object)) {
      out.writeObject(new java.util.ArrayList<>(List.of("an", "object")));
    }
    all.put("object", object.toByteArray());
    return all;
  }

  private static byte[] frame(int kind, int length, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) kind).putInt(length).put(body).array();
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static byte[] figures(int count) {
    return ByteBuffer.allocate(21).putLong(0).putLong(0).put((byte) 1).putInt(count).array();
  }

  /** A failure whose place lies outside of its line, for whoever draws a caret under it. */
  private static byte[] place() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0);
    out.writeLong(0);
    out.writeBoolean(false);
    out.writeInt(1);
    out.writeInt(0);
    out.writeInt(0);
    out.writeBoolean(true);
    out.writeInt(1);
    out.write('x');
    out.writeInt(1);
    out.writeInt(1_000_000_000);
    out.writeInt(1);
    return frame(ENDED, bytes.size(), bytes.toByteArray());
  }
}
