// One way to show what was written.
package dev.tensorcord.jobs.digits.hands;

import java.util.Random;

/**
 * A way to show ink.
 *
 * @param kind its name, also the folder of its pictures
 * @param singles how many pictures of one digit are made so
 * @param numbers how many pictures of several digits are made so
 * @param nothing how many pictures of something that is no digit are made so
 */
record Paper(String kind, int singles, int numbers, int nothing, Show show) {
  /** Makes the picture. */
  interface Show {
    PictureFile of(Ink ink, Random random);
  }
}
