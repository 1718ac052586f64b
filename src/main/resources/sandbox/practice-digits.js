// Trains the tutorials' network of convolutions for a few batches, and asks it.
const model = tf.sequential();
model.add(tf.layers.conv2d({ inputShape: [28, 28, 1], kernelSize: 5, filters: 8, strides: 1, activation: 'relu' }));
model.add(tf.layers.maxPooling2d({ poolSize: [2, 2], strides: [2, 2] }));
model.add(tf.layers.conv2d({ kernelSize: 5, filters: 16, strides: 1, activation: 'relu' }));
model.add(tf.layers.maxPooling2d({ poolSize: [2, 2], strides: [2, 2] }));
model.add(tf.layers.flatten());
model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
model.compile({ optimizer: tf.train.sgd(0.15), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
const images = tf.randomUniform([128, 28, 28, 1]);
const labels = tf.oneHot(tf.randomUniform([128], 0, 10, 'int32'), 10);
await model.fit(images, labels, { batchSize: 64, epochs: 1 });
model.predict(images).argMax(1).dataSync()[0];
