package dev.tensorcord.jobs.fit;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.data.Points;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.JobContext;
import dev.tensorcord.jobs.Progress;
import dev.tensorcord.jobs.fit.FitResult.Snapshot;
import dev.tensorcord.nn.LeastSquares;
import dev.tensorcord.nn.Optimizer;
import dev.tensorcord.plot.NumberText;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One run of a {@link FitJob} on the thread that makes it. */
final class FitTraining {
  private static final int SNAPSHOTS = 40;
  private static final long REPORT_NANOS = 40_000_000;

  private final FitJob job;
  private final JobContext context;
  private final Points points;
  private final Scaling scaling;
  private final double[][] rows;
  private final double lr;
  private final LossHistory.Recorder history = new LossHistory.Recorder();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private long reported;

  FitTraining(FitJob job, JobContext context) {
    this.job = job;
    this.context = context;
    this.points = job.points();
    if (job.degree() > 0 && points.distinctX() < 2) {
      throw Fault.of(
          "All points have the same x, %s: no curve can tell them apart."
              .formatted(NumberText.text(points.x()[0])),
          "Add points with other x, or try `degree:0`, which finds their mean.");
    }
    this.scaling = Scaling.of(points, job.basis());
    this.rows = job.basis().rows(scaling.x(points), job.degree());
    this.lr = job.rate();
    if (!(lr > 0)) {
      throw Divergence.beyondNumbers();
    }
  }

  FitResult result() {
    double[] start = start();
    LeastSquares best = scaling.best(points, job.degree());
    Trained trained = train(start);
    Polynomial before = scaling.curve(start);
    Polynomial after = scaling.curve(trained.weights());
    double loss = loss(after);
    if (!Double.isFinite(loss)) {
      throw Divergence.explain(job, lr, job.steps(), loss);
    }
    LossHistory losses = history.end(job.steps(), loss);
    snapshots.add(new Snapshot(job.steps(), loss, after));
    double spread = Scaling.spread(points.y());
    return new FitResult(
        before,
        after,
        Arrays.stream(after.expanded()).boxed().toList(),
        Arrays.stream(before.expanded()).boxed().toList(),
        loss,
        // Where 32-bit descent meets the optimum, rounding may set it a hair below.
        Math.min(best.meanSquaredError(), loss),
        spread > 0 ? 1 - loss / spread : Double.NaN,
        lr,
        job.largestRate(),
        losses,
        snapshots,
        trained.nanos(),
        Backends.active().describe().backend(),
        FitNotes.of(job, lr, losses, best));
  }

  private record Trained(double[] weights, long nanos) {}

  private Trained train(double[] start) {
    int size = start.length;
    SortedSet<Integer> moments = moments(job.steps());
    try (Session _ = Session.open(Budget.NONE);
        Optimizer optimizer = job.optimizer().optimizer(lr)) {
      Tensor x = Tensors.tensor(flat(rows), points.size(), size);
      Tensor y = Tensors.tensor(scaling.y(points), points.size(), 1);
      Variable weights = Variable.of(Tensors.tensor(start, size, 1), "weights");
      Supplier<Tensor> predict = () -> x.matMul(weights);
      Supplier<Tensor> loss = () -> predict.get().sub(y).square().mean();
      long began = System.nanoTime();
      for (int step = 0; step < job.steps(); step++) {
        context.checkpoint();
        double[] now = moments.contains(step) ? values(weights) : null;
        Tensor value = optimizer.minimize(loss, List.of(weights));
        double seen = scaling.loss(value.item());
        value.dispose();
        if (!Double.isFinite(seen)) {
          throw Divergence.explain(job, lr, step, seen);
        }
        history.add(step, seen);
        if (now != null) {
          snapshots.add(new Snapshot(step, seen, scaling.curve(now)));
        }
        report(step, seen);
      }
      double[] end = values(weights);
      return new Trained(end, System.nanoTime() - began);
    }
  }

  private void report(int step, double loss) {
    long now = System.nanoTime();
    if (now - reported >= REPORT_NANOS) {
      reported = now;
      String status =
          "step %,d of %,d · loss %s".formatted(step, job.steps(), NumberText.text(loss, 3));
      context.report(new Progress((double) step / job.steps(), status));
    }
  }

  /** As in the tutorial from 0 to 1; with scaled data on both sides of 0. */
  private double[] start() {
    Random random = new Random(job.seed());
    double least = job.basis() == Basis.POWERS ? 0 : -1;
    return random.doubles(job.degree() + 1, least, 1).map(v -> (float) v).toArray();
  }

  private double loss(Polynomial curve) {
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      double off = curve.at(points.x()[i]) - points.y()[i];
      sum += off * off;
    }
    return sum / points.size();
  }

  /**
   * Steps at which the curve is kept, dense at first, where it moves most; the last comes later.
   */
  static SortedSet<Integer> moments(int steps) {
    SortedSet<Integer> moments = new TreeSet<>();
    for (int i = 0; i < SNAPSHOTS - 1; i++) {
      moments.add((int) Math.round(Math.expm1(Math.log1p(steps) * i / (SNAPSHOTS - 1))));
    }
    return moments;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] values(Tensor tensor) {
    float[] values = tensor.data();
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
