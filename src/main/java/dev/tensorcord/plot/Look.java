package dev.tensorcord.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/**
 * The looks that all figures share. A figure brings its own light ground, so that it reads alike on
 * dark and light chats; letters are large, since a phone shows it at a third of its size; colours
 * are after Okabe and Ito, told apart by the colour-blind, and every line differs in its stroke
 * too.
 */
final class Look {
  static final Color GROUND = new Color(0xFCFCFD);
  static final Color INK = new Color(0x20242C);
  static final Color FAINT = new Color(0xDADEE6);
  static final Color POINTS = new Color(0x0072B2);
  static final Color BEFORE = new Color(0x6B7280);
  static final Color AFTER = new Color(0xD55E00);
  static final Color BEST = new Color(0x00735A);

  static final BasicStroke HAIR = line(1.5f);
  static final BasicStroke SOLID = line(4.5f);
  static final BasicStroke DASHED = line(3.5f, 14, 9);
  static final BasicStroke DOTTED = line(4f, 4, 8);

  static final int LETTERS = 26;
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS);
  static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, LETTERS);

  private Look() {}

  private static BasicStroke line(float width, float... dashes) {
    return dashes.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }
}
