package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Ending;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Layers API in snippets. */
final class LayersTest {
  private static final String LINE =
      """
      const xs = tf.tensor2d([-1, 0, 1, 2, 3, 4], [6, 1]);
      const ys = tf.tensor2d([-3, -1, 1, 3, 5, 7], [6, 1]);
      const model = tf.sequential();
      model.add(tf.layers.dense({units: 1, inputShape: [1]}));
      model.compile({loss: 'meanSquaredError', optimizer: 'sgd'});
      """;

  @Test
  void aModelLearnsALine() {
    Trial trial =
        Trial.of(
            LINE
                + "await model.fit(xs, ys, {epochs: 250});\nmodel.predict(tf.tensor2d([[20]])).dataSync()[0]");
    assertThat(Double.parseDouble(trial.text())).isBetween(36.0, 40.0);
    assertThat(((Ending.Done) trial.ending()).figures().get("loss")).isLessThan(0.2);
    assertThat(trial.out().progress.getLast().text()).startsWith("epoch 250 of 250, loss ");
  }

  @Test
  void callbacksAreWaitedForAndKeepWhatTheyMake() {
    String code =
        LINE
            + """
            const seen = [];
            let kept;
            await model.fit(xs, ys, {epochs: 2, batchSize: 3, callbacks: {
              onTrainBegin: () => seen.push('begin'),
              onBatchEnd: async (batch, logs) => { await tf.nextFrame(); seen.push('batch ' + batch); },
              onEpochEnd: async (epoch, logs) => { await tf.nextFrame(); seen.push('epoch ' + epoch); kept = model.predict(xs); },
              onTrainEnd: () => seen.push('end'),
            }});
            kept.dataSync();
            seen.join()
            """;
    assertThat(Trial.of(code).text())
        .isEqualTo("'begin,batch 0,batch 1,epoch 0,batch 0,batch 1,epoch 1,end'");
  }

  @Test
  void aModelOfTensorsToCome() {
    String code =
        """
        const input = tf.input({shape: [4]});
        const hidden = tf.layers.dense({units: 8, activation: 'relu',
          kernelInitializer: tf.initializers.heNormal({seed: 3}),
          kernelRegularizer: tf.regularizers.l2({l2: 0.01})}).apply(input);
        const output = tf.layers.dense({units: 3, activation: 'softmax'}).apply(hidden);
        const model = tf.model({inputs: input, outputs: output});
        model.compile({optimizer: tf.train.adam(0.05), metrics: ['accuracy'],
          loss: (labels, predictions) => tf.metrics.categoricalCrossentropy(labels, predictions).mean()});
        const x = tf.randomNormal([60, 4]);
        const y = tf.oneHot(x.slice([0, 0], [-1, 3]).argMax(1), 3).toFloat();
        const {history} = await model.fit(x, y, {epochs: 12, validationSplit: 0.2,
          callbacks: tf.callbacks.earlyStopping({monitor: 'val_loss', patience: 50})});
        const [loss, acc] = model.evaluate(x, y);
        [Object.keys(history).join(), history.loss[11] < history.loss[0], loss.shape, acc.dataSync()[0] > 0.5,
          model.layers.length, model.layers[1] === model.getLayer(null, 1), model.layers[1].getWeights()[0].shape]
        """;
    assertThat(Trial.of(code).text())
        .contains("'val_loss,val_acc,loss,acc'", "true", "[ 4, 8 ]")
        .doesNotContain("false");
  }

  @Test
  void datasetsGiveBatches() {
    String code =
        LINE
            + """
            const data = tf.data.zip({xs: tf.data.array([[1], [2], [3], [4]]), ys: tf.data.array([[1], [3], [5], [7]])})
              .shuffle(4).repeat(3).batch(4);
            const {history} = await model.fitDataset(data, {epochs: 4});
            [(await data.toArray()).length, history.loss.length, history.loss[3] < history.loss[0]]
            """;
    assertThat(Trial.of(code).text()).isEqualTo("[ 3, 4, true ]");
  }

  @Test
  void aSavedModelComesBack() {
    String code =
        LINE
            + """
            const saved = await model.save('localstorage://line');
            const again = await tf.loadLayersModel('localstorage://line');
            [saved.modelArtifactsInfo.weightDataBytes,
              again.predict(xs).sub(model.predict(xs)).abs().max().dataSync()[0]]
            """;
    assertThat(Trial.of(code).text()).isEqualTo("[ 8, 0 ]");
  }

  @Test
  void aMembersOwnModelIsOpenedByItsName() {
    String code =
        LINE
            + """
            await model.save(tf.io.withSaveHandler(async saved => {
              console.log(JSON.stringify({modelTopology: saved.modelTopology,
                weightsManifest: [{paths: ['weights.bin'], weights: saved.weightSpecs}]}));
              console.log(Array.from(new Uint8Array(saved.weightData)).join());
            }));
            """;
    String[] printed = Trial.of(code).text().split("\n");
    byte[] weights = new byte[8];
    String[] numbers = printed[1].split(",");
    for (int i = 0; i < 8; i++) {
      weights[i] = (byte) Integer.parseInt(numbers[i]);
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("mine/model.json", printed[0].getBytes(java.nio.charset.StandardCharsets.UTF_8));
    files.put("mine/weights.bin", weights);
    assertThat(
            Trial.of(
                    "const m = await tf.loadLayersModel('mine'); m.predict(tf.zeros([2, 1])).shape",
                    files)
                .text())
        .isEqualTo("[ 2, 1 ]");
  }

  @Test
  void theSummaryIsPrinted() {
    assertThat(Trial.of(LINE + "model.summary();").text()).contains("Total params: 2", "(Dense)");
  }
}
