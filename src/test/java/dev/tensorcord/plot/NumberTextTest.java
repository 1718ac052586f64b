package dev.tensorcord.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "-0.0|0",
        "0.25|0.25",
        "-2.50|−2.5",
        "1234.56|1235",
        "99999|100,000",
        "123456|123,500",
        "1234567|1.235×10⁶",
        "0.00012346|0.0001235",
        "1e-7|10⁻⁷",
        "-3.2e-12|−3.2×10⁻¹²",
        "Infinity|Infinity",
      })
  void shortNumbersHaveNoNeedlessZeros(double value, String text) {
    assertThat(NumberText.text(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2|2.00",
        "-0.0|0",
        "8.004|8.00",
        "0.0416|0.0416",
        "1234.5|1235",
        "-12|−12.0",
        "300000110|300,000,000",
        "1.30009e9|1.30×10⁹",
        "0.00001|1.00×10⁻⁵",
        "9.999|10.0",
        "0.9999|1.00",
      })
  void paddedNumbersHaveThreeDigits(double value, String text) {
    assertThat(NumberText.padded(value, 3)).isEqualTo(text);
  }
}
