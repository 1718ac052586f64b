package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An op of the table that lets a profile see its calls. */
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
    if (NONE.contains(op.name())) {
      return op;
    }
    String plain = op.name().substring(op.name().lastIndexOf('.') + 1);
    String capital = plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    return new Observed(op, KERNELS.getOrDefault(op.name(), capital));
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
    return Profile.watch(kernel, given, () -> op.call(given));
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
