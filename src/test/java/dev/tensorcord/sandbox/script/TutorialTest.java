package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Picture;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The three tutorials that this community learns by, whole. */
final class TutorialTest {
  @Test
  void coreConcepts() throws IOException {
    String text = Trial.ofFile("tutorials/core-concepts.js").text();
    assertThat(text)
        .contains("[[1 , 2 , 3 ],\n     [10, 20, 30]]", "[0, 1, 0, 1, 0]")
        .contains("[[36 , 64 ],\n     [100, 144]]", "Tensor\n    24", "Tensor\n    3.5")
        .endsWith("tensors more: 1");
  }

  @Test
  void fittingACurve() throws IOException {
    Trial trial = Trial.ofFile("tutorials/fit-curve.js");
    assertThat(number("after", trial.text())).isLessThan(0.02);
    assertThat(number("after", trial.text())).isLessThan(number("before", trial.text()));
    assertThat(trial.text()).contains("data coeff: a=-0.800, b=-0.200, c=0.900, d=0.500");
    assertThat(trial.out().pictures).hasSize(3);
    assertThat(trial.out().pictures.getLast().alt()).contains("100 points", "prediction");
  }

  @Test
  void recognizingDigits() throws IOException {
    Trial trial = Trial.ofFile("tutorials/digits.js");
    assertThat(number("last", trial.text())).isLessThan(number("first", trial.text()) * 0.7);
    assertThat(trial.out().pictures.stream().map(Picture::name))
        .containsExactly("images-1.png", "chart-2.png", "chart-3.png");
    assertThat(trial.text()).containsPattern("\\d+ of 100 test digits read rightly");
  }

  /** As the third tutorial's text has it, and as its first readers wrote it. */
  @Test
  void theLoopAloneIsEnoughForDigits() {
    String code =
        """
        const model = tf.sequential({layers: [
          tf.layers.flatten({inputShape: [28, 28, 1]}),
          tf.layers.dense({units: 10, useBias: 10, activation: 'softmax'})]});
        model.compile({optimizer: tf.train.sgd(0.15), loss: 'categoricalCrossentropy', metrics: ['accuracy']});
        const losses = [];
        for (let i = 0; i < 20; i++) {
          const batch = data.nextTrainBatch(64);
          const testBatch = data.nextTestBatch(100);
          const history = await model.fit({x: batch.xs.reshape([64, 28, 28, 1]), y: batch.labels, batchSize: 64,
            validationData: [testBatch.xs.reshape([100, 28, 28, 1]), testBatch.labels], epochs: 1});
          losses.push(history.history.loss[0]);
        }
        losses.length + ' ' + (losses.at(-1) < losses[0])
        """;
    assertThat(Trial.of(code).text()).isEqualTo("'20 true'");
  }

  private static double number(String name, String text) {
    Matcher found = Pattern.compile(name + " ([\\d.e-]+)").matcher(text);
    assertThat(found.find()).as(name + " in " + text).isTrue();
    return Double.parseDouble(found.group(1));
  }
}
