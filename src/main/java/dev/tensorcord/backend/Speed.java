package dev.tensorcord.backend;

import java.util.Collections;
import java.util.List;

/**
 * What a device really does, measured within about a quarter of a second.
 *
 * @param matMulGflops floating-point operations of a 512 × 512 product, in 10⁹ a second
 * @param elementwiseGigabytes bytes moved by {@code relu(a·b + c)} over a million floats, in 10⁹ a
 *     second
 */
public record Speed(double matMulGflops, double elementwiseGigabytes) {
  private static final int SIDE = 512;
  private static final int FLOATS = 1 << 20;
  private static final long PROBE_NANOS = 110_000_000;

  /** Measures now: the best of as many runs as the time allows. */
  public static Speed measure(Backend backend) {
    View matrix = new View(Element.F32, 0, List.of(0, SIDE, 1));
    double product = best(backend, new Kernel.MatMul(1, SIDE, SIDE, SIDE, matrix, matrix), 2);
    Expr fused = Expr.of(Fn.MAX, Expr.in(0).times(Expr.in(1)).plus(Expr.in(2)), Expr.of(0));
    View vector = View.dense(Element.F32, List.of(FLOATS));
    Kernel map = new Kernel.Map(List.of(FLOATS), fused, Collections.nCopies(3, vector));
    double pass = best(backend, map, 3);
    return new Speed(2.0 * SIDE * SIDE * SIDE / product, 4.0 * Float.BYTES * FLOATS / pass);
  }

  /** The shortest run, in nanoseconds. */
  private static double best(Backend backend, Kernel kernel, int inputs) {
    Buffer[] given = new Buffer[inputs];
    for (int i = 0; i < inputs; i++) {
      given[i] = backend.allocate(Element.F32, FLOATS);
      backend.run(new Kernel.Fill(FLOATS, Element.F32, 0.5), given[i]);
    }
    Buffer output = backend.allocate(Element.F32, FLOATS);
    float[] one = new float[1];
    Program program = backend.prepare(kernel);
    long best = Long.MAX_VALUE;
    long start = System.nanoTime();
    for (long now = start; now - start < PROBE_NANOS; ) {
      program.run(output, given);
      backend.read(output, one, 1); // Waits for a device that works on its own.
      long end = System.nanoTime();
      best = Math.min(best, end - now);
      now = end;
    }
    for (Buffer buffer : given) {
      buffer.release();
    }
    output.release();
    return best;
  }
}
