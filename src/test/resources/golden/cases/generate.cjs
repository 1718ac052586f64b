// Writes <name>.json beside each <name>.cases.cjs: what TensorFlow.js 4.22.0 gives in pure JavaScript.
//   npm install @tensorflow/tfjs@4.22.0   (in a folder outside of the project)
//   NODE_PATH=<that folder>/node_modules node generate.cjs [name …]
//
// A file of cases is a function of {tf, op, tensor, ints, bools, strange, random}:
//   op('cumsum', [tensor([2, 3]), 1, true])          values, and gradients for float32 tensors
//   op('floorDiv', [a, b], {grads: false})           values alone
//   op('reshape', [tensor([2, 3]), [4]])             what throws there is written as "throws"
// Arguments are given in TensorFlow.js's order; tensors may stand in lists and objects too.
const fs = require('fs');
const path = require('path');
const tf = require('@tensorflow/tfjs');

// JSON has no NaN, no infinities and no -0.
const plain = v =>
  typeof v === 'string' || (Number.isFinite(v) && !Object.is(v, -0)) ? v : Object.is(v, -0) ? '-0' : String(v);
const written = t => ({
  shape: t.shape,
  dtype: t.dtype,
  values: (t.dtype === 'string' ? t.dataSync() : Array.from(t.dataSync())).map(plain)
});

// A fixed little generator for each file, so that a second run writes the same.
let state = 1;
const random = () => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648);
const size = shape => tf.util.sizeFromShape(shape);
const tensor = (shape, low = -2, high = 2) =>
  tf.tensor(Array.from({length: size(shape)}, () => Math.fround(low + (high - low) * random())), shape);
const ints = (shape, low = -5, high = 5) =>
  tf.tensor(Array.from({length: size(shape)}, () => Math.floor(low + (high - low + 1) * random())), shape, 'int32');
const bools = shape => tf.tensor(Array.from({length: size(shape)}, () => random() < 0.5), shape, 'bool');
const strange = () =>
  tf.tensor1d([NaN, Infinity, -Infinity, 0, -0, 1, -1, 1e-20, 1e20, 88, -88, 0.5, 1.5, 2.5, -2.5]);

const isTensor = v => v instanceof tf.Tensor;
const map = (v, f) =>
  isTensor(v) ? f(v)
    : Array.isArray(v) ? v.map(each => map(each, f))
      : v && typeof v === 'object' && v.constructor === Object
        ? Object.fromEntries(Object.entries(v).map(([k, each]) => [k, map(each, f)]))
        : v;
const argument = v => map(v, t => ({tensor: written(t)}));
const result = v =>
  isTensor(v) ? written(v)
    : Array.isArray(v) ? v.map(result)
      : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, each]) => [k, result(each)])) : v;
const find = name => name.split('.').reduce((owner, part) => owner[part], tf);

async function one(name, args, {grads = true, f = find(name), label} = {}) {
  const found = {op: name, args: argument(args)};
  if (label) found.label = label;
  let output;
  try {
    output = await f(...args);
  } catch (e) {
    return {...found, throws: e.message};
  }
  found.result = result(output);
  const floats = [];
  map(args, t => {
    if (t.dtype === 'float32') floats.push(t);
    return t;
  });
  const first = isTensor(output) ? output : null;
  if (grads && first && first.dtype === 'float32' && floats.length > 0 && first.size > 0) {
    const dy = tensor(first.shape, 0.5, 1.5);
    const spread = (...given) => {
      let next = 0;
      return f(...map(args, t => (t.dtype === 'float32' ? given[next++] : t)));
    };
    try {
      const gradients = tf.grads(spread)(floats, dy).map(written);
      found.dy = written(dy);
      found.grads = gradients;
    } catch (e) {
      // TensorFlow.js has no gradient here.
    }
  }
  return found;
}

async function main(wanted) {
  await tf.setBackend('cpu');
  for (const file of fs.readdirSync(__dirname).filter(f => f.endsWith('.cases.cjs'))) {
    const name = file.slice(0, -'.cases.cjs'.length);
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    state = 12345;
    const asked = [];
    const op = (...given) => asked.push(given);
    require(path.join(__dirname, file))({tf, op, tensor, ints, bools, strange, random});
    const cases = [];
    for (const given of asked) cases.push(await one(...given));
    const lines = cases.map(c => JSON.stringify(c)).join(',\n');
    fs.writeFileSync(path.join(__dirname, name + '.json'), '[\n' + lines + '\n]\n');
    console.log(name + ': ' + cases.length + ' cases, ' + cases.filter(c => c.grads).length + ' with gradients');
  }
}

main(process.argv.slice(2));
