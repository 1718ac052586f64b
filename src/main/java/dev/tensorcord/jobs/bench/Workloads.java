package dev.tensorcord.jobs.bench;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import java.util.List;

/** All workloads, in the order in which they run. */
public final class Workloads {
  /** The table. */
  public static final List<Workload> ALL =
      List.of(
          new FirstResult(),
          new Polyfit(),
          new SmallOps(),
          new Products(),
          new LongFloats(),
          new Inference(),
          new Training(64),
          new Training(512),
          new Inversion(),
          new Snippets());

  private Workloads() {}

  /**
   * The workloads of these names, in the order given; all where none is given.
   *
   * @throws Fault if one is unknown
   */
  public static List<Workload> named(List<String> names) {
    return names.isEmpty() ? ALL : names.stream().map(Workloads::named).toList();
  }

  private static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Fault.of(
                "There is no workload \"%s\".".formatted(name),
                "There are: "
                    + String.join(", ", ALL.stream().map(Workload::name).toList())
                    + "."));
  }

  /** Runs one in a session of its own. */
  public static void run(Workload workload, Meter meter) {
    try (Session _ = Session.open(Budget.NONE)) {
      workload.run(meter);
    }
  }
}
