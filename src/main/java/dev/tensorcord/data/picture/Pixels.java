package dev.tensorcord.data.picture;

/**
 * Colours on a grid, reduced to the size that pictures are worked on.
 *
 * @param argb row after row; alpha in the highest byte, colours not multiplied by it
 * @param fullWidth the width before it was reduced
 * @param fullHeight the height before it was reduced
 */
record Pixels(int width, int height, int[] argb, int fullWidth, int fullHeight) {}
