package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;

/** Fourier transforms of rows, computed in double precision and rounded once at the end. */
final class FourierProgram implements Program {
  private static final long ALONE = 1 << 13;

  /** Rows up to which a prepared kernel keeps its tables: members choose sizes by the thousand. */
  private static final int KEPT = 1024;

  private final int batch;
  private final int size;
  private final boolean inverse;
  private final WorkPool pool;
  private final Transform kept;

  FourierProgram(Kernel.Fourier kernel, WorkPool pool) {
    this.pool = pool;
    batch = kernel.batch();
    size = kernel.size();
    inverse = kernel.inverse();
    kept = size <= KEPT ? Transform.of(size) : null;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] in = CpuBuffer.of(inputs[0]).floats;
    float[] out = CpuBuffer.of(output).floats;
    Transform transform = kept != null ? kept : Transform.of(size);
    int parts = Math.min(batch, 4 * pool.threads());
    pool.run(
        parts,
        (long) batch * size < ALONE,
        part -> {
          Transform.Row row = transform.row();
          int end = (int) ((long) batch * (part + 1) / parts);
          for (int i = (int) ((long) batch * part / parts); i < end; i++) {
            row(transform, row, in, out, 2 * i * size);
          }
        });
  }

  /** The inverse is the transform of the conjugate, conjugated, over the size. */
  private void row(Transform transform, Transform.Row row, float[] in, float[] out, int at) {
    double sign = inverse ? -1 : 1;
    for (int i = 0; i < size; i++) {
      row.real[i] = in[at + 2 * i];
      row.imaginary[i] = sign * in[at + 2 * i + 1];
    }
    transform.run(row);
    double scale = inverse ? 1.0 / size : 1;
    for (int i = 0; i < size; i++) {
      out[at + 2 * i] = (float) (scale * row.real[i]);
      out[at + 2 * i + 1] = (float) (sign * scale * row.imaginary[i]);
    }
  }
}
