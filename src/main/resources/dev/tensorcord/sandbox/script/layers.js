// Layers, tensors to come, and what layers are made with.
(function (lib, host) {
  'use strict';
  const {tf, Held, held} = lib;
  const {Tensor} = tf;
  const listed = x => (Array.isArray(x) ? x : [x]);
  const single = list => (list.length === 1 ? list[0] : list);

  class SymbolicTensor extends Held {
    constructor(own) {
      super(own);
      Object.assign(this, host.symbolInfo(own));
    }
    get rank() {
      return this.shape.length;
    }
    get sourceLayer() {
      return this.layer;
    }
    toString() {
      return `SymbolicTensor ${this.name} ${this.dtype} [${this.shape.map(String)}]`;
    }
  }

  class Layer extends Held {
    #info() {
      return host.layerInfo(held(this));
    }
    get name() {
      return this.#info().name;
    }
    get built() {
      return this.#info().built;
    }
    get trainable() {
      return this.#info().trainable;
    }
    set trainable(moves) {
      host.setTrainable(held(this), moves);
    }
    get inputShape() {
      return this.#info().inputShape;
    }
    get outputShape() {
      return this.#info().outputShape;
    }
    get input() {
      return single(host.layerEnds(held(this), 'input'));
    }
    get output() {
      return single(host.layerEnds(held(this), 'output'));
    }
    get weights() {
      return this.#variables('all');
    }
    get trainableWeights() {
      return this.#variables('trainable');
    }
    get nonTrainableWeights() {
      return this.#variables('fixed');
    }
    #variables(which) {
      return host.layerVariables(held(this), which).map(each => ({...each, read: () => each.val}));
    }
    countParams() {
      return this.#info().params;
    }
    apply(inputs, settings = {}) {
      const given = host.applyLayer(
        held(this), listed(inputs).map(each => held(each) ?? each), settings.training === true,
        settings);
      return single(given);
    }
    getWeights() {
      return host.layerWeights(held(this));
    }
    setWeights(weights) {
      host.setLayerWeights(held(this), weights.map(each => held(each) ?? held(tf.tensor(each))));
    }
    getConfig() {
      return host.layerSettings(held(this));
    }
    getClassName() {
      return this.#info().className;
    }
    resetStates() {
      host.resetStates(held(this));
    }
    dispose() {
      host.disposeLayer(held(this));
      return {refCountAfterDispose: 0, numDisposedVariables: this.weights.length};
    }
    toString() {
      const {name, className, outputShape} = this.#info();
      return `${className} ${name}` + (outputShape ? ` → [${outputShape}]` : '');
    }
  }

  lib.Layer = Layer;
  lib.listed = listed;
  lib.single = single;
  lib.wrapLayer = own => new Layer(own);
  lib.wrapSymbol = own => new SymbolicTensor(own);

  tf.SymbolicTensor = SymbolicTensor;
  tf.layers = {Layer};
  for (const name of host.layerNames()) {
    const make = {[name]: (settings = {}) => host.layer(name, settings)}[name];
    tf.layers[name] = make;
  }
  tf.input = settings => host.input(settings);
  tf.layers.input = tf.input;
  tf.Input = tf.input;

  class Part extends Held {
    constructor(own, kind, settings) {
      super(own);
      Object.assign(this, {kind, ...settings});
    }
    toString() {
      return this.kind;
    }
  }
  const parts = (group, make) => {
    tf[group + 's'] = {};
    for (const name of host[group + 'Names']()) {
      tf[group + 's'][name] = (settings = {}) => new Part(make(name, settings), name, settings);
    }
  };
  parts('initializer', host.initializer);
  parts('regularizer', host.regularizer);
  parts('constraint', host.constraint);

  tf.metrics = {};
  for (const name of host.metricNames()) {
    tf.metrics[name] = {[name]: (labels, predictions) => {
      const [y, p] = [labels, predictions].map(each => (each instanceof Tensor ? each : tf.tensor(each)));
      return host.metric(name, held(y), held(p));
    }}[name];
  }
})
