package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.Profile;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An op as the table lists it: a profile sees its calls, and they leave nothing but their result.
 *
 * @param kernel how a profile names it; null for what is no work of a device
 */
record Observed(Op op, String kernel) implements Op {
  /** Where TensorFlow.js's kernel has another name than its op with a capital. */
  private static final Map<String, String> KERNELS =
      Map.ofEntries(
          Map.entry("batchNorm", "FusedBatchNorm"),
          Map.entry("clone", "Identity"),
          Map.entry("concat", "Concat"),
          Map.entry("conv2d", "Conv2D"),
          Map.entry("conv3d", "Conv3D"),
          Map.entry("conv2dTranspose", "Conv2DBackpropInput"),
          Map.entry("depthwiseConv2d", "DepthwiseConv2dNative"),
          Map.entry("div", "RealDiv"),
          Map.entry("fft", "FFT"),
          Map.entry("fused.conv2d", "FusedConv2D"),
          Map.entry("fused.depthwiseConv2d", "FusedDepthwiseConv2D"),
          Map.entry("fused.matMul", "_FusedMatMul"),
          Map.entry("gather", "GatherV2"),
          Map.entry("gatherND", "GatherNd"),
          Map.entry("ifft", "IFFT"),
          Map.entry("isNaN", "IsNan"),
          Map.entry("linspace", "LinSpace"),
          Map.entry("localResponseNormalization", "LRN"),
          Map.entry("matMul", "BatchMatMul"),
          Map.entry("mul", "Multiply"),
          Map.entry("pad", "PadV2"),
          Map.entry("scatterND", "ScatterNd"),
          Map.entry("split", "SplitV"),
          Map.entry("squeeze", "Reshape"),
          Map.entry("stack", "Pack"),
          Map.entry("topk", "TopK"),
          Map.entry("unstack", "Unpack"),
          Map.entry("where", "Select"));

  /** Ops that compute nothing on a device. */
  private static final Set<String> NONE =
      Set.of(
          "tensor",
          "tensor1d",
          "tensor2d",
          "tensor3d",
          "tensor4d",
          "tensor5d",
          "tensor6d",
          "scalar",
          "variable",
          "buffer",
          "print",
          "zeros",
          "ones",
          "ensureShape");

  static Op of(Op op) {
    String plain = op.name().substring(op.name().lastIndexOf('.') + 1);
    String capital = plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    String kernel = KERNELS.getOrDefault(op.name(), capital);
    return new Observed(op, NONE.contains(op.name()) ? null : kernel);
  }

  @Override
  public String name() {
    return op.name();
  }

  @Override
  public Signature signature() {
    return op.signature();
  }

  @Override
  public Object call(Object... given) {
    return kernel == null ? tidied(given) : Profile.watch(kernel, given, () -> tidied(given));
  }

  /** What it makes on the way, tensors of its arguments included, is gone when it returns. */
  private Object tidied(Object... given) {
    return op instanceof ElementwiseOp && tensorsOnly(given)
        ? op.call(given)
        : Scope.tidy(() -> op.call(given));
  }

  private static boolean tensorsOnly(Object... given) {
    for (Object each : given) {
      if (!(each instanceof Tensor)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Doc doc() {
    return op.doc();
  }

  @Override
  public List<Sample> samples() {
    return op.samples();
  }
}
