// What was taken for what.
module.exports = ({tf, op}) => {
  const t = (v, type) => tf.tensor1d(v, type);
  op('math.confusionMatrix', [t([0, 1, 2, 1, 0], 'int32'), t([0, 2, 2, 1, 0], 'int32'), 3]);
  op('math.confusionMatrix', [t([0, 1, 2, 1, 0]), t([0, 2, 2, 1, 0]), 4]);
  op('math.confusionMatrix', [t([], 'int32'), t([], 'int32'), 2]);
  op('math.confusionMatrix', [t([0, 1]), t([0]), 2]);
  op('math.confusionMatrix', [t([0, 1]), t([0, 1]), 0]);
  op('math.confusionMatrix', [tf.zeros([2, 1]), t([0, 1]), 2]);
};
