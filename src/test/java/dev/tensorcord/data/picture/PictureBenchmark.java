package dev.tensorcord.data.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;

/**
 * What reading a picture costs, warm: from a phone's photo down to 28×28. Prints; run it with the
 * class path of the tests.
 */
public final class PictureBenchmark {
  private static final long NANOS = 3_000_000_000L;
  private static final Color PAPER = new Color(232, 229, 220);

  private PictureBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] args) {
    System.out.println("                        read ms  find ms  allocated MB");
    BufferedImage photo = Handwriting.sheet(4000, 3000, PAPER);
    Handwriting.number(photo, "368", 800, 1000, 800, 40, new Color(40, 45, 110));
    Handwriting.noise(Handwriting.shade(photo, 0.6), 4, 1);
    measure("4000×3000 JPEG photo", PictureFiles.jpeg(photo));
    measure("1600×1200 JPEG photo", PictureFiles.jpeg(scan(1600, 1200)));
    measure("4000×4000 PNG", PictureFiles.png(scan(4000, 4000)));
    measure("600×600 PNG", PictureFiles.png(scan(600, 600)));
    measure("200×200 WebP", PictureFiles.resource("lossy.webp"));
    measure("28×28 PNG", PictureFiles.png(scan(28, 28)));
  }

  private static BufferedImage scan(int width, int height) {
    BufferedImage sheet = Handwriting.sheet(width, height, Color.WHITE);
    double high = 0.6 * height;
    return Handwriting.write(sheet, 5, 0.3 * width, 0.2 * height, high, high / 14, Color.BLACK);
  }

  private static void measure(String what, byte[] file) {
    double read = Double.MAX_VALUE;
    double find = Double.MAX_VALUE;
    long allocated = 0;
    long end = System.nanoTime() + NANOS;
    while (System.nanoTime() < end) {
      long before = allocated();
      long start = System.nanoTime();
      Picture picture = Picture.read(file, what, PictureLimits.DEFAULT);
      long middle = System.nanoTime();
      Found found = DigitFinder.find(picture, PictureLimits.DEFAULT);
      long stop = System.nanoTime();
      if (found.digits().isEmpty()) {
        throw new IllegalStateException(what + ": " + found.why().orElse(""));
      }
      read = Math.min(read, (middle - start) / 1e6);
      find = Math.min(find, (stop - middle) / 1e6);
      allocated = allocated() - before;
    }
    System.out.printf("%-22s %8.2f %8.2f %9.1f%n", what, read, find, allocated / 1e6);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
