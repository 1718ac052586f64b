package dev.tensorcord.localguild.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are known by their content, pictures measured by their header. */
final class FileKindTest {
  private static byte[] picture(String format) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 7, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"png, image/png", "gif, image/gif", "jpg, image/jpeg"})
  void picturesAreMeasured(String format, String type) throws Exception {
    assertThat(FileKind.of("x.exe", picture(format))).isEqualTo(new FileKind(type, 300, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "524946460000000057454250565038580a000000000000002b010006000000000000, 300, 7",
    "5249464600000000574542505650384c000000002f2bc101000000000000000000, 300, 8"
  })
  void webPicturesAreMeasured(String hex, int width, int height) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(FileKind.of("x", bytes)).isEqualTo(new FileKind("image/webp", width, height));
  }

  @ParameterizedTest
  @CsvSource({"png", "gif", "jpg"})
  void aCutHeaderIsNoPictureAndNoFailure(String format) throws Exception {
    byte[] whole = picture(format);
    for (int length = 0; length < 10; length++) {
      assertThat(FileKind.of("x", Arrays.copyOf(whole, length)).picture()).isFalse();
    }
    for (int length = 10; length < Math.min(whole.length, 400); length++) {
      FileKind kind = FileKind.of("x", Arrays.copyOf(whole, length));
      assertThat(kind.contentType()).isNotEmpty();
    }
  }

  @Test
  void textIsKnownByItsBytesAndNamedByItsEnding() {
    assertThat(FileKind.of("a.csv", "1,2".getBytes()).contentType()).startsWith("text/csv");
    assertThat(FileKind.of("a.png", "1,2".getBytes()).contentType()).startsWith("text/plain");
    assertThat(FileKind.of("a.csv", new byte[] {0, 1}).contentType())
        .isEqualTo("application/octet-stream");
  }
}
