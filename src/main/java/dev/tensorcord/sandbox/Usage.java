package dev.tensorcord.sandbox;

/**
 * What a snippet used of what it is allowed.
 *
 * @param millis the time that it ran, without waiting
 * @param tensorBytesAtMost the most that its tensors took at once
 * @param heapBytes what lay in the worker's memory at the end; 0 where the worker is gone
 * @param outputBytes what it printed, in UTF-8
 * @param pictures what it drew
 */
public record Usage(
    long millis, long tensorBytesAtMost, long heapBytes, long outputBytes, int pictures) {
  /** Nothing yet. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

  /** What an interpreter knows of: its tensors. */
  public static Usage ofTensors(long bytesAtMost) {
    return new Usage(0, bytesAtMost, 0, 0, 0);
  }
}
