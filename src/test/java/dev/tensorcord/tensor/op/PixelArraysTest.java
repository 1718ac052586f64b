package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images as bytes become tensors and come back. */
final class PixelArraysTest {
  private final Session session = Session.open(Budget.NONE);

  @AfterEach
  void close() {
    session.close();
  }

  private static Tensor from(Object data, int width, int height, Object... channels) {
    Map<String, Object> image = Map.of("data", data, "width", width, "height", height);
    Op op = OpTable.get("browser.fromPixels");
    return (Tensor) (channels.length == 0 ? op.call(image) : op.call(image, channels[0]));
  }

  private static byte[] to(Object image) {
    return (byte[]) OpTable.get("browser.toPixels").call(image);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void bytesBecomeRedGreenAndBlue() {
    Tensor image = from(new byte[] {0, (byte) 200, 3, 4, 5, 6, 7, (byte) 255}, 2, 1);
    assertThat(image.shape()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(image.dtype()).isEqualTo(DType.INT32);
    assertThat(image.data()).containsExactly(0, 200, 3, 5, 6, 7);
  }

  @Test
  void oneChannelOrAllFourAreTaken() {
    List<Integer> data = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(from(data, 1, 2, 1).data()).containsExactly(1, 5);
    assertThat(from(data, 1, 2, 4).data()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void theFurtherNameLeadsToTheSameOp() {
    assertThat(OpTable.get("browser.fromPixelsAsync")).isSameAs(OpTable.get("browser.fromPixels"));
  }

  @Test
  void otherNumbersOfBytesOrChannelsAreTold() {
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> from(new byte[7], 2, 1));
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> from(new byte[8], 2, 1, 5));
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> OpTable.get("browser.fromPixels").call("image"));
  }

  @Test
  void greyGoesToAllThreeColours() {
    assertThat(to(Tensors.tensor(new float[] {0, 0.5f, 1}, 1, 3)))
        .containsExactly(bytes(0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255));
  }

  @Test
  void coloursKeepTheirAlpha() {
    assertThat(to(Tensors.tensor(new int[] {1, 2, 3, 4}, 1, 1, 4)))
        .containsExactly(bytes(1, 2, 3, 4));
    assertThat(to(Tensors.tensor(new int[] {1, 2, 3}, 1, 1, 3)))
        .containsExactly(bytes(1, 2, 3, 255));
  }

  @Test
  void plainNumbersAreWholeOnes() {
    assertThat(to(List.of(List.of(0.0, 255.0))))
        .containsExactly(bytes(0, 0, 0, 255, 255, 255, 255, 255));
  }

  @Test
  void whatIsNoImageIsTold() {
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> to(Tensors.tensor1d(1, 2)));
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> to(Tensors.tensor(new float[] {1.5f}, 1, 1)));
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> to(Tensors.tensor(new int[] {256}, 1, 1)));
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> to(Tensors.tensor(new int[] {1, 2}, 1, 1, 2)));
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> to(Tensors.tensor(new boolean[] {true}, 1, 1)));
  }
}
