package dev.tensorcord.backend.cpu;

/**
 * A pass's loop as a class of its own, and what it wants to be given.
 *
 * @param floats the registers whose float arrays it reads and writes
 * @param ints the same of ints
 * @param uniform the registers whose one number it reads
 * @param spread those of which copies are made, so that they must be repeated through the block
 * @param joins for each fold, whether the loop joins it in lanes; the others it leaves in registers
 */
record CompiledLoop(
    Body loop, int[] floats, int[] ints, int[] uniform, int[] spread, boolean[] joins) {

  /** What the class does. */
  interface Body {
    /**
     * @param flat the first place; blocks begin with it, buffers at 0
     * @param n how many places
     */
    void run(float[][] floats, int[][] ints, float[] uniform, float[] lanes, int flat, int n);
  }
}
