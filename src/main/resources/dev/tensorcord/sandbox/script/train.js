// Optimizers: what they are told is kept here, the steps are the library's.
(function (lib, host) {
  'use strict';
  const {tf, Held, held, assert} = lib;

  /** The settings of each kind after the learning rate, in the order of its arguments. */
  const kinds = {
    sgd: ['SGD', {}],
    momentum: ['Momentum', {momentum: undefined, useNesterov: false}],
    adagrad: ['Adagrad', {initialAccumulatorValue: 0.1}],
    adadelta: ['Adadelta', {rho: 0.95, epsilon: 1e-7}],
    adam: ['Adam', {beta1: 0.9, beta2: 0.999, epsilon: 1e-7}],
    adamax: ['Adamax', {beta1: 0.9, beta2: 0.999, epsilon: 1e-7, decay: 0}],
    rmsprop: ['RMSProp', {decay: 0.9, momentum: 0, epsilon: 1e-7, centered: false}],
  };
  const rates = {adadelta: 0.001, adam: 0.001, adamax: 0.002};

  /** An optimizer of the library's that is there already. */
  class Own {
    constructor(own) {
      this.own = own;
    }
  }

  class Optimizer extends Held {
    #kind;
    #settings;

    constructor(kind, settings) {
      const known = kind in kinds;
      super(kind instanceof Own ? kind.own : known ? host.optimizer(kind, settings) : null);
      this.#kind = kind;
      this.#settings = settings;
    }

    get learningRate() {
      return host.optimizerRate(held(this));
    }

    set learningRate(rate) {
      host.setOptimizerRate(held(this), rate);
      this.#settings.learningRate = rate;
    }

    get iterations() {
      return host.optimizerSteps(held(this));
    }

    minimize(f, returnCost = false, variables = null) {
      if (typeof f !== 'function') {
        throw lib.error(
          'minimize takes a function that computes the loss.',
          'Write optimizer.minimize(() => loss(…)).');
      }
      const moved = variables === null ? null : variables.filter(each => each.trainable);
      assert(moved === null || moved.length > 0, () =>
        'variableGrads() expects at least one of the input variables to be trainable, but none of ' +
        `the ${variables.length} variables is trainable.`);
      return host.minimize(
        held(this), () => lib.result(f(), 'The loss function'),
        moved === null ? null : moved.map(held), returnCost);
    }

    computeGradients(f, variables) {
      return tf.variableGrads(f, variables);
    }

    applyGradients(gradients) {
      const named = Array.isArray(gradients)
        ? Object.fromEntries(gradients.map(each => [each.name, each.tensor]))
        : gradients;
      host.applyGradients(held(this), named);
    }

    async getWeights() {
      return Object.entries(host.optimizerWeights(held(this)))
        .map(([name, tensor]) => ({name, tensor}));
    }

    async setWeights(weights) {
      host.setOptimizerWeights(
        held(this), Object.fromEntries(weights.map(each => [each.name, each.tensor])));
    }

    async saveIterations() {
      return (await this.getWeights())[0];
    }

    dispose() {
      host.closeOptimizer(held(this));
    }

    getClassName() {
      return this.constructor.className;
    }

    getConfig() {
      return {...this.#settings};
    }

    static fromConfig(type, config) {
      return new type(...['learningRate', ...Object.keys(kinds[type.kind][1])].map(key => config[key]));
    }
  }

  tf.train = {};
  tf.Optimizer = Optimizer;
  for (const [kind, [className, defaults]] of Object.entries(kinds)) {
    const type = {[className + 'Optimizer']: class extends Optimizer {
      constructor(learningRate = rates[kind], ...rest) {
        if (learningRate === undefined || learningRate === null) {
          throw lib.error(
            `learningRate for ${className}Optimizer must be defined.`,
            `Write for example tf.train.${kind}(0.1).`);
        }
        const settings = {learningRate};
        Object.keys(defaults).forEach((key, i) => {
          settings[key] = rest[i] ?? defaults[key];
        });
        super(kind, settings);
      }
      static get className() {
        return className;
      }
      static get kind() {
        return kind;
      }
    }}[className + 'Optimizer'];
    if (kind === 'sgd') {
      lib.methods(type, {
        setLearningRate(rate) {
          this.learningRate = rate;
        },
      });
    }
    tf[className + 'Optimizer'] = type;
    tf.train[kind] = (...args) => new type(...args);
  }
  tf.OptimizerConstructors = tf.train;
  lib.optimizerOf = (name, own) =>
    new Optimizer(new Own(own), {learningRate: host.optimizerRate(own)});

  // What can be described and made again by its name.
  const classes = new Map();
  class Serializable {
    getClassName() {
      return this.constructor.className;
    }
    static fromConfig(type, config) {
      return new type(config);
    }
  }
  tf.serialization = {
    Serializable,
    SerializationMap: {register: type => classes.set(type.className, type)},
    registerClass(type) {
      assert(typeof type.className === 'string' && type.className.length > 0,
        'Class being registered does not have the static className property.');
      classes.set(type.className, type);
      return type;
    },
    getRegisteredName: type => type.className,
  };
  lib.classes = classes;
})
