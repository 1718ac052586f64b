package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What snippets draw. */
final class PictureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plot.line([1, 4, 9])                                        | Line chart: 3 points, x from 0 to 2, y from 1 to 9, first 1, last 9.",
        "plot.line([1, 2], tf.tensor([3, 4]), {title: 'up'})         | up. Line chart: 2 points, x from 1 to 2, y from 3 to 4, first 3, last 4.",
        "plot.line({a: [1, 2], b: [2, 1]})                           | Line chart: a, 2 points, x from 0 to 1, y from 1 to 2, first 1, last 2; b, 2 points, x from 0 to 1, y from 1 to 2, first 2, last 1.",
        "plot.scatter([{x: 1, y: 2}, {x: 3, y: 5}])                  | Scatter plot: 2 points, x from 1 to 3, y from 2 to 5, first 2, last 5.",
        "plot.hist([1, 1, 1, 5], {bins: 4})                          | Histogram of 4 values from 1 to 5; most, 3, lie between 1 and 2.",
        "plot.confusion([0, 1, 1], [0, 1, 0])                        | confusion: rows are, columns were taken for. Heat map of 2 by 2 values from 0 to 1; the largest is in row 1, column 1.",
        "show(tf.tensor2d([[1, 2], [3, 4]]))                         | Heat map of 2 by 2 values from 1 to 4; the largest is in row 2, column 2.",
        "show(tf.zeros([5, 8, 3]))                                   | 1 picture of 8 by 5 pixels.",
        "show(data.mnist.nextTestBatch(6).xs)                        | 6 pictures of 28 by 28 pixels.",
        "show.history({history: {loss: [3, 2, 1]}})                  | training. Line chart: loss, 3 points, x from 0 to 2, y from 1 to 3, first 3, last 1.",
        "tfvis.render.linechart({name: 'L'}, {values: [[{x: 0, y: 1}, {x: 1, y: 2}]], series: ['s']}) | L. Line chart: s, 2 points, x from 0 to 1, y from 1 to 2, first 1, last 2.",
        "tfvis.render.scatterplot({name: 'S'}, {values: [{x: 0, y: 1}]}) | S. Scatter plot: 1 point, x from −1 to 1, y from 0.9 to 1.1, first 1, last 1.",
        "tfvis.render.histogram({name: 'H'}, [1, 2, 2], {maxBins: 2})  | H. Histogram of 3 values from 1 to 2; most, 2, lie between 1.5 and 2.",
        "tfvis.render.confusionMatrix({name: 'C'}, {values: [[2, 0], [0, 1]], tickLabels: ['a', 'b']}) | C. Heat map of 2 by 2 values from 0 to 2; the largest is in row 1, column 1.",
      })
  void eachPictureSaysWhatItShows(String code, String alt) throws IOException {
    Trial trial = Trial.of(code);
    trial.text();
    List<Picture> pictures = trial.out().pictures;
    assertThat(pictures).hasSize(1);
    Picture picture = pictures.getFirst();
    assertThat(picture.alt()).isEqualTo(alt);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
    assertThat(List.of(image.getWidth(), image.getHeight()))
        .isEqualTo(List.of(picture.width(), picture.height()));
    assertThat(colours(image)).isGreaterThan(1);
  }

  @Test
  void trainingIsDrawnOnceAtItsEnd() {
    String code =
        """
        const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});
        model.compile({optimizer: 'sgd', loss: 'meanSquaredError'});
        await model.fit(tf.ones([8, 1]), tf.zeros([8, 1]), {epochs: 5,
          callbacks: tfvis.show.fitCallbacks({name: 'training'}, ['loss'], {callbacks: ['onEpochEnd']})});
        """;
    Trial trial = Trial.of(code);
    trial.text();
    assertThat(trial.out().pictures).hasSize(1);
    assertThat(trial.out().pictures.getFirst().alt()).contains("loss, 5 points");
  }

  @Test
  void whatWasPutOffIsDrawnBeforeAFailureToo() {
    Trial trial =
        Trial.of(
            "tfvis.render.linechart({name: 'L'}, {values: [{x: 0, y: 1}, {x: 1, y: 2}]}); no();");
    assertThat(trial.failure().message()).isEqualTo("ReferenceError: no is not defined");
    assertThat(trial.out().pictures).hasSize(1);
  }

  @Test
  void showTellsTheShapeAndTheValues() {
    assertThat(Trial.of("show(tf.tensor1d([1, 2, 6]))").text())
        .isEqualTo("float32 [3], 3 values, from 1 to 6, mean 3");
  }

  @Test
  void whatCannotBeDrawnIsTold() {
    assertThat(Trial.of("plot.line('abc')").failure().hint()).contains("plot.line([1, 4, 9])");
    assertThat(Trial.of("plot.line([1, 2], [1, 2, 3])").failure().hint()).contains("as many");
  }

  private static long colours(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(pixels).distinct().count();
  }
}
