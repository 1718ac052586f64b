package dev.tensorcord.tensor;

import dev.tensorcord.tensor.op.Blocks;
import dev.tensorcord.tensor.op.Gather;
import dev.tensorcord.tensor.op.MirrorPad;
import dev.tensorcord.tensor.op.Reverse;
import dev.tensorcord.tensor.op.Segments;
import dev.tensorcord.tensor.op.Slice;
import dev.tensorcord.tensor.op.Split;
import dev.tensorcord.tensor.op.Stack;
import dev.tensorcord.tensor.op.StridedSlice;
import dev.tensorcord.tensor.op.Tile;
import java.util.List;
import java.util.stream.Stream;

/** Values taken apart, repeated and moved about, as methods for chains. */
public interface StructureMethods {
  /** The tensor itself. */
  Tensor self();

  /** From {@code begin} on, along the first axes, all that follows. */
  default Tensor slice(int[] begin) {
    return Slice.apply(self(), begin, new int[0]);
  }

  /** A part taken in steps, from {@code begin} to before {@code end}. See {@link StridedSlice}. */
  default Tensor stridedSlice(int[] begin, int[] end, int[] strides) {
    return StridedSlice.apply(self(), begin, end, strides, StridedSlice.Masks.NONE);
  }

  /** The same values backwards along all axes. See {@link Reverse}. */
  default Tensor reverse() {
    return Reverse.apply(self());
  }

  /** The same values backwards along some axes. See {@link Reverse}. */
  default Tensor reverse(int... axes) {
    return Reverse.apply(self(), axes);
  }

  /** So many equal parts along an axis. See {@link Split}. */
  default List<Tensor> split(int parts, int axis) {
    return Split.apply(self(), parts, axis);
  }

  /** Parts of these sizes along an axis. See {@link Split}. */
  default List<Tensor> split(int[] sizes, int axis) {
    return Split.apply(self(), sizes, axis);
  }

  /** This tensor and another along a new axis. See {@link Stack}. */
  default Tensor stack(Tensor other, int axis) {
    return stack(List.of(other), axis);
  }

  /** This tensor and others along a new axis. See {@link Stack}. */
  default Tensor stack(List<Tensor> others, int axis) {
    return Stack.apply(Stream.concat(Stream.of(self()), others.stream()).toList(), axis);
  }

  /** The tensors that lie along the first axis. See {@link Stack#undo}. */
  default List<Tensor> unstack() {
    return Stack.undo(self(), 0);
  }

  /** Laid side by side, so many times along each axis. See {@link Tile}. */
  default Tensor tile(int... reps) {
    return Tile.apply(self(), reps);
  }

  /** The slices at int32 places along an axis, for each example of a batch. See {@link Gather}. */
  default Tensor gather(Tensor places, int axis, int batchDims) {
    return Gather.apply(self(), places, axis, batchDims);
  }

  /** A border that mirrors the values: {@code "reflect"} or {@code "symmetric"}. */
  default Tensor mirrorPad(int[][] widths, String mode) {
    return MirrorPad.apply(self(), widths, mode);
  }

  /** Blocks moved to the batch. See {@link Blocks#spaceToBatch}. */
  default Tensor spaceToBatchND(int[] blockShape, int[][] paddings) {
    return Blocks.spaceToBatch(self(), blockShape, paddings);
  }

  /** The batch woven into blocks. See {@link Blocks#batchToSpace}. */
  default Tensor batchToSpaceND(int[] blockShape, int[][] crops) {
    return Blocks.batchToSpace(self(), blockShape, crops);
  }

  /** Channels spread out into blocks of pixels. See {@link Blocks#depthToSpace}. */
  default Tensor depthToSpace(int blockSize) {
    return Blocks.depthToSpace(self(), blockSize, "NHWC");
  }

  /** The sums of the slices with the same number. See {@link Segments}. */
  default Tensor unsortedSegmentSum(Tensor segmentIds, int numSegments) {
    return Segments.sum(self(), segmentIds, numSegments);
  }
}
