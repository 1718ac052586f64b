package dev.tensorcord.data.picture;

import java.io.IOException;

/**
 * What a picture's file says of itself, checked against the limits before anything is decoded.
 *
 * @param format its name, such as {@code PNG}
 * @param width its width as stored, before {@code turn}
 * @param height its height as stored
 * @param memory the bytes that decoding it takes at most
 * @param turn how it must be turned to be upright
 * @param decoding decodes it
 */
record Header(
    String format, int width, int height, long memory, Orientation turn, Decoding decoding) {
  /** Decodes a file whose header was found good. */
  interface Decoding {
    /**
     * The picture, reduced to the size it is worked on.
     *
     * @throws IOException if the file is damaged
     */
    Pixels decode() throws IOException;
  }
}
