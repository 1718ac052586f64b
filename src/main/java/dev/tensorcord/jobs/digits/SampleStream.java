package dev.tensorcord.jobs.digits;

import dev.tensorcord.data.digits.DigitSamples;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Batches of samples, made on a thread of their own while the caller trains on the ones before.
 * What is in a batch depends on its number alone.
 */
final class SampleStream implements AutoCloseable {
  private static final int AHEAD = 8;

  private final DigitSamples samples;
  private final int perEpoch;
  private final int size;
  private final BlockingQueue<Batch> ready = new LinkedBlockingQueue<>(AHEAD);
  private final Thread maker;
  private volatile Throwable failure;

  /**
   * Images and labels.
   *
   * @param x 784 values for each
   * @param y a row of {@link DigitSamples#LABELS} for each, 1 at its label
   */
  record Batch(float[] x, float[] y) {}

  SampleStream(DigitSamples samples, int perEpoch, int size, long batches) {
    this.samples = samples;
    this.perEpoch = perEpoch;
    this.size = size;
    this.maker = Thread.ofPlatform().daemon().name("samples").unstarted(() -> make(batches));
    maker.start();
  }

  private void make(long batches) {
    try {
      for (long i = 0; i < batches; i++) {
        ready.put(batch(samples, i * size, perEpoch, size));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Closed: nobody waits for more.
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** The samples from this number on; an epoch follows the other. */
  static Batch batch(DigitSamples samples, long first, int perEpoch, int size) {
    int pixels = DigitModel.SIDE * DigitModel.SIDE;
    Batch batch = new Batch(new float[size * pixels], new float[size * DigitSamples.LABELS]);
    for (int i = 0; i < size; i++) {
      long number = first + i;
      int label = samples.make(number / perEpoch, (int) (number % perEpoch), batch.x, i * pixels);
      batch.y[i * DigitSamples.LABELS + label] = 1;
    }
    return batch;
  }

  Batch next() throws InterruptedException {
    while (true) {
      Batch batch = ready.poll(1, java.util.concurrent.TimeUnit.SECONDS);
      if (batch != null) {
        return batch;
      }
      if (failure != null) {
        throw new IllegalStateException("samples cannot be made", failure);
      }
    }
  }

  @Override
  public void close() {
    maker.interrupt();
  }
}
