package dev.tensorcord.jobs.digits.hands;

import java.awt.Graphics2D;

/** What a hand wrote: its left edge is at 0, its top at 0 and its bottom at 1. */
interface Drawing {
  /** Its width, where its height is 1. */
  double width();

  /**
   * Fills the shape in the colour and transform of the graphics.
   *
   * @param pen the width of the pen as a part of the height; outlines of type ignore it
   */
  void fill(Graphics2D graphics, double pen);
}
