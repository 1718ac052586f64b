package dev.tensorcord.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import dev.tensorcord.fault.Fault;
import java.awt.Color;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class HostilePicturesTest {
  private static final PictureLimits LIMITS = PictureLimits.DEFAULT;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final long MOST_MEGABYTES = 300;

  @TestFactory
  Stream<DynamicTest> eachIsRefusedInOneSentence() {
    return HostilePictures.refused().entrySet().stream()
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> refused(file)));
  }

  private static void refused(Map.Entry<String, byte[]> file) {
    long start = spent();
    Throwable thrown = catchThrowable(() -> Picture.read(file.getValue(), file.getKey(), LIMITS));
    assertThat(Duration.ofNanos(spent() - start)).isLessThan(LONGEST);
    assertThat(thrown).isInstanceOf(Fault.class);
    assertThat(thrown.getMessage()).endsWith(".").doesNotContain("\n").hasSizeLessThan(200);
    assertThat(((Fault) thrown).remedy()).endsWith(".");
  }

  @TestFactory
  Stream<DynamicTest> eachAttackInAGoodPictureIsLeftAside() {
    return HostilePictures.harmless().entrySet().stream()
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> read(file)));
  }

  private static void read(Map.Entry<String, byte[]> file) {
    long start = spent();
    Picture picture = Picture.read(file.getValue(), file.getKey(), LIMITS);
    assertThat(Duration.ofNanos(spent() - start)).isLessThan(LONGEST);
    Found found = DigitFinder.find(picture, LIMITS);
    assertThat(found.digits()).hasSize(picture.width() == 200 ? 1 : 0);
  }

  @Test
  void memoryStaysBoundedOverAllOfThem() {
    long most = 0;
    String worst = "";
    long slowest = 0;
    String slow = "";
    for (Map<String, byte[]> files :
        List.of(HostilePictures.refused(), HostilePictures.harmless())) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        long start = spent();
        long before = taken();
        open(file);
        long megabytes = (taken() - before) >> 20;
        long took = TimeUnit.NANOSECONDS.toMillis(spent() - start);
        if (megabytes > most) {
          most = megabytes;
          worst = file.getKey();
        }
        if (took > slowest) {
          slowest = took;
          slow = file.getKey();
        }
      }
    }
    System.out.printf(
        "hostile pictures: at most %d MB (%s), at most %d ms (%s)%n", most, worst, slowest, slow);
    assertThat(most).isLessThan(MOST_MEGABYTES);
    assertThat(slowest).isLessThan(LONGEST.toMillis());
  }

  /** Processor time of this thread: what an attack costs, however busy the machine is. */
  private static long spent() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void open(Map.Entry<String, byte[]> file) {
    try {
      DigitFinder.find(Picture.read(file.getValue(), file.getKey(), LIMITS), LIMITS);
    } catch (Fault expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
  }

  /**
   * Bytes that all threads took until now. A file cannot have more of them in use at any time than
   * it took in all, and that is known without a collection.
   */
  private static long taken() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }

  @Test
  void theirNamesAndBytesCanBeWrittenToAFolder(@TempDir Path folder) throws Exception {
    HostilePictures.write(folder);
    assertThat(folder.toFile().listFiles()).hasSizeGreaterThan(60);
  }

  @TestFactory
  Stream<DynamicTest> anyByteChangedEndsInAPictureOrARefusal() {
    byte[] jpeg =
        PictureFiles.jpeg(
            Handwriting.write(
                Handwriting.sheet(120, 120, Color.WHITE), 3, 30, 20, 80, 7, Color.BLACK));
    return Map.of(
            "lossless webp", PictureFiles.resource("lossless.webp"),
            "jpeg", jpeg,
            "progressive", PictureFiles.resource("progressive.jpg"),
            "cmyk", PictureFiles.resource("cmyk.jpg"),
            "webp", PictureFiles.resource("lossy.webp"),
            "webp with alpha", PictureFiles.resource("alpha.webp"),
            "gif", written("gif"),
            "bmp", written("bmp"),
            "plain png", written("png"))
        .entrySet()
        .stream()
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> changed(file.getValue())));
  }

  private static byte[] written(String format) {
    return PictureFiles.encoded(
        Handwriting.write(Handwriting.sheet(60, 60, Color.WHITE), 3, 15, 10, 40, 4, Color.BLACK),
        format);
  }

  private static void changed(byte[] file) {
    Random random = new Random(file.length);
    List<byte[]> others = new ArrayList<>();
    for (int round = 0; round < 80; round++) {
      byte[] other = file.clone();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        int within = random.nextBoolean() ? Math.min(200, other.length) : other.length;
        other[random.nextInt(within)] = (byte) random.nextInt(256);
      }
      others.add(other);
    }
    others.parallelStream().forEach(HostilePicturesTest::endsInAPictureOrARefusal);
  }

  private static void endsInAPictureOrARefusal(byte[] file) {
    long start = spent();
    assertThatCode(
            () -> {
              try {
                DigitFinder.find(Picture.read(file, "changed", LIMITS), LIMITS);
              } catch (Fault expected) {
                assertThat(expected.getMessage()).isNotBlank();
              }
            })
        .doesNotThrowAnyException();
    assertThat(Duration.ofNanos(spent() - start)).isLessThan(LONGEST);
  }
}
