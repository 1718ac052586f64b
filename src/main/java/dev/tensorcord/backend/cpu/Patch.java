package dev.tensorcord.backend.cpu;

import java.util.ArrayList;
import java.util.List;

/**
 * A patch of an image, cut into blocks for {@link PatchTile}: rows of some floats that may lie in
 * several columns with gaps between them.
 *
 * @param pitch floats from one row to the next where the patch is read
 * @param slotPitch the same where its sums are added
 */
record Patch(List<Block> blocks, int pitch, int slotPitch) {
  /**
   * Some rows of a patch.
   *
   * @param at where the block begins behind the patch's beginning
   * @param slot the same where its sums are added
   * @param rows how many are read
   * @param kept how many of them count
   * @param vectors how many lie side by side
   */
  record Block(int at, int slot, int rows, int kept, int vectors) {}

  /**
   * Cuts.
   *
   * @param columns columns of a row
   * @param apart floats from one column to the next
   * @param length floats of a column's row
   * @param slotApart floats between columns where the sums are added
   */
  static Patch of(
      int rows, int pitch, int columns, int apart, int length, int slotApart, int slotPitch) {
    List<Block> blocks = new ArrayList<>();
    int perColumn = vectors(length);
    for (int column = 0; column < columns; column++) {
      for (int v = 0; v < perColumn; ) {
        int vectors = perColumn - v >= PatchTile.WIDE ? PatchTile.WIDE : 1;
        int across = v * ConvTile.WIDTH;
        for (int row = 0; row < rows; ) {
          int high = PatchTile.rows(vectors, rows - row);
          int kept = Math.min(high, rows - row);
          int at = row * pitch + column * apart + across;
          int slot = row * slotPitch + column * slotApart + across;
          blocks.add(new Block(at, slot, high, kept, vectors));
          row += kept;
        }
        v += vectors;
      }
    }
    return new Patch(List.copyOf(blocks), pitch, slotPitch);
  }

  /** Vectors that so many floats take. */
  static int vectors(int floats) {
    return (floats + ConvTile.WIDTH - 1) / ConvTile.WIDTH;
  }

  /** Floats behind an image that may be read, and mean nothing. */
  int slack() {
    return 3 * pitch + PatchTile.WIDE * ConvTile.WIDTH;
  }
}
