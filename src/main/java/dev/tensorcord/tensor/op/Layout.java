package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;

/** The order of the axes of images: TensorFlow.js's {@code dataFormat}. */
enum Layout {
  /** [batch,height,width,channels]: the one that kernels know. */
  NHWC,
  /** [batch,channels,height,width]. */
  NCHW;

  /**
   * The order that an op's argument says; NHWC where the op has no such argument.
   *
   * @throws Fault if there is none of that name
   */
  static Layout of(Call call) {
    String word = call.has("dataFormat") ? call.text("dataFormat") : "NHWC";
    return switch (word) {
      case "NHWC" -> NHWC;
      case "NCHW" -> NCHW;
      default ->
          throw Fault.of(
              "%s: there is no dataFormat '%s'.".formatted(call.op(), word),
              "Use 'NHWC': [batch,height,width,channels].");
    };
  }

  /**
   * Fails unless an op's argument is the only order of axes that it knows.
   *
   * @throws Fault if it is another
   */
  static void only(String known, Call call) {
    if (call.has("dataFormat") && !call.text("dataFormat").equals(known)) {
      throw Fault.of(
          "%s: only the dataFormat '%s' is known here, not '%s'."
              .formatted(call.op(), known, call.text("dataFormat")),
          "Transpose the axes first.");
    }
  }

  /** Images, or one image, with the channels last. */
  Tensor last(Tensor x) {
    return switch (this == NHWC ? 0 : x.rank()) {
      case 4 -> x.transpose(0, 2, 3, 1);
      case 3 -> x.transpose(1, 2, 0);
      default -> x;
    };
  }

  /** What came of {@link #last}, back in this order. */
  Tensor back(Tensor y) {
    return switch (this == NHWC ? 0 : y.rank()) {
      case 4 -> y.transpose(0, 3, 1, 2);
      case 3 -> y.transpose(2, 0, 1);
      default -> y;
    };
  }
}
