package dev.tensorcord.sandbox;

/**
 * Hears of one snippet: any number of {@code waiting}, one {@code started}, then what it prints and
 * draws in order. Never two calls at once; all of them come before the snippet's end is told. A
 * listener that takes its time holds back this snippet alone.
 */
public interface SnippetListener {
  /** The snippet's place among those that wait for a worker, from 1, whenever it changes. */
  default void waiting(int place) {}

  /** The snippet has a worker: its time begins. */
  default void started() {}

  /** It printed. */
  void printed(Line line);

  /** It drew. */
  void drew(Picture picture);

  /** It came further. */
  void progressed(Progress progress);
}
