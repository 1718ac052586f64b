// Gradients of functions: what a script gives is looked at here, the rest is the library's.
(function (lib, host) {
  'use strict';
  const {tf, held, assert} = lib;
  const {Tensor, Variable} = tf;

  const needFunction = (f, where) =>
    assert(typeof f === 'function', () => `The f passed in ${where} must be a function`);

  const asTensor = (x, name, where) => {
    if (x instanceof Tensor) {
      return x;
    }
    if (x === null || x === undefined) {
      throw new Error(
        `Argument '${name}' passed to '${where}' must be a Tensor or TensorLike, but got '${x}'`);
    }
    return tf.tensor(x);
  };

  /** A loss or a result as the function gave it, which has to be one tensor. */
  const result = (y, what) => {
    if (y instanceof Promise) {
      throw lib.error(
        `${what} gave a promise, not a tensor.`,
        'Leave async and await out of it: what is differentiated is computed at once.');
    }
    assert(y instanceof Tensor, () =>
      'The result y returned by f() must be a tensor.');
    return held(y);
  };

  const valueAndGrads = (f, xs, dy) => {
    const [value, grads] = host.valueAndGrads(
      () => result(f(...xs), 'The function'), xs.map(held), dy ? held(dy) : null);
    return {value, grads};
  };

  tf.valueAndGrads = f => {
    needFunction(f, 'valueAndGrads(f)');
    return (args, dy) => {
      assert(Array.isArray(args) && args.every(each => each instanceof Tensor),
        'The args passed in valueAndGrads(f)(args) must be array of tensors');
      return valueAndGrads(f, args, dy);
    };
  };
  tf.valueAndGrad = f => {
    needFunction(f, 'valueAndGrad(f)');
    return (x, dy) => {
      assert(x instanceof Tensor, 'The x passed in valueAndGrad(f)(x) must be a tensor');
      assert(dy == null || dy instanceof Tensor, 'The dy passed in valueAndGrad(f)(x, dy) must be a tensor');
      const {value, grads} = valueAndGrads(f, [x], dy);
      return {value, grad: grads[0]};
    };
  };
  tf.grads = f => {
    needFunction(f, 'grads(f)');
    return (args, dy) => {
      assert(Array.isArray(args),
        'The args passed in grads(f)(args) must be an array of `Tensor`s or `TensorLike`s');
      const {value, grads} =
        valueAndGrads(f, args.map((each, i) => asTensor(each, `args[${i}]`, 'tf.grads')),
          dy == null ? null : asTensor(dy, 'dy', 'tf.grads'));
      value.dispose();
      return grads;
    };
  };
  tf.grad = f => {
    needFunction(f, 'grad(f)');
    return (x, dy) => {
      const {value, grads} = valueAndGrads(f, [asTensor(x, 'x', 'tf.grad')],
        dy == null ? null : asTensor(dy, 'dy', 'tf.grad'));
      value.dispose();
      return grads[0];
    };
  };
  tf.variableGrads = (f, variables) => {
    needFunction(f, 'variableGrads(f)');
    assert(variables == null || (Array.isArray(variables) && variables.every(v => v instanceof Variable)),
      'The varList passed in variableGrads(f, varList) must be an array of variables');
    const all = variables ?? host.variables();
    const moved = all.filter(each => each.trainable);
    assert(moved.length > 0, () =>
      'variableGrads() expects at least one of the input variables to be trainable, but none of ' +
      `the ${all.length} variables is trainable.`);
    const [value, grads] =
      host.variableGrads(() => result(f(), 'The function'), moved.map(held));
    (variables ?? []).filter(each => !each.trainable).forEach(each => {
      grads[each.name] = null;
    });
    return {value, grads};
  };
  lib.result = result;
  tf.customGrad = f => {
    needFunction(f, 'customGrad(f)');
    const custom = host.customGrad((...xs) => {
      const saved = [];
      const {value, gradFunc} = f(...xs, tensors => saved.push(...tensors)) ?? {};
      assert(value instanceof Tensor,
        'The function f passed in customGrad(f) must return an object where `obj.value` is a tensor');
      assert(typeof gradFunc === 'function',
        'The function f passed in customGrad(f) must return an object where `obj.gradFunc` is a function.');
      saved.forEach(tensor => host.keep(held(tensor)));
      return [held(value), dy => {
        const grads = gradFunc(dy, saved);
        const list = Array.isArray(grads) ? grads : [grads];
        assert(list.length === xs.length,
          'The function f passed in customGrad(f) must return an object where `obj.gradFunc` is a ' +
          'function that returns the same number of tensors as inputs passed to f(...).');
        assert(list.every(each => each instanceof Tensor),
          'The function f passed in customGrad(f) must return an object where `obj.gradFunc` is a ' +
          'function that returns a list of only tensors.');
        return list.map(held);
      }];
    });
    return (...xs) => {
      assert(xs.every(each => each instanceof Tensor),
        'The args passed in customGrad(f)(x1, x2,...) must all be tensors');
      return custom(...xs.map(held));
    };
  };
})
