// What the third tutorial teaches: a convolutional network that reads digits.
import * as tf from '@tensorflow/tfjs';
import {MnistData} from './data';
import * as ui from './ui';

const model = tf.sequential();
model.add(tf.layers.conv2d({
  inputShape: [28, 28, 1],
  kernelSize: 5,
  filters: 8,
  strides: 1,
  activation: 'relu',
  kernelInitializer: 'VarianceScaling'
}));
model.add(tf.layers.maxPooling2d({poolSize: [2, 2], strides: [2, 2]}));
model.add(tf.layers.conv2d({
  kernelSize: 5,
  filters: 16,
  strides: 1,
  activation: 'relu',
  kernelInitializer: 'VarianceScaling'
}));
model.add(tf.layers.maxPooling2d({poolSize: [2, 2], strides: [2, 2]}));
model.add(tf.layers.flatten());
model.add(tf.layers.dense({units: 10, kernelInitializer: 'VarianceScaling', activation: 'softmax'}));

const optimizer = tf.train.sgd(0.15);
model.compile({optimizer: optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy']});

const BATCH_SIZE = 64;
const TRAIN_BATCHES = 30;
const TEST_BATCH_SIZE = 100;
const TEST_ITERATION_FREQUENCY = 5;

async function train() {
  ui.isTraining();
  const losses = [];
  const accuracies = [];
  for (let i = 0; i < TRAIN_BATCHES; i++) {
    const batch = data.nextTrainBatch(BATCH_SIZE);
    let testBatch;
    let validationData;
    if (i % TEST_ITERATION_FREQUENCY === 0) {
      testBatch = data.nextTestBatch(TEST_BATCH_SIZE);
      validationData = [testBatch.xs.reshape([TEST_BATCH_SIZE, 28, 28, 1]), testBatch.labels];
    }
    const history = await model.fit(batch.xs.reshape([BATCH_SIZE, 28, 28, 1]), batch.labels, {
      batchSize: BATCH_SIZE,
      validationData,
      epochs: 1
    });
    losses.push({batch: i, loss: history.history.loss[0], set: 'train'});
    ui.plotLosses(losses);
    if (testBatch != null) {
      accuracies.push({batch: i, accuracy: history.history.val_acc[0], set: 'test'});
      ui.plotAccuracies(accuracies);
    }
    tf.dispose([batch, testBatch, validationData]);
    await tf.nextFrame();
  }
  console.log('first', losses[0].loss, 'last', losses[TRAIN_BATCHES - 1].loss);
}

async function showPredictions() {
  const batch = data.nextTestBatch(100);
  tf.tidy(() => {
    const output = model.predict(batch.xs.reshape([-1, 28, 28, 1]));
    const labels = Array.from(batch.labels.argMax(1).dataSync());
    const predictions = Array.from(output.argMax(1).dataSync());
    ui.showTestResults(batch, predictions, labels);
  });
}

let data;
async function load() {
  data = new MnistData();
  await data.load();
}

async function mnist() {
  await load();
  await train();
  showPredictions();
}
mnist();
