// Writes the files beside itself: models of TensorFlow.js 4.22.0, what it predicts with them, and what it
// predicts with our own committed network of digits, which proves that it reads our files.
//   npm install @tensorflow/tfjs@4.22.0   (in a folder outside of the project)
//   NODE_PATH=<that folder>/node_modules node generate.cjs
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const tf = require('@tensorflow/tfjs');

let state = 4711;
const random = () => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648);
const tensor = shape =>
  tf.tensor(Array.from({length: tf.util.sizeFromShape(shape)}, () => Math.fround(2 * random() - 1)), shape);
const written = t => ({shape: t.shape, values: Array.from(t.dataSync())});

const image = () => tf.sequential({layers: [
  tf.layers.conv2d({inputShape: [9, 8, 2], filters: 5, kernelSize: 3, activation: 'relu', padding: 'same'}),
  tf.layers.maxPooling2d({poolSize: 2}),
  tf.layers.conv2d({filters: 4, kernelSize: [2, 3], strides: 2, useBias: false, kernelInitializer: 'heNormal'}),
  tf.layers.activation({activation: 'tanh'}),
  tf.layers.maxPooling2d({poolSize: [2, 1], strides: 1, padding: 'same'}),
  tf.layers.flatten(),
  tf.layers.dropout({rate: 0.25}),
  tf.layers.dense({units: 6, biasInitializer: 'ones'}),
  tf.layers.reLU(),
  tf.layers.dense({units: 3, name: 'classes', kernelInitializer: tf.initializers.varianceScaling({scale: 0.5, mode: 'fanOut', distribution: 'uniform'})}),
  tf.layers.softmax(),
]});
const activations = () => tf.sequential({layers: [
  'sigmoid', 'hardSigmoid', 'elu', 'softplus', 'softsign', 'relu6', 'linear', 'softmax'
].map((activation, i) => tf.layers.dense({units: 4, activation, ...(i ? {} : {inputShape: [3]})}))});

async function artifacts(model) {
  let held;
  await model.save(tf.io.withSaveHandler(async a => {
    held = a;
    return {modelArtifactsInfo: {dateSaved: new Date(0), modelTopologyType: 'JSON'}};
  }));
  return held;
}

// As TensorFlow.js's own savers lay the two files out.
function files(a, specs, data) {
  return {
    json: {
      modelTopology: a.modelTopology, format: a.format, generatedBy: a.generatedBy, convertedBy: a.convertedBy,
      weightsManifest: [{paths: ['./weights.bin'], weights: specs}],
    },
    data: Buffer.from(data),
  };
}

const half = new Float32Array(1);
const bits = new Uint32Array(half.buffer);
function toHalf(value) { // To the nearest, halves to even; enough for values of usual size.
  half[0] = value;
  const sign = (bits[0] >>> 16) & 0x8000;
  const exponent = ((bits[0] >>> 23) & 0xff) - 112;
  const fraction = bits[0] & 0x7fffff;
  if (exponent <= 0) return sign;
  const whole = (exponent << 10) | (fraction >>> 13);
  const rest = fraction & 0x1fff;
  return sign | (whole + (rest > 0x1000 || (rest === 0x1000 && whole & 1) ? 1 : 0));
}

async function predictions(json, data, x) {
  const manifest = json.weightsManifest[0].weights;
  const buffer = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
  const model = await tf.loadLayersModel(tf.io.fromMemory(
    {modelTopology: json.modelTopology, weightSpecs: manifest, weightData: buffer}));
  return model.predict(x);
}

async function main() {
  const cases = [];
  for (const [name, make, shape] of [['image', image, [4, 9, 8, 2]], ['activations', activations, [5, 3]]]) {
    const model = make();
    model.setWeights(model.getWeights().map(w => tensor(w.shape)));
    const a = await artifacts(model);
    const x = tensor(shape);
    const plain = files(a, a.weightSpecs, a.weightData);
    const values = new Float32Array(a.weightData);
    const packed = Buffer.from(Uint16Array.from(values, toHalf).buffer);
    const specs = a.weightSpecs.map(s => ({...s, quantization: {dtype: 'float16', original_dtype: 'float32'}}));
    const small = files(a, specs, packed);
    const bytes = a.weightSpecs.map(s => ({...s, quantization: {dtype: 'uint8', scale: 2 / 255, min: -1, original_dtype: 'float32'}}));
    const tiny = files(a, bytes, Buffer.from(Uint8Array.from(values, v => Math.round((v + 1) / 2 * 255))));
    for (const [kind, one] of [['plain', plain], ['half', small], ['bytes', tiny]]) {
      const folder = path.join(__dirname, `${name}-${kind}`);
      fs.mkdirSync(folder, {recursive: true});
      fs.writeFileSync(path.join(folder, 'model.json'), JSON.stringify(one.json));
      fs.writeFileSync(path.join(folder, 'weights.bin'), one.data);
      cases.push({folder: `${name}-${kind}`, x: written(x), y: written(await predictions(one.json, one.data, x))});
    }
  }
  fs.writeFileSync(path.join(__dirname, 'cases.json'), JSON.stringify(cases, null, 1));

  const resources = path.join(__dirname, '../../../../main/resources');
  const images = zlib.gunzipSync(fs.readFileSync(path.join(resources, 'mnist/t10k-images-idx3-ubyte.gz')));
  const count = 20;
  const x = tf.tensor(Float32Array.from(images.subarray(16, 16 + count * 784), v => v / 255), [count, 28, 28, 1]);
  const json = JSON.parse(fs.readFileSync(path.join(resources, 'digits/model.json')));
  const y = await predictions(json, fs.readFileSync(path.join(resources, 'digits/weights.bin')), x);
  fs.writeFileSync(path.join(__dirname, 'digits.json'), JSON.stringify(written(y)));
}

main();
