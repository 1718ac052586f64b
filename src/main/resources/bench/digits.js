// The 2018 tutorial's network for digits: 150 batches of 64.
const model = tf.sequential();
model.add(tf.layers.conv2d({
  inputShape: [28, 28, 1], kernelSize: 5, filters: 8, strides: 1, activation: 'relu',
  kernelInitializer: 'varianceScaling'
}));
model.add(tf.layers.maxPooling2d({poolSize: [2, 2], strides: [2, 2]}));
model.add(tf.layers.conv2d({
  kernelSize: 5, filters: 16, strides: 1, activation: 'relu', kernelInitializer: 'varianceScaling'
}));
model.add(tf.layers.maxPooling2d({poolSize: [2, 2], strides: [2, 2]}));
model.add(tf.layers.flatten());
model.add(tf.layers.dense({
  units: 10, kernelInitializer: 'varianceScaling', activation: 'softmax'
}));
model.compile({
  optimizer: tf.train.sgd(0.15), loss: 'categoricalCrossentropy', metrics: ['accuracy']
});
let loss = 0;
let accuracy = 0;
for (let step = 0; step < 150; step++) {
  const batch = data.mnist.nextTrainBatch(64);
  const history = await model.fit(batch.xs.reshape([64, 28, 28, 1]), batch.labels,
    {batchSize: 64, epochs: 1});
  loss = history.history.loss[0];
  accuracy = history.history.acc[0];
  tf.dispose([batch.xs, batch.labels]);
  await tf.nextFrame();
}
model.dispose();
console.log(`loss ${loss.toFixed(2)}, accuracy ${accuracy.toFixed(2)}`);
