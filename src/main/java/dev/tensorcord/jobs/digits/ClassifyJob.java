package dev.tensorcord.jobs.digits;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.jobs.Job;
import dev.tensorcord.jobs.JobContext;
import java.util.ArrayList;
import java.util.List;

/** Reads the marks of some pictures; jobs that wait together are read in one forward pass. */
public record ClassifyJob(List<Sheet> sheets) implements Job<Reading> {
  public ClassifyJob {
    sheets = List.copyOf(sheets);
  }

  @Override
  public Reading run(JobContext context) {
    return together(List.of(this), context).getFirst();
  }

  private List<Mark> marks() {
    return sheets.stream()
        .flatMap(sheet -> sheet instanceof Sheet.Marked m ? m.marks().stream() : null)
        .toList();
  }

  /** Reads the marks of all these jobs at once; one result for each, in their order. */
  public static List<Reading> together(List<ClassifyJob> jobs, JobContext context) {
    context.checkpoint();
    long start = System.nanoTime();
    List<float[]> pixels =
        jobs.stream().flatMap(job -> job.marks().stream()).map(Mark::values).toList();
    List<Opinion> opinions = pixels.isEmpty() ? List.of() : DigitNetwork.load().read(pixels);
    long nanos = System.nanoTime() - start;
    String device = Backends.active().describe().backend();
    List<Reading> readings = new ArrayList<>();
    int from = 0;
    for (ClassifyJob job : jobs) {
      int to = from + job.marks().size();
      readings.add(new Reading(job.sheets(), opinions.subList(from, to), device, nanos));
      from = to;
    }
    return readings;
  }
}
