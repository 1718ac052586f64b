package dev.tensorcord.store;

import dev.tensorcord.jobs.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that writes runs without end, and says so of each on its standard output once the store
 * has returned. Its tests kill it.
 */
final class WriterProcess {
  private static final int THREADS = 3;

  private WriterProcess() {}

  /** Starts the process as the program itself is started. */
  static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@config/jvm.options",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Reads on to a line with a run in it; null at the end. */
  static String nextWord(BufferedReader output) throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith("begun ") && !line.startsWith("ended ")) {
      line = output.readLine();
    }
    return line;
  }

  static String parameters(int thread, int number) {
    return "{\"thread\":%d,\"number\":%d,\"text\":\"%s\"}"
        .formatted(thread, number, "x".repeat(number % 7 * 150));
  }

  public static void main(String[] args) {
    JdbiRunStore runs = Database.open(Path.of(args[0])).runs(new StoreLimits(100_000, 10_000));
    for (int t = 0; t < THREADS; t++) {
      int thread = t;
      Thread.ofPlatform().start(() -> writeOn(runs, thread));
    }
  }

  private static void writeOn(JdbiRunStore runs, int thread) {
    Run.State[] ends = {Run.State.DONE, Run.State.CANCELLED, Run.State.FAILED};
    for (int number = 0; ; number++) {
      String id = runs.begin(Drafts.of("member-" + thread, parameters(thread, number))).id();
      say("begun " + id + " " + thread + " " + number);
      Run.State state = ends[number % ends.length];
      runs.end(id, state, "{\"number\":" + number + "}");
      say("ended " + id + " " + state + " " + number);
    }
  }

  /** One system call a line, so that what was said before the kill can be read after it. */
  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
