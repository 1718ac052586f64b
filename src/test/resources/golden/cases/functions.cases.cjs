// Element-wise functions of one tensor: shapes, infinities and NaN, whole numbers, complex numbers.
module.exports = ({tf, op, tensor, strange}) => {
  const names = ['neg', 'abs', 'sign', 'square', 'sqrt', 'rsqrt', 'reciprocal', 'exp', 'expm1', 'log', 'log1p',
    'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'erf', 'sigmoid',
    'softplus', 'relu', 'elu', 'relu6', 'selu', 'leakyRelu', 'logSigmoid', 'step', 'floor', 'ceil', 'round'];
  const domains = {sqrt: [0.2, 3], rsqrt: [0.2, 3], log: [0.2, 3], log1p: [0.2, 3], reciprocal: [0.2, 3],
    asin: [-0.9, 0.9], acos: [-0.9, 0.9], atanh: [-0.9, 0.9], acosh: [1.1, 4], relu6: [-3, 9]};
  const whole = tf.tensor1d([-3, 0, 4], 'int32');
  // Of whole numbers most give there what fits an int32, such as acos(0) = 1; here these are float32.
  const wholes = ['neg', 'abs', 'square', 'relu', 'relu6', 'leakyRelu', 'step', 'sign', 'exp', 'erf', 'round'];
  const strict = ['sqrt', 'rsqrt', 'log', 'sin', 'cos', 'tan', 'cosh', 'tanh', 'sigmoid', 'elu', 'floor', 'ceil'];
  for (const name of names) {
    const [low, high] = domains[name] || [-2, 2];
    for (const shape of [[], [19], [3, 4], [2, 0]]) op(name, [tensor(shape, low, high)]);
    op(name, [strange()], {grads: false});
    if (wholes.includes(name) || strict.includes(name)) op(name, [whole]);
    op(name, [tf.tensor1d(['a'])]);
    if (name !== 'neg' && name !== 'abs') op(name, [tf.complex([1], [2])]);
  }
  op('abs', [tf.complex([[3, -1e20], [0, 1e-25]], [[-4, 1e20], [0, 1e-25]])]);
  op('sqrt', [[4, 9]]);
  op('exp', [[[0, 1], [2, 3]]]);
  op('relu', [-1]);
  op('leakyRelu', [tensor([7]), 0.05]);
  op('leakyRelu', [whole, 0.4]);
  op('step', [tensor([7]), -0.5]);
  op('step', [whole, 1.7]);
  op('prelu', [tensor([5]), tensor([5])]);
  op('prelu', [tensor([2, 3]), tensor([3])]);
  op('prelu', [tensor([2, 3]), tf.scalar(0.3)]);
  op('prelu', [whole, tf.scalar(0.3)]);
  op('prelu', [strange(), tf.scalar(0.3)], {grads: false});
  op('prelu', [tensor([2]), tensor([3])]);
  op('clipByValue', [tensor([9]), -1, 0.5]);
  op('clipByValue', [tensor([2, 3]), 0, 10]);
  op('clipByValue', [tf.scalar(4), -1, 0.5]);
  op('clipByValue', [strange(), -1, 2], {grads: false});
  op('clipByValue', [whole, -1, 3]);
  op('clipByValue', [whole, -1.5, 3.5]);
  op('clipByValue', [tensor([3]), 2, 2], {grads: false});
  op('clipByValue', [tensor([3]), 2, 1]);
  for (const name of ['isNaN', 'isInf', 'isFinite']) {
    op(name, [strange()]);
    op(name, [whole]);
    op(name, [tensor([2, 0])]);
    op(name, [tf.complex([1], [2])]);
  }
};
