// The snippets of the workload "snippets" on TensorFlow.js in Node, with its WebAssembly backend
// (SIMD, one thread: as shipped it has no more in Node); lines of JSON as `bench` prints them.
//
//   NODE_PATH=<node_modules> node snippets.cjs MNIST SNIPPET.js...
//
// MNIST is the folder of the gzipped original files. NODE_PATH holds @tensorflow/tfjs and
// @tensorflow/tfjs-backend-wasm. One process runs all snippets: each once, three times more, and
// then seven times that count.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const tf = require('@tensorflow/tfjs');

const [folder, ...files] = process.argv.slice(2);
const RUNS = 7;
const WARM_RUNS = 3;

async function backend() {
  tf.enableProdMode();
  const wasm = require('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(path.join(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist/'));
  await tf.setBackend('wasm');
  await tf.ready();
  // The backend has no gradient of a convolution by its filters: without one the network cannot be
  // trained at all. As a convolution of the transposed images with the transposed gradients.
  tf.registerKernel({
    kernelName: 'Conv2DBackpropFilter',
    backendName: 'wasm',
    kernelFunc: ({inputs}) => tf.tidy(() => {
      const [x, dy] = [inputs.x, inputs.dy].map(info => tf.engine().makeTensorFromTensorInfo(info));
      const images = tf.transpose(x, [3, 1, 2, 0]);
      const filters = tf.transpose(dy, [1, 2, 0, 3]);
      return tf.transpose(tf.conv2d(images, filters, 1, 'valid'), [1, 2, 0, 3]);
    })
  });
}

function digits() {
  const read = name => zlib.gunzipSync(fs.readFileSync(path.join(folder, name + '.gz')));
  const images = read('train-images-idx3-ubyte').subarray(16);
  const labels = read('train-labels-idx1-ubyte').subarray(8);
  let next = 0;
  return {
    nextTrainBatch(count) {
      const xs = new Float32Array(count * 784);
      const ys = new Float32Array(count * 10);
      for (let i = 0; i < count; i++, next = (next + 1) % labels.length) {
        for (let p = 0; p < 784; p++) {
          xs[i * 784 + p] = images[next * 784 + p] / 255;
        }
        ys[i * 10 + labels[next]] = 1;
      }
      return {xs: tf.tensor2d(xs, [count, 784]), labels: tf.tensor2d(ys, [count, 10])};
    }
  };
}

(async () => {
  await backend();
  const data = {mnist: digits()};
  const AsyncFunction = (async () => {}).constructor;
  let last = '';
  const heard = {log: text => { last = text; }};
  for (const file of files) {
    const run = new AsyncFunction('tf', 'data', 'console', fs.readFileSync(file, 'utf8'));
    const time = async () => {
      const start = process.hrtime.bigint();
      tf.engine().startScope();
      await run(tf, data, heard);
      tf.engine().endScope();
      tf.disposeVariables();
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    const name = path.basename(file, '.js');
    const report = (metric, value) => console.log(JSON.stringify({
      peer: 'tfjs-wasm', workload: 'snippets', metric: `${name}_${metric}`,
      value: Number(value.toPrecision(5)), unit: 'ms', threads: 1, note: last
    }));
    report('first', await time());
    for (let i = 0; i < WARM_RUNS; i++) {
      await time();
    }
    const times = [];
    for (let i = 0; i < RUNS; i++) {
      times.push(await time());
    }
    report('again', times.sort((a, b) => a - b)[RUNS >> 1]);
  }
})();
