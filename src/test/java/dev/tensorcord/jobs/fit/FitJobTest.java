package dev.tensorcord.jobs.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.data.Curve;
import dev.tensorcord.data.Points;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Stopped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FitJobTest {
  @ParameterizedTest
  @EnumSource(Descent.class)
  void findsTheQuadraticOfTheTutorialsFourPoints(Descent optimizer) {
    FitResult result = Fits.run(Fits.of(Fits.FOUR, 2, optimizer, Basis.LEGENDRE, 0));
    assertThat(result.coefficients().get(2)).isCloseTo(3.075, within(0.01));
    assertThat(result.coefficients().get(1)).isCloseTo(1.705, within(0.02));
    assertThat(result.coefficients().get(0)).isCloseTo(1.105, within(0.01));
    assertThat(result.bestLoss()).isCloseTo(0.000125, within(1e-8));
    assertThat(result.loss()).isLessThan(0.00013);
    assertThat(result.r2()).isBetween(0.99999, 1.0);
  }

  @ParameterizedTest
  @EnumSource(Curve.class)
  void everyDemoIsFoundByEveryOptimizerWithItsDefaults(Curve curve) {
    for (Descent optimizer : Descent.values()) {
      FitJob job = Fits.of(curve.points(3), curve.degree(), optimizer, Basis.LEGENDRE, 0);
      FitResult result = Fits.run(job);
      assertThat(result.loss()).isLessThan(1.002 * result.bestLoss());
    }
  }

  /** Degrees, and the steps within which the loss is within a hundredth of the best. */
  @ParameterizedTest
  @CsvSource({"2, 6", "3, 6", "5, 10", "8, 20"})
  void legendreNeedsAFewSteps(int degree, int steps) {
    double[] x = IntStream.range(0, 100).mapToDouble(i -> -1 + 2 * i / 99.0).toArray();
    Random random = new Random(4);
    double[] y = Arrays.stream(x).map(v -> Math.sin(3 * v) + 0.1 * random.nextGaussian()).toArray();
    FitResult result =
        Fits.run(Fits.of(new Points(x, y), degree, Descent.SGD, Basis.LEGENDRE, 0.5));
    assertThat(firstWithin(result, 0.01)).isBetween(1, steps);
  }

  @Test
  void theTutorialsOwnWayComesNearTheOptimumInItsSteps() {
    FitJob job = Fits.parse("demo", "cubic", "basis", "powers", "steps", "75", "seed", "7");
    assertThat(job.rate()).isEqualTo(0.5);
    FitResult result = Fits.run(job);
    assertThat(result.history().first()).isBetween(0.03, 1.5);
    assertThat(result.loss()).isBetween(0.0015, 0.0120);
    assertThat(result.bestLoss()).isBetween(0.0012, 0.0035);
    assertThat(result.coefficientsBefore()).allMatch(c -> c >= 0 && c < 1);
  }

  @Test
  void aRateTooLargeIsExplainedInFiguresOfTheData() {
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> Fits.run(Fits.of(Fits.FOUR, 2, Descent.SGD, Basis.POWERS, 0.5)));
    assertThat(fault)
        .hasMessage(
            "The loss became infinite at step 13: lr 0.5 is too large for this data;"
                + " the largest safe one is about 0.035.");
    assertThat(fault.remedy()).startsWith("Try `lr:0.03`");
  }

  @ParameterizedTest
  @CsvSource({"SGD, LEGENDRE", "SGD, POWERS", "MOMENTUM, LEGENDRE", "MOMENTUM, POWERS"})
  void theLargestSafeRateIsTheBorder(Descent optimizer, Basis basis) {
    double largest = Fits.of(Fits.FOUR, 2, optimizer, basis, 0).largestRate();
    FitResult below = Fits.run(Fits.of(Fits.FOUR, 2, optimizer, basis, 0.98 * largest));
    assertThat(below.loss()).isLessThan(below.history().first());
    FitJob above = Fits.of(Fits.FOUR, 2, optimizer, basis, 1.5 * largest);
    assertThatThrownBy(() -> Fits.run(above))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("too large for this data");
  }

  @Test
  void aRateALittleTooLargeIsWarnedOfWhileTheLossGrows() {
    double largest = Fits.of(Fits.FOUR, 2, Descent.SGD, Basis.LEGENDRE, 0).largestRate();
    FitResult result = Fits.run(Fits.of(Fits.FOUR, 2, Descent.SGD, Basis.LEGENDRE, 1.05 * largest));
    assertThat(result.notes())
        .anyMatch(note -> note.startsWith("The loss grew: lr 0.344 is above the largest safe one"));
  }

  @Test
  void aRateThatMovesNothingIsToldOf() {
    for (double lr : new double[] {1e-300, 1e-8}) {
      FitResult result = Fits.run(Fits.of(Fits.FOUR, 2, Descent.SGD, Basis.LEGENDRE, lr));
      assertThat(result.notes())
          .anyMatch(note -> note.startsWith("The loss hardly moved: lr "))
          .noneMatch(note -> note.contains("smaller lr"));
    }
    assertThat(Fits.run(Fits.of(Fits.FOUR, 2, Descent.ADAM, Basis.LEGENDRE, 1e-9)).notes())
        .anyMatch(note -> note.matches("The loss hardly moved: lr 10⁻⁹ is .+ Try lr:0\\.\\d+\\."));
  }

  @Test
  void adamDoesNotBlameTheData() {
    FitJob job = Fits.of(Fits.FOUR, 2, Descent.ADAM, Basis.LEGENDRE, 1e30);
    assertThatThrownBy(() -> Fits.run(job))
        .hasMessageContaining("with lr 10³⁰ the numbers left what 32 bits can hold");
  }

  @Test
  void powersOfLargeXAreToldOf() {
    Points years = Fits.points("2000,1 2005,2 2010,4 2015,7 2020,9");
    assertThatThrownBy(() ->
            Fits.run(
                new FitJob(
                    years, "x", "y", "points", 12, 9, 0, Descent.SGD, Basis.POWERS, 1, List.of())))
        .hasMessageContaining("too large for 32-bit numbers");
    FitResult result = Fits.run(Fits.of(years, 2, Descent.SGD, Basis.LEGENDRE, 0));
    assertThat(result.r2()).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @CsvSource({"1e-60, 1e60", "1e60, 1e-60", "1e-3, 1e9", "1e99, 1e99", "1, 1e-30"})
  void dataOfAnySizeIsFoundInItsOwnUnits(double xScale, double yScale) {
    double[] x = Arrays.stream(Fits.FOUR.x()).map(v -> v * xScale).toArray();
    double[] y = Arrays.stream(Fits.FOUR.y()).map(v -> v * yScale).toArray();
    FitResult result = Fits.run(Fits.of(new Points(x, y), 2, Descent.SGD, Basis.LEGENDRE, 0));
    assertThat(result.coefficients().get(1) * xScale / yScale).isCloseTo(1.705, within(0.001));
    assertThat(result.after().at(x[2]) / yScale).isCloseTo(16.815, within(0.001));
  }

  @Test
  void pointsThatSayTooLittleAreRefusedOrWarnedOf() {
    assertThatThrownBy(
            () -> Fits.run(Fits.of(Fits.points("2,1 2,5"), 1, Descent.SGD, Basis.LEGENDRE, 0)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("All points have the same x, 2");
    assertThat(
            Fits.run(Fits.of(Fits.points("2,1 2,5"), 0, Descent.SGD, Basis.LEGENDRE, 0))
                .coefficients())
        .first()
        .satisfies(mean -> assertThat(mean).isCloseTo(3, within(1e-6)));
    assertThat(Fits.run(Fits.of(Fits.points("0,1 1,5"), 2, Descent.SGD, Basis.LEGENDRE, 0)).notes())
        .anyMatch(note -> note.contains("many curves fit equally well"));
    assertThat(
            Fits.run(Fits.of(Fits.points("0,1 1,5 2,3"), 2, Descent.SGD, Basis.LEGENDRE, 0))
                .notes())
        .anyMatch(note -> note.contains("can meet all points"));
    FitResult flat =
        Fits.run(Fits.of(Fits.points("0,5 1,5 2,5"), 1, Descent.SGD, Basis.LEGENDRE, 0));
    assertThat(flat.r2()).isNaN();
    assertThat(flat.after().at(1)).isCloseTo(5, within(1e-6));
  }

  @Test
  void sameSeedSameCurve() {
    FitJob job = Fits.parse("demo", "sine", "seed", "11");
    FitResult one = Fits.run(job);
    // Often enough that the later runs meet compiled code: to the bit, whatever runs it.
    for (int again = 0; again < 150; again++) {
      FitResult other = Fits.run(job);
      assertThat(other.after().c()).containsExactly(one.after().c());
      assertThat(other.history().losses()).containsExactly(one.history().losses());
    }
    assertThat(Fits.run(Fits.parse("demo", "sine", "seed", "12")).before())
        .isNotEqualTo(one.before());
  }

  @Test
  void aLongRunIsKeptInBoundedRoom() {
    FitJob job = Fits.parse("steps", "5000", "demo", "cubic", "basis", "powers");
    Fits.Context context = new Fits.Context();
    FitResult result = job.run(context);
    assertThat(context.checkpoints).isEqualTo(5000);
    assertThat(context.reports)
        .allMatch(r -> r.fraction() >= 0 && r.fraction() < 1)
        .allMatch(r -> r.status().matches("step [0-9,]+ of 5,000 · loss .+"));
    int[] steps = result.history().steps();
    assertThat(steps).hasSizeLessThanOrEqualTo(401).startsWith(0, 1, 2, 3).isSorted();
    assertThat(steps[steps.length - 1]).isEqualTo(5000);
    assertThat(result.snapshots()).hasSizeLessThanOrEqualTo(40);
    assertThat(result.snapshots().getFirst().step()).isZero();
    assertThat(result.snapshots().getLast().step()).isEqualTo(5000);
    assertThat(FitJson.write(result)).hasSizeLessThan(30_000);
  }

  @Test
  void aCancelledRunUnwinds() {
    Fits.Context context =
        new Fits.Context() {
          @Override
          public void checkpoint() {
            if (++checkpoints == 10) {
              throw new Stopped();
            }
          }
        };
    assertThatThrownBy(() -> Fits.parse("demo", "cubic").run(context)).isInstanceOf(Stopped.class);
    assertThat(context.checkpoints).isEqualTo(10);
  }

  @Test
  void jobAndResultTravelAsBytesAndAsJson() throws Exception {
    FitJob job = Fits.parse("equation", "2x^2+4x+8", "lr", "0.2");
    FitResult result = Fits.run(job);
    assertThat(copy(job)).isEqualTo(job);
    assertThat(copy(result)).isEqualTo(result);
    assertThat(FitJson.job(FitJson.write(job))).isEqualTo(job);
    assertThat(FitJson.result(FitJson.write(result))).isEqualTo(result);
    FitResult flat = Fits.run(Fits.of(Fits.points("0,5 1,5"), 1, Descent.ADAM, Basis.LEGENDRE, 0));
    assertThat(FitJson.result(FitJson.write(flat))).isEqualTo(flat);
  }

  private static Object copy(Object record) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(record);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static int firstWithin(FitResult result, double share) {
    for (int i = 0; i < result.history().steps().length; i++) {
      if (result.history().losses()[i] <= (1 + share) * result.bestLoss()) {
        return result.history().steps()[i];
      }
    }
    return -1;
  }
}
