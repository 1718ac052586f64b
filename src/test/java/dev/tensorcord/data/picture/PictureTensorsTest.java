package dev.tensorcord.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A picture goes into a tensor and comes out as it was. */
final class PictureTensorsTest {
  private final Session session = Session.open(Budget.NONE);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void coloursStandRowAfterRow() {
    BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, 0x0a0b0c);
    picture.setRGB(1, 0, 0xfffe00);
    Tensor tensor = PictureTensors.of(picture, 3);
    assertThat(tensor.shape()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(tensor.data()).containsExactly(10, 11, 12, 255, 254, 0);
    assertThat(PictureTensors.of(picture, 4).data())
        .containsExactly(10, 11, 12, 255, 255, 254, 0, 255);
  }

  @Test
  void thePictureOfATensorGivesTheTensor() {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 6; i++) {
      picture.setRGB(i % 3, i / 3, 0x12345678 * (i + 1));
    }
    BufferedImage back = PictureTensors.draw(PictureTensors.of(picture, 4));
    for (int i = 0; i < 6; i++) {
      assertThat(back.getRGB(i % 3, i / 3)).isEqualTo(picture.getRGB(i % 3, i / 3));
    }
  }

  @Test
  void whatShowsNothingIsTold() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> PictureTensors.draw(Tensors.zeros(Shape.of(0, 3))));
  }
}
