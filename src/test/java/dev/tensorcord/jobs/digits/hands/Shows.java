package dev.tensorcord.jobs.digits.hands;

import dev.tensorcord.jobs.digits.hands.Show.Rule;
import java.util.List;

/** The ways to show writing, in the order of the labels. */
final class Shows {
  static final List<Show> ALL =
      List.of(
          new Show("paint", "png", 280, 0.62, 0.09, 0xffffff, 0x000000, 1, 0, 0, 0, Rule.NONE),
          new Show("paint-thin", "png", 400, 0.7, 0.012, 0xffffff, 0x101010, 1, 0, 0, 0, Rule.NONE),
          new Show("paint-thick", "png", 240, 0.7, 0.2, 0xffffff, 0x1b4fd8, 1, 0, 0, 0, Rule.NONE),
          new Show("dark-mode", "png", 320, 0.55, 0.07, 0x1e1f22, 0xf2f3f5, 1, 0, 0, 0, Rule.NONE),
          new Show("neon", "png", 300, 0.6, 0.08, 0x120c2e, 0xff3fa4, 1, 0, 0, 1, Rule.NONE),
          new Show("red-on-pink", "jpg", 300, 0.6, 0.08, 0xffc4d0, 0xc81e3c, 1, 0, 2, 0, Rule.NONE),
          new Show(
              "green-on-yellow", "jpg", 300, 0.6, 0.09, 0xf7e463, 0x2f7d32, 1, 0, 2, 0, Rule.NONE),
          new Show("transparent", "png", 300, 0.7, 0.08, 0, 0x000000, 1, 0, 0, 0, Rule.CLEAR),
          new Show("transparent-white", "png", 300, 0.7, 0.08, 0, 0xffffff, 1, 0, 0, 0, Rule.CLEAR),
          new Show("icon-28", "png", 28, 0.75, 0.12, 0x000000, 0xffffff, 1, 0, 0, 0, Rule.NONE),
          new Show(
              "icon-32-light", "png", 32, 0.75, 0.11, 0xffffff, 0x000000, 1, 0, 0, 0, Rule.NONE),
          new Show("window", "png", 420, 0.5, 0.07, 0xffffff, 0x202020, 1, 0, 0, 0, Rule.WINDOW),
          new Show(
              "ball-pen", "jpg", 480, 0.5, 0.045, 0xefece4, 0x20358c, 0.92, 0.5, 4, 1, Rule.NONE),
          new Show(
              "felt-pen", "jpg", 480, 0.6, 0.12, 0xf3f1ea, 0x18181a, 0.95, 0.6, 5, 1, Rule.NONE),
          new Show("pencil", "jpg", 480, 0.55, 0.05, 0xeeece6, 0x555558, 0.6, 0.4, 4, 1, Rule.NONE),
          new Show(
              "lined", "jpg", 520, 0.45, 0.055, 0xf4f2ec, 0x1f2f7a, 0.95, 0.45, 4, 1, Rule.LINES),
          new Show(
              "squared",
              "jpg",
              520,
              0.45,
              0.06,
              0xf4f2ec,
              0x22242c,
              0.95,
              0.45,
              4,
              1,
              Rule.SQUARES),
          new Show(
              "shadow", "jpg", 480, 0.55, 0.06, 0xeceae2, 0x25262a, 0.95, 1.1, 5, 1, Rule.NONE),
          new Show("dim", "jpg", 400, 0.55, 0.07, 0x6b6252, 0x1a1714, 0.9, 0.7, 9, 2, Rule.NONE),
          new Show(
              "red-pen", "jpg", 440, 0.5, 0.055, 0xf0efe9, 0xc0262c, 0.9, 0.4, 4, 1, Rule.NONE),
          new Show("chalk", "jpg", 480, 0.6, 0.07, 0x24443a, 0xe8ebe4, 0.68, 0.35, 5, 1, Rule.NONE),
          new Show(
              "whiteboard", "jpg", 480, 0.55, 0.07, 0xf6f8fa, 0x0f6b45, 0.9, 0.35, 3, 1, Rule.NONE),
          new Show(
              "sticky-note", "jpg", 380, 0.6, 0.08, 0xf8e36b, 0x2b2b2b, 0.95, 0.4, 4, 1, Rule.NONE),
          new Show(
              "cardboard", "jpg", 440, 0.6, 0.1, 0xb08a5b, 0x1d1a18, 0.95, 0.5, 8, 1, Rule.NONE),
          new Show(
              "blurred", "jpg", 360, 0.55, 0.08, 0xefeee9, 0x262a40, 0.95, 0.4, 3, 7, Rule.NONE),
          new Show(
              "table-edge",
              "jpg",
              520,
              0.45,
              0.07,
              0xf1efe8,
              0x1e2230,
              0.95,
              0.35,
              4,
              1,
              Rule.EDGE),
          new Show("form-box", "jpg", 260, 0.55, 0.07, 0xffffff, 0x22304f, 1, 0, 6, 1, Rule.BOX),
          new Show("small", "jpg", 640, 0.13, 0.1, 0xf1f0ea, 0x1d2440, 0.95, 0.4, 3, 1, Rule.NONE),
          new Show(
              "large", "jpg", 2400, 0.6, 0.05, 0xefede6, 0x23263a, 0.95, 0.5, 3, 2, Rule.NONE));

  private Shows() {}
}
