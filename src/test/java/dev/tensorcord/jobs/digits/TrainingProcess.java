package dev.tensorcord.jobs.digits;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.cpu.CpuSettings;
import dev.tensorcord.nn.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short training in a process of its own, since a process computes with one pool of threads. */
final class TrainingProcess {
  static final DigitTraining.Plan SHORT = new DigitTraining.Plan(3, 1, 640, 64, 0.002, 200);

  private TrainingProcess() {}

  public static void main(String[] args) throws InterruptedException {
    Backends.start(CpuSettings.DEFAULT.withThreads(Integer.parseInt(args[0])));
    System.out.println(digest(SHORT));
  }

  /** The SHA-256 of all weights after the training. */
  static String digest(DigitTraining.Plan plan) throws InterruptedException {
    ModelFile file = new DigitTraining(plan).run((step, steps, loss, accuracy) -> {}).file();
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.weights()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String inAnotherProcess(int threads) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "@config/jvm.options",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName(),
                Integer.toString(threads))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().reduce((first, last) -> last).orElse("nothing");
  }
}
