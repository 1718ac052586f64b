// Models: what is told to them is read here, and training is paced so that callbacks are waited for.
(function (lib, host) {
  'use strict';
  const {tf, held, Layer, listed, single} = lib;
  const {Tensor} = tf;

  const tensor = each => (Array.isArray(each) && !each.some(one => one instanceof Tensor) ? tf.tensor(each) : each);
  const isData = x => lib.Dataset !== undefined && x instanceof lib.Dataset;
  const values = logs => Object.values(logs);

  /** Batches of examples as a dataset gives them. */
  const pair = each => (Array.isArray(each) ? each : [each.xs, each.ys]);

  class History {
    constructor(params) {
      this.params = params;
      this.epoch = [];
      this.history = {};
    }
    add(epoch, logs) {
      this.epoch.push(epoch);
      for (const [name, value] of Object.entries(logs)) {
        (this.history[name] ??= []).push(value);
      }
    }
  }

  class Callback {
    setParams(params) {
      this.params = params;
    }
    setModel(model) {
      this.model = model;
    }
  }
  class CustomCallback extends Callback {
    constructor(functions) {
      super();
      Object.assign(this, functions);
    }
  }
  class EarlyStopping extends Callback {
    #own;
    constructor(settings = {}) {
      super();
      this.#own = host.earlyStopping(settings);
      this.stoppedEpoch = 0;
    }
    setModel(model) {
      host.tellStopping(this.#own, 'setModel', held(model));
    }
    onTrainBegin() {
      host.tellStopping(this.#own, 'onTrainBegin');
    }
    onEpochEnd(epoch, logs) {
      this.stoppedEpoch = host.tellStopping(this.#own, 'onEpochEnd', epoch, logs);
    }
  }
  Object.assign(tf, {Callback, CustomCallback, EarlyStopping, History});
  tf.callbacks = {earlyStopping: settings => new EarlyStopping(settings)};

  /** Tells all callbacks, and waits for those that take their time. */
  class Callbacks {
    #all;
    #last = host.now();
    constructor(given, model, params) {
      this.#all = given == null ? [] : listed(given);
      for (const each of this.#all) {
        each.setParams?.(params);
        each.setModel?.(model);
      }
    }
    get none() {
      return this.#all.length === 0;
    }
    async tell(event, ...args) {
      for (const each of this.#all) {
        if (typeof each[event] === 'function') {
          await each[event](...args);
        }
      }
    }
    async yield(every, epoch, batch, logs) {
      const wait = every === 'batch' ? 0 : every === 'auto' ? 125 : typeof every === 'number' ? every : Infinity;
      if (host.now() - this.#last >= wait) {
        this.#last = host.now();
        await this.tell('onYield', epoch, batch, logs);
      }
    }
  }

  const progress = (epoch, first, last, batch, batches, logs) => {
    const whole = (epoch - first + (batch + 1) / batches) / Math.max(1, last - first);
    const loss = Number.isFinite(logs.loss) ? `, loss ${Number(logs.loss.toPrecision(3))}` : '';
    host.progress(`epoch ${epoch + 1} of ${last}${loss}`, whole);
  };

  class LayersModel extends Layer {
    get layers() {
      return host.modelLayers(held(this));
    }
    get inputs() {
      return host.layerEnds(held(this), 'input');
    }
    get outputs() {
      return host.layerEnds(held(this), 'output');
    }
    get inputNames() {
      return host.modelNames(held(this))[0];
    }
    get outputNames() {
      return host.modelNames(held(this))[1];
    }
    get metricsNames() {
      return host.modelNames(held(this))[2];
    }
    get optimizer() {
      return this.compiled?.optimizer ?? null;
    }
    get loss() {
      return this.compiled?.loss;
    }
    get metrics() {
      return this.compiled?.metrics;
    }
    get stopTraining() {
      return this.stopped === true;
    }
    set stopTraining(stop) {
      Object.defineProperty(this, 'stopped', {value: stop, writable: true, configurable: true});
      host.stopTraining(held(this), stop);
    }

    getLayer(nameOrIndex, index) {
      return host.getLayer(held(this), nameOrIndex ?? index);
    }

    compile(settings) {
      host.compile(held(this), settings);
      const keep = {...settings};
      if (typeof keep.optimizer === 'string') {
        keep.optimizer = lib.optimizerOf(keep.optimizer, host.optimizerOf(held(this)));
      }
      Object.defineProperty(this, 'compiled', {value: keep, writable: true, configurable: true});
    }

    predict(x, settings = {}) {
      return single(host.predict(held(this), tensor(x), settings.batchSize ?? 32));
    }

    predictOnBatch(x) {
      return single(host.predict(held(this), tensor(x), null));
    }

    #scalars(scores) {
      return single(values(scores).map(each => tf.scalar(each)));
    }

    evaluate(x, y, settings = {}) {
      return this.#scalars(host.evaluate(held(this), tensor(x), tensor(y), settings.batchSize ?? 32));
    }

    async trainOnBatch(x, y) {
      return single(values(host.trainOnBatch(held(this), tensor(x), tensor(y))));
    }

    async fit(x, y, settings = {}) {
      // The first versions took one object.
      if (x && !(x instanceof Tensor) && !Array.isArray(x) && y === undefined && x.x !== undefined) {
        const {x: xs, y: ys, ...rest} = x;
        return this.fit(xs, ys, rest);
      }
      const {callbacks: given, yieldEvery = 'auto', ...rest} = settings;
      const validation = rest.validationData;
      if (validation) {
        rest.validationData = validation.map(tensor);
      }
      const params = {epochs: settings.epochs ?? 1, batchSize: settings.batchSize ?? 32, verbose: settings.verbose ?? 0};
      const own = host.fitBegin(held(this), tensor(x), tensor(y), rest);
      const history = new History(params);
      this.history = history;
      try {
        const callbacks = new Callbacks(given, this, params);
        const [first, last] = host.fitEpochs(own);
        await callbacks.tell('onTrainBegin', {});
        for (let epoch = first; host.fitGoesOn(own, epoch); epoch++) {
          await callbacks.tell('onEpochBegin', epoch, {});
          const batches = host.fitEpochBegin(own);
          for (let batch = 0; batch < batches && host.fitGoesOn(own, epoch); batch++) {
            if (!callbacks.none) {
              await callbacks.tell('onBatchBegin', batch, {batch, size: params.batchSize});
            }
            const logs = host.fitBatch(own, batch);
            progress(epoch, first, last, batch, batches, logs);
            if (!callbacks.none) {
              await callbacks.tell('onBatchEnd', batch, logs);
              await callbacks.yield(yieldEvery, epoch, batch, logs);
            }
          }
          const logs = host.fitEpochEnd(own, epoch);
          history.add(epoch, logs);
          await callbacks.tell('onEpochEnd', epoch, logs);
          if (yieldEvery === 'epoch') {
            await callbacks.tell('onYield', epoch, 0, logs);
          }
        }
        await callbacks.tell('onTrainEnd', {});
      } finally {
        host.fitClose(own);
      }
      return history;
    }

    async fitDataset(dataset, settings = {}) {
      if (!isData(dataset)) {
        throw lib.error('fitDataset takes a dataset.', 'Make one with tf.data, or use fit for tensors.');
      }
      const {epochs = 1, initialEpoch = 0, batchesPerEpoch, validationData, yieldEvery = 'auto'} = settings;
      const params = {epochs, initialEpoch, steps: batchesPerEpoch ?? null, verbose: settings.verbose ?? 0};
      const history = new History(params);
      this.history = history;
      const callbacks = new Callbacks(settings.callbacks, this, params);
      await callbacks.tell('onTrainBegin', {});
      this.stopTraining = false;
      let source = null;
      for (let epoch = initialEpoch; epoch < epochs && !this.stopTraining; epoch++) {
        await callbacks.tell('onEpochBegin', epoch, {});
        if (source === null || batchesPerEpoch === undefined) {
          source = await dataset.iterator();
        }
        const sums = {};
        let count = 0;
        for (let batch = 0; batch !== batchesPerEpoch && !this.stopTraining; batch++) {
          const next = await source.next();
          if (next.done) {
            break;
          }
          const [xs, ys] = pair(next.value);
          await callbacks.tell('onBatchBegin', batch, {batch});
          const scores = host.trainOnBatch(held(this), xs, ys);
          const size = listed(xs instanceof Tensor ? xs : Object.values(xs))[0].shape[0];
          tf.dispose(next.value);
          for (const [name, value] of Object.entries(scores)) {
            sums[name] = (sums[name] ?? 0) + value * size;
          }
          count += size;
          const logs = {batch, size, ...scores};
          progress(epoch, initialEpoch, epochs, batch, batchesPerEpoch ?? batch + 2, logs);
          await callbacks.tell('onBatchEnd', batch, logs);
          await callbacks.yield(yieldEvery, epoch, batch, logs);
        }
        if (count === 0) {
          throw lib.error('fitDataset: an epoch had no batches to learn from.', 'Give at least one batch, or repeat the dataset.');
        }
        const logs = {};
        for (const name of Object.keys(sums)) {
          logs[name] = sums[name] / count;
        }
        if (validationData) {
          const scores = isData(validationData)
            ? await this.evaluateDataset(validationData, {batches: settings.validationBatches})
            : this.evaluate(...validationData, {batchSize: settings.validationBatchSize ?? 32});
          listed(scores).forEach((score, i) => {
            logs['val_' + this.metricsNames[i]] = score.dataSync()[0];
            score.dispose();
          });
        }
        history.add(epoch, logs);
        await callbacks.tell('onEpochEnd', epoch, logs);
      }
      await callbacks.tell('onTrainEnd', {});
      return history;
    }

    async evaluateDataset(dataset, {batches} = {}) {
      const sums = {};
      let count = 0;
      let done = 0;
      const source = await dataset.iterator();
      for (let next = await source.next(); !next.done && done !== batches; next = await source.next()) {
        const [xs, ys] = pair(next.value);
        const size = listed(xs instanceof Tensor ? xs : Object.values(xs))[0].shape[0];
        for (const [name, value] of Object.entries(host.evaluate(held(this), xs, ys, size))) {
          sums[name] = (sums[name] ?? 0) + value * size;
        }
        count += size;
        done++;
        tf.dispose(next.value);
      }
      return single(Object.values(sums).map(sum => tf.scalar(sum / count)));
    }

    summary(lineLength, positions, print) {
      const text = host.summary(held(this), lineLength ?? null, positions ?? null);
      if (typeof print === 'function') {
        text.split('\n').forEach(line => print(line));
      } else {
        console.log(text.trimEnd());
      }
    }

    toJSON(_, asText = true) {
      const {modelTopology} = JSON.parse(host.modelFile(held(this), false)[0]);
      return asText ? JSON.stringify(modelTopology) : modelTopology;
    }

    getUserDefinedMetadata() {
      return this.metadata;
    }

    setUserDefinedMetadata(metadata) {
      Object.defineProperty(this, 'metadata', {value: metadata, writable: true, configurable: true});
    }

    async save(where, settings = {}) {
      const [text, weights] = host.modelFile(held(this), settings.includeOptimizer === true);
      const {modelTopology, weightsManifest, trainingConfig} = JSON.parse(text);
      const saved = {
        modelTopology,
        trainingConfig,
        userDefinedMetadata: this.metadata,
        weightSpecs: weightsManifest[0].weights,
        weightData: weights.buffer,
        format: 'layers-model',
        generatedBy: 'Tensorcord',
        convertedBy: null,
      };
      return lib.handler(where, 'save').save(saved);
    }

    toString() {
      return `${this.getClassName()} ${this.name}: ${this.layers.length} layers`;
    }
  }

  class Sequential extends LayersModel {
    add(layer) {
      if (!(layer instanceof Layer)) {
        throw lib.error('add takes a layer.', 'Make one, for example tf.layers.dense({units: 1}).');
      }
      host.addLayer(held(this), held(layer));
    }
    pop() {
      host.popLayer(held(this));
    }
  }

  lib.wrapModel = own =>
    host.layerInfo(own).className === 'Sequential' ? new Sequential(own) : new LayersModel(own);
  Object.assign(tf, {LayersModel, Sequential, Model: LayersModel});
  tf.sequential = ({layers = [], name = null} = {}) => {
    const model = host.sequential(name);
    layers.forEach(layer => model.add(layer));
    return model;
  };
  tf.model = ({inputs, outputs, name = null}) =>
    host.model(listed(inputs).map(held), listed(outputs).map(held), name);

  // Where models are kept: in this snippet's memory, or in the script's own hands.
  const shelf = new Map();
  const isPlace = where => typeof where === 'string' && /^[a-z]+:\/\//.test(where);
  const info = saved => ({
    dateSaved: new Date(0),
    modelTopologyType: 'JSON',
    modelTopologyBytes: JSON.stringify(saved.modelTopology).length,
    weightDataBytes: saved.weightData.byteLength,
  });
  const bytesOf = data => {
    const parts = listed(data).map(each => new Uint8Array(each.buffer ?? each));
    const all = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0));
    parts.reduce((at, each) => (all.set(each, at), at + each.length), 0);
    return all;
  };

  lib.handler = (where, what) => {
    const own = Array.isArray(where) ? where[0] : where;
    if (own && typeof own === 'object' && typeof own[what] === 'function') {
      return own;
    }
    if (isPlace(own) && !/^https?:/.test(own)) {
      return {
        async save(saved) {
          shelf.set(own, saved);
          return {modelArtifactsInfo: info(saved)};
        },
        async load() {
          if (!shelf.has(own)) {
            throw lib.error(`There is no model at ${own}.`, 'Models saved in a snippet are there until it ends.');
          }
          return shelf.get(own);
        },
      };
    }
    if (what === 'load' && typeof own === 'string' && !/^https?:/.test(own)) {
      return {
        async load() {
          const folder = own.replace(/\/?model\.json$/, '');
          const path = name => (folder ? `${folder}/${name}` : name);
          const json = host.file(path('model.json'));
          const weights = host.file(path('weights.bin'));
          if (!json || !weights) {
            throw lib.error(`There is no model "${own}".`, 'Give the name of a model that you saved.');
          }
          return {text: host.decode(json), weightData: weights.buffer};
        },
      };
    }
    throw lib.error(
      'There is no network here, and no such place for a model.',
      "Use 'localstorage://name' within a snippet, or the name of a model that you saved.");
  };

  tf.loadLayersModel = async where => {
    const saved = await lib.handler(where, 'load').load();
    const text = saved.text ?? JSON.stringify({
      modelTopology: saved.modelTopology,
      trainingConfig: saved.trainingConfig,
      userDefinedMetadata: saved.userDefinedMetadata,
      format: 'layers-model',
      weightsManifest: [{paths: ['weights.bin'], weights: saved.weightSpecs}],
    });
    const model = host.readModel(text, bytesOf(saved.weightData));
    if (saved.userDefinedMetadata) {
      model.setUserDefinedMetadata(saved.userDefinedMetadata);
    }
    return model;
  };
  tf.loadModel = tf.loadLayersModel;
  tf.models = {
    modelFromJSON: async () => {
      throw lib.error('A model cannot be made of JSON alone here.', 'Use tf.loadLayersModel with its weights.');
    },
  };
  tf.loadGraphModel = async () => {
    throw lib.error('Graph models cannot be read here.', 'Use a layers model: tf.loadLayersModel.');
  };
  tf.registerCallbackConstructor = () => {};
  tf.io = {
    withSaveHandler: save => ({save}),
    fromMemory: (saved, specs, data) => ({
      load: async () => (specs ? {modelTopology: saved, weightSpecs: specs, weightData: data} : saved),
    }),
    listModels: async () => Object.fromEntries([...shelf].map(([name, saved]) => [name, info(saved)])),
    removeModel: async name => {
      const saved = shelf.get(name);
      shelf.delete(name);
      return saved && info(saved);
    },
    copyModel: async (from, to) => {
      const saved = await lib.handler(from, 'load').load();
      shelf.set(to, saved);
      return info(saved);
    },
    moveModel: async (from, to) => {
      const moved = await tf.io.copyModel(from, to);
      shelf.delete(from);
      return moved;
    },
    getModelArtifactsInfoForJSON: info,
    concatenateArrayBuffers: list => bytesOf(list).buffer,
  };
})
