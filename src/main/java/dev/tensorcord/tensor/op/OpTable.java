package dev.tensorcord.tensor.op;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All ops. What is listed here is documented, tested and offered to members by that alone. */
public final class OpTable {
  private static final List<Op> ALL =
      Stream.of(
              Arithmetic.ROWS,
              Functions.ROWS,
              Activations.ROWS,
              Complexes.ROWS,
              Creation.ROWS,
              Randoms.ROWS,
              Scans.ROWS,
              Sums.ROWS,
              Bincount.ROWS,
              TopK.ROWS,
              SearchSorted.ROWS,
              Comparisons.ROWS,
              Reductions.ROWS,
              Pool.ROWS,
              Softmax.ROWS,
              Products.ROWS,
              Norm.ROWS,
              LinearAlgebra.ROWS,
              DepthwiseConv2d.ROWS,
              Convolutions.ROWS,
              Pools.ROWS,
              Normalization.ROWS,
              Resize.ROWS,
              Images.ROWS,
              Suppression.ROWS,
              Spectral.ROWS,
              Strings.ROWS,
              Sparse.ROWS,
              Ragged.ROWS,
              PixelArrays.ROWS,
              Reshape.ROWS,
              BroadcastTo.ROWS,
              Stack.ROWS,
              FixedRanks.ROWS,
              Blocks.ROWS,
              Indexed.ROWS,
              Selection.ROWS,
              Lstm.ROWS,
              WeightedLosses.ROWS,
              List.of(
                  MatMul.OP,
                  FusedMatMul.OP,
                  Einsum.OP,
                  Conv2d.OP,
                  Conv2dTranspose.OP,
                  FusedConv2d.OP,
                  FusedConv2dPool.OP,
                  Gather.OP,
                  OneHot.OP,
                  Dropout.OP,
                  ConfusionMatrix.OP,
                  Multinomial.OP,
                  Unique.OP,
                  WhereAsync.OP,
                  Transpose.OP,
                  Slice.OP,
                  StridedSlice.OP,
                  Split.OP,
                  Reverse.OP,
                  Tile.OP,
                  Pad.OP,
                  MirrorPad.OP,
                  Concat.OP,
                  Meshgrid.OP,
                  MovingAverage.OP,
                  Segments.OP,
                  Cast.OP))
          .<Op>flatMap(List::stream)
          .map(Observed::of)
          .toList();

  private static final Map<String, Op> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Op::name, Function.identity()));

  /** Names that lead to an op of another name: one line each. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("spectral.fft", "fft"),
          Map.entry("spectral.ifft", "ifft"),
          Map.entry("spectral.rfft", "rfft"),
          Map.entry("spectral.irfft", "irfft"),
          Map.entry("image.nonMaxSuppressionAsync", "image.nonMaxSuppression"),
          Map.entry("image.nonMaxSuppressionPaddedAsync", "image.nonMaxSuppressionPadded"),
          Map.entry("image.nonMaxSuppressionWithScoreAsync", "image.nonMaxSuppressionWithScore"),
          Map.entry("browser.fromPixelsAsync", "browser.fromPixels"));

  private OpTable() {}

  /** For each further name of an op the one that it is listed under. */
  public static Map<String, String> aliases() {
    return ALIASES;
  }

  /** Every op, in the order of the tables. */
  public static List<Op> all() {
    return ALL;
  }

  /** The ops of one kind, as they are: no profile sees them. */
  public static <T extends Op> List<T> all(Class<T> kind) {
    return ALL.stream()
        .map(op -> op instanceof Observed observed ? observed.op() : op)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The op of this name, or of this further name; null where there is none. */
  public static Op get(String name) {
    return BY_NAME.get(ALIASES.getOrDefault(name, name));
  }
}
