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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What does not fit is told with the op, the shapes and a way out. */
final class ShapeErrorsTest {
  private static final Window SAME = Window.of(1, Padding.SAME);

  private final Session session = Session.open(Budget.NONE);
  private final Tensor x = Tensors.zeros(Shape.of(2, 3));

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void theMessagesTeach() {
    says(
        () -> x.matMul(Tensors.zeros(Shape.of(2, 4))),
        "matMul: inner sizes differ: [2,3] · [2,4]: 3 is not 2; transpose the first?");
    says(
        () -> x.matMul(Tensors.zeros(Shape.of(4, 3))),
        "matMul: inner sizes differ: [2,3] · [4,3]: 3 is not 4; transpose the second?");
    says(
        () -> x.add(Tensors.zeros(Shape.of(4))),
        "add: the shapes [2,3] and [4] do not fit together: 3 is not 4, and neither is 1.");
    says(() -> x.reshape(4, -1), "reshape: [2,3] holds 6 values, which do not fill [4,-1].");
    says(() -> x.sum(2), "sum: there is no axis 2 in a tensor of shape [2,3].");
    says(() -> x.sum(1, -1), "sum: axis 1 is given twice.");
    says(() -> x.transpose(0, 0), "transpose: [0,0] does not name each axis of [2,3] once.");
    says(() -> x.item(), "item: a tensor of shape [2,3] has 6 values, not one.");
    says(() -> x.logicalNot(), "logicalNot: a bool tensor is needed, not float32.");
    says(() -> x.cast(DType.INT32).sqrt(), "sqrt: a float32 tensor is needed, not int32.");
    says(
        () -> x.slice(new int[] {1}, new int[] {2}),
        "slice: from [1], [2] elements is not within [2,3].");
    says(() -> x.broadcastTo(Shape.of(3)), "broadcastTo: [2,3] cannot be repeated to fill [3].");
    says(
        () -> Tensors.tensor(new float[5], 2, 3),
        "tensor: 5 values do not fill the shape [2,3], which holds 6.");
    says(() -> Shape.of(2, -1), "A shape cannot have a negative size: [2,-1].");
    says(
        () -> Shape.of(100_000, 100_000),
        "A tensor of shape [100000,100000] has more than two thousand million values.");
    says(
        () -> Tensors.zeros(Shape.of(0)).argMax(0),
        "argMax: there is nothing to choose from in a tensor of shape [0].");
  }

  @Test
  void theMessagesOfImagesTeach() {
    Tensor image = Tensors.zeros(Shape.of(1, 4, 4, 2));
    Tensor filter = Tensors.zeros(Shape.of(3, 3, 1, 8));
    says(
        () -> image.conv2d(filter, 1, Padding.SAME),
        "conv2d: the images [1,4,4,2] have 2 channels, the filter [3,3,1,8] is for 1.");
    says(
        () -> x.conv2d(filter, 1, Padding.SAME),
        "conv2d: images of shape [batch,height,width,channels] are needed, not [2,3].");
    says(
        () -> image.maxPool(7, 1, Padding.VALID),
        "maxPool: a window that spans 7 pixels does not fit an image of 4 with padding 'valid'.");
    says(() -> image.avgPool(0, 1, Padding.SAME), "avgPool: a window of 0 × 0 shows nothing.");
    says(() -> Padding.of(-1), "A padding of -1 pixels is none.");
    says(
        () -> Window.of(2, Padding.SAME).dilated(2, 2),
        "Either the strides or the dilations must be 1, not 2,2 and 2,2.");
    says(
        () -> image.maxPool(2, Integer.MAX_VALUE, Padding.of(Integer.MAX_VALUE)),
        "maxPool: a window that spans 2 pixels does not fit an image of 4 with padding"
            + " '2147483647'.");
    says(
        () ->
            Conv2dTranspose.apply(
                image,
                Tensors.zeros(Shape.of(3, 3, 5, 2)),
                Shape.of(1, 9, 9, 5),
                Window.of(2, Padding.SAME)),
        "conv2dTranspose: [1,4,4,2] cannot be stamped with [3,3,5,2] onto [1,9,9,5]; a conv2d of"
            + " that gives [1,5,5,2].");
    says(
        () -> x.gather(Tensors.tensor(new int[] {2}, 1)),
        "gather: there is no place 2 along axis 0 of [2,3] (GatherV2: the index value 2 is not in [0, 1]).");
    says(() -> Dropout.apply(x, 1, 1), "dropout: a rate of 1.0 is not from 0 to before 1.");
    says(
        () -> FusedConv2d.apply(image, Tensors.zeros(Shape.of(1, 1, 2, 8)), x, SAME, true),
        "fused.conv2d: a bias of float32 [2,3] does not fit 8 filters.");
  }

  private static void says(ThrowingCallable work, String message) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(work)
        .withMessage(message)
        .satisfies(fault -> assertThat(fault.remedy()).isNotBlank());
  }

  @Test
  void methodsThatReshapeDoWhatTheySay() {
    Tensor y = Tensors.range(0, 6, 1).reshape(2, 3);
    assertThat(y.expandDims(0).shape()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(y.expandDims(-1).shape()).isEqualTo(Shape.of(2, 3, 1));
    assertThat(y.expandDims(1).squeeze().shape()).isEqualTo(Shape.of(2, 3));
    assertThat(y.flatten().shape()).isEqualTo(Shape.of(6));
    assertThat(y.unstack(1).get(2).data()).containsExactly(2, 5);
    assertThat(y.pad(new int[][] {{0, 1}, {1, 0}}, 9).data())
        .containsExactly(9, 0, 1, 2, 9, 3, 4, 5, 9, 9, 9, 9);
    assertThat(y.slice(1, 1).data()).containsExactly(3, 4, 5);
    assertThat(Tensors.linspace(0, 1, 5).data()).containsExactly(0, 0.25f, 0.5f, 0.75f, 1);
    assertThat(Tensors.range(5, 0, -2).data()).containsExactly(5, 3, 1);
  }

  @Test
  void anEmptyTensorPassesThroughEveryKindOfOp() {
    Tensor none = Tensors.zeros(Shape.of(0, 3));
    assertThat(none.add(1).exp().greater(0).shape()).isEqualTo(Shape.of(0, 3));
    assertThat(none.sum(0).data()).containsExactly(0, 0, 0);
    assertThat(none.transpose().shape()).isEqualTo(Shape.of(3, 0));
    assertThat(none.matMul(Tensors.zeros(Shape.of(3, 2))).shape()).isEqualTo(Shape.of(0, 2));
    assertThat(none.mean().item()).isZero();
    assertThat(none.concat(none, 0).shape()).isEqualTo(Shape.of(0, 3));
  }
}
