package dev.tensorcord.jobs.fit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tensorcord.data.Curve;
import dev.tensorcord.fault.Fault;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FitRequestTest {
  @Test
  void nothingIsTheDemoWithGoodDefaults() {
    FitJob job = Fits.parse("seed", "5");
    assertThat(job.points()).isEqualTo(Curve.QUADRATIC.points(5));
    assertThat(job.degree()).isEqualTo(2);
    assertThat(job.steps()).isEqualTo(200);
    assertThat(job.optimizer()).isEqualTo(Descent.SGD);
    assertThat(job.basis()).isEqualTo(Basis.LEGENDRE);
    assertThat(job.rate()).isEqualTo(0.5);
    assertThat(Fits.parse().seed()).isBetween(0L, 999_999L);
  }

  @Test
  void everyValueCounts() {
    FitJob job =
        Fits.parse(
            "points",
            "0,1 1,2",
            "degree",
            "1",
            "steps",
            "1,000",
            "lr",
            "0,25",
            "optimizer",
            "Adam",
            "basis",
            "POWERS",
            "seed",
            "-3");
    assertThat(job.points()).isEqualTo(Fits.points("0,1 1,2"));
    assertThat(job.degree()).isEqualTo(1);
    assertThat(job.steps()).isEqualTo(1000);
    assertThat(job.rate()).isEqualTo(0.25);
    assertThat(job.optimizer()).isEqualTo(Descent.ADAM);
    assertThat(job.basis()).isEqualTo(Basis.POWERS);
    assertThat(job.seed()).isEqualTo(-3);
  }

  @Test
  void demosAndEquationsBringTheirDegree() {
    assertThat(Fits.parse("demo", "cubic").degree()).isEqualTo(3);
    assertThat(Fits.parse("points", "demo:outliers").degree()).isEqualTo(1);
    assertThat(Fits.parse("equation", "x^4 - x").degree()).isEqualTo(4);
    assertThat(Fits.parse("equation", "sin(3x)+x/2").degree()).isEqualTo(5);
    assertThat(Fits.parse("equation", "x^9").degree()).isEqualTo(8);
    assertThat(Fits.parse("points", "equation: 2x", "degree", "3").degree()).isEqualTo(3);
  }

  @Test
  void anEquationInThePlaceOfPointsIsToldOf() {
    for (String typed : new String[] {"2x^2+4x+8", "y = 2x + 1", "sin(3x)"}) {
      Fault fault = catchThrowableOfType(Fault.class, () -> Fits.parse("points", typed));
      assertThat(fault).as(typed).hasMessage("This is an equation, not points.");
      assertThat(fault.remedy()).isEqualTo("Give it as `equation:" + typed + "`.");
    }
    assertThatThrownBy(() -> Fits.parse("points", "0,1 1,x"))
        .hasMessage("\u201cx\u201d is not a number.");
  }

  @Test
  void aFileIsReadWithTheNamesOfItsColumns() {
    byte[] csv = "time,height\n0,1.1\n1,5.9\n2,16.8\n".getBytes(UTF_8);
    FitJob job =
        FitRequest.parse(
            Map.of(), Optional.of(new FitRequest.Upload("fall.csv", csv)), FitLimits.DEFAULT);
    assertThat(job.xLabel()).isEqualTo("time");
    assertThat(job.yLabel()).isEqualTo("height");
    assertThat(job.source()).isEqualTo("file:fall.csv");
    FitJob changed =
        FitRequest.change(
            job, Map.of("points", "0,1.1 1,5.9 2,16.8", "degree", "1"), FitLimits.DEFAULT);
    assertThat(changed.xLabel()).isEqualTo("time");
    assertThat(changed.degree()).isEqualTo(1);
    assertThat(changed.seed()).isEqualTo(job.seed());
  }

  @Test
  void aChangeKeepsWhatIsNotSaid() {
    FitJob job = Fits.parse("demo", "sine", "basis", "powers", "optimizer", "adam", "steps", "50");
    FitJob changed =
        FitRequest.change(job, Map.of("points", "", "degree", "7", "lr", ""), FitLimits.DEFAULT);
    assertThat(changed.points()).isEqualTo(job.points());
    assertThat(changed.source()).isEqualTo("demo:sine");
    assertThat(changed.basis()).isEqualTo(Basis.POWERS);
    assertThat(changed.optimizer()).isEqualTo(Descent.ADAM);
    assertThat(changed.steps()).isEqualTo(50);
    assertThat(changed.degree()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "degree|9|degree 9: at most 8 allowed here (limit fit.degree).",
        "degree|-1|“-1” is no good as degree.",
        "degree|2.5|“2.5” is no good as degree.",
        "steps|0|steps must be at least 1.",
        "steps|1000000|steps 1,000,000: at most 500,000 allowed here (limit fit.steps).",
        "steps|99999999999999999999|“99999999999999999999” is no good as steps.",
        "lr|0|“0” is no good as lr, the learning rate.",
        "lr|-1|“-1” is no good as lr, the learning rate.",
        "lr|NaN|“NaN” is no good as lr, the learning rate.",
        "lr|1e999|“1e999” is no good as lr, the learning rate.",
        "optimizer|rmsprop|“rmsprop” is no good as optimizer.",
        "basis|fourier|“fourier” is no good as basis.",
        "seed|abc|“abc” is no good as seed.",
        "demo|circle|There is no demo “circle”.",
        "equation|2t|“t” is not known in an equation; the variable is x.",
      })
  void whatIsNoGoodIsTold(String name, String value, String message) {
    assertThatThrownBy(() -> Fits.parse(name, value))
        .isInstanceOf(Fault.class)
        .hasMessage(message)
        .extracting(fault -> ((Fault) fault).remedy())
        .asString()
        .endsWith(".");
  }

  @Test
  void pointsComeFromOnePlace() {
    assertThatThrownBy(() -> Fits.parse("points", "0,1 1,2", "demo", "sine"))
        .hasMessage("Points come from one place, but here are points and demo.");
  }
}
