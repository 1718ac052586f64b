// Fourier transforms of any length, and what signals are cut with.
module.exports = ({tf, op, tensor, ints}) => {
  const complex = shape => tf.complex(tensor(shape), tensor(shape));
  for (const name of ['fft', 'ifft', 'spectral.fft', 'spectral.ifft'])
    for (const shape of [[1], [2], [3], [4], [5], [8], [12], [2, 7], [2, 2, 4]]) op(name, [complex(shape)]);
  op('fft', [complex([31])]);
  op('fft', [complex([64])]);
  op('fft', [tensor([4])]);
  op('ifft', [ints([4])]);
  const flat = {grads: false};
  for (const shape of [[1], [2], [3], [4], [7], [2, 6], [2, 2, 5]]) op('rfft', [tensor(shape)], flat);
  op('rfft', [tensor([2, 6]), 4], flat);
  op('rfft', [tensor([2, 3]), 8], flat);
  op('spectral.rfft', [tensor([5]), 5], flat);
  op('rfft', [ints([4])]);
  op('rfft', [complex([4])]);
  for (const shape of [[1], [2], [3], [5], [2, 4], [2, 3, 3]]) op('irfft', [complex(shape)]);
  op('spectral.irfft', [complex([4])]);
  op('signal.frame', [tensor([8]), 3, 2]);
  op('signal.frame', [tensor([8]), 3, 4, true]);
  op('signal.frame', [tensor([8]), 4, 3, true, 0.5]);
  op('signal.frame', [tensor([3]), 5, 1]);
  op('signal.frame', [tensor([3]), 5, 2, true, 7]);
  op('signal.hammingWindow', [1]);
  op('signal.hammingWindow', [6]);
  op('signal.hannWindow', [1]);
  op('signal.hannWindow', [7]);
  op('signal.hannWindow', [10]);
  op('signal.stft', [tensor([12]), 4, 2], flat);
  op('signal.stft', [tensor([12]), 3, 2], flat);
  op('signal.stft', [tensor([12]), 6, 3, 5], flat);
};
