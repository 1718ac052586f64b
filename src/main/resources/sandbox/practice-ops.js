// What else snippets do often: dense networks, products, shapes, words, numbers in JavaScript.
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 8, activation: 'tanh' }), tf.layers.dense({ units: 1, activation: 'sigmoid' })] });
model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
await model.fit(tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]), tf.tensor2d([[0], [1], [1], [0]]), { epochs: 10, batchSize: 4 });
const square = tf.randomNormal([48, 48]);
for (let i = 0; i < 10; i++) {
  tf.tidy(() => tf.softmax(tf.matMul(square, square).add(1).relu().transpose()).sum(0).slice([0], [4]).reshape([2, 2]).concat(tf.ones([2, 2]), 1).arraySync());
}
let total = 0;
for (let i = 0; i < 20000; i++) total += Math.sin(i) * (i % 7);
const counts = {};
for (const word of 'a bee saw a bee see a bee'.split(' ')) counts[word] = (counts[word] ?? 0) + 1;
console.log(Object.entries(counts).sort((p, q) => q[1] - p[1]), total.toFixed(2));
