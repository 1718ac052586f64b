package dev.tensorcord.tensor.op;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * FarmHash's Fingerprint64 (Pike and Alakuijala 2014), which TensorFlow names buckets by: the same
 * number for the same bytes, on every machine and for all time.
 */
final class Fingerprint {
  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] s;

  private Fingerprint(byte[] bytes) {
    s = bytes;
  }

  /** The number for some bytes. */
  static long of(byte[] bytes) {
    Fingerprint print = new Fingerprint(bytes);
    return bytes.length <= 16
        ? print.upTo16()
        : bytes.length <= 32
            ? print.upTo32()
            : bytes.length <= 64 ? print.upTo64() : print.longer();
  }

  private long eight(int at) {
    return (long) LONGS.get(s, at);
  }

  private long four(int at) {
    return (int) INTS.get(s, at) & 0xffffffffL;
  }

  private static long turn(long x, int by) {
    return Long.rotateRight(x, by);
  }

  private static long mix(long x) {
    return x ^ (x >>> 47);
  }

  private static long join(long u, long v, long by) {
    return mix((v ^ mix((u ^ v) * by)) * by) * by;
  }

  private long upTo16() {
    int n = s.length;
    long by = K2 + 2L * n;
    if (n >= 8) {
      long a = eight(0) + K2;
      long b = eight(n - 8);
      return join(turn(b, 37) * by + a, (turn(a, 25) + b) * by, by);
    }
    if (n >= 4) {
      return join(n + (four(0) << 3), four(n - 4), by);
    }
    if (n == 0) {
      return K2;
    }
    long y = (s[0] & 0xffL) + ((s[n >> 1] & 0xffL) << 8);
    long z = n + ((s[n - 1] & 0xffL) << 2);
    return mix(y * K2 ^ z * K0) * K2;
  }

  private long upTo32() {
    int n = s.length;
    long by = K2 + 2L * n;
    long a = eight(0) * K1;
    long b = eight(8);
    long c = eight(n - 8) * by;
    long d = eight(n - 16) * K2;
    return join(turn(a + b, 43) + turn(c, 30) + d, a + turn(b + K2, 18) + c, by);
  }

  private long upTo64() {
    int n = s.length;
    long by = K2 + 2L * n;
    long a = eight(0) * K2;
    long b = eight(8);
    long c = eight(n - 8) * by;
    long y = turn(a + b, 43) + turn(c, 30) + eight(n - 16) * K2;
    long z = join(y, a + turn(b + K2, 18) + c, by);
    long e = eight(16) * by;
    long f = eight(24);
    long g = (y + eight(n - 32)) * by;
    long h = (z + eight(n - 24)) * by;
    return join(turn(e + f, 43) + turn(g, 30) + h, e + turn(f + a, 18) + g, by);
  }

  /** Two running numbers, fed 32 bytes at a time. */
  private static final class Pair {
    private long first;
    private long second;

    void feed(Fingerprint from, int at, long a, long b) {
      long start = a + from.eight(at);
      long turned = turn(b + start + from.eight(at + 24), 21);
      long sum = start + from.eight(at + 8) + from.eight(at + 16);
      first = sum + from.eight(at + 24);
      second = turned + turn(sum, 44) + start;
    }
  }

  private long longer() {
    long x = 81;
    long y = x * K1 + 113;
    long z = mix(y * K2 + 113) * K2;
    Pair v = new Pair();
    Pair w = new Pair();
    x = x * K2 + eight(0);
    int last = s.length - 64;
    int end = (s.length - 1) / 64 * 64;
    for (int at = 0; at < end; at += 64) {
      x = turn(x + y + v.first + eight(at + 8), 37) * K1;
      y = turn(y + v.second + eight(at + 48), 42) * K1;
      x ^= w.second;
      y += v.first + eight(at + 40);
      z = turn(z + w.first, 33) * K1;
      v.feed(this, at, v.second * K1, x + w.first);
      w.feed(this, at + 32, z + w.second, y + eight(at + 16));
      long held = z;
      z = x;
      x = held;
    }
    long by = K1 + ((z & 0xff) << 1);
    w.first += (s.length - 1) & 63;
    v.first += w.first;
    w.first += v.first;
    x = turn(x + y + v.first + eight(last + 8), 37) * by;
    y = turn(y + v.second + eight(last + 48), 42) * by;
    x ^= w.second * 9;
    y += v.first * 9 + eight(last + 40);
    z = turn(z + w.first, 33) * by;
    v.feed(this, last, v.second * by, x + w.first);
    w.feed(this, last + 32, z + w.second, y + eight(last + 16));
    return join(join(v.first, w.first, by) + mix(y) * K0 + x, join(v.second, w.second, by) + z, by);
  }
}
