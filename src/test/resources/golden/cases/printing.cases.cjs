// How tensors print: every type, long axes, more axes, alone, verbose.
module.exports = ({tf, op, tensor, ints, bools}) => {
  const how = {f: (t, v) => t.toString(v), grads: false};
  const print = (t, verbose = false) => op('print', [t, verbose], how);
  const words = tf.tensor(['aaa', 'b', '', 'é', 'ü…', 'x'], [2, 3]);
  for (const t of [words, tf.reshape(words, [6]), tf.reshape(words, [1, 3, 2]), tf.scalar('alone'), tf.tensor1d([], 'string')]) print(t);
  print(tf.tensor(Array.from({length: 25}, (_, i) => 'w' + i)));
  print(tf.tensor(Array.from({length: 44}, (_, i) => 'w'.repeat(i % 5)), [22, 2]));
  const complex = shape => tf.complex(tensor(shape), tensor(shape));
  for (const shape of [[3], [2, 2], [2, 1, 2], [25], [2, 22], [1, 2, 1, 2]]) print(complex(shape));
  print(tf.complex(1.5, -0.25));
  print(tf.complex([NaN, 1e-9, 1e21], [Infinity, 0.1, -0]));
  for (const t of [words, complex([2, 2]), tensor([2, 2]), ints([3]), bools([2, 2]), tf.scalar(0.1), tf.scalar(true), tf.zeros([2, 0])]) print(t, true);
};
