package dev.tensorcord.sandbox;

/**
 * What one snippet may use; {@code run} in the table of limits, where each is explained.
 *
 * @param seconds that it may run
 * @param workerMegabytes of heap that its worker has
 * @param tensorMegabytes that its tensors may take at once
 * @param outputBytes that it may print, in UTF-8
 * @param pictures that it may draw
 * @param pictureBytes that one picture's file may have
 * @param snippetBytes of code, in UTF-8
 * @param fileBytes of all files together that are given to it
 * @param sessionMinutes that a session's variables live on after its last snippet
 * @param waiting snippets that may wait for a worker, of all members together
 */
public record SandboxLimits(
    int seconds,
    int workerMegabytes,
    int tensorMegabytes,
    int outputBytes,
    int pictures,
    int pictureBytes,
    int snippetBytes,
    int fileBytes,
    int sessionMinutes,
    int waiting) {

  /** The limits' section in the table; its name and a dot stand before each key. */
  public static final String SECTION = "run";
}
