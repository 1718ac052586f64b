package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Layers under TensorFlow.js's names and with its settings and defaults: a row each.
 *
 * <pre>{@code
 * Layers.dense(Config.of("units", 10, "activation", "softmax"))
 * }</pre>
 */
public final class Layers {
  /**
   * A kind of layer.
   *
   * @param className as a model file names it
   */
  private record Row(String className, Function<Settings, Layer> make) {}

  private static final Map<String, Row> BY_NAME = new LinkedHashMap<>();
  private static final Map<String, Row> BY_CLASS = new LinkedHashMap<>();

  static {
    row("InputLayer", InputLayer::new, "inputLayer");
    row("ELU", Elementwise::elu, "elu");
    row("ReLU", Elementwise::relu, "reLU");
    row("LeakyReLU", Elementwise::leakyRelu, "leakyReLU");
    row("PReLU", Prelu::new, "prelu");
    row("Softmax", SoftmaxLayer::new, "softmax");
    row("ThresholdedReLU", Elementwise::thresholdedRelu, "thresholdedReLU");
    row("Conv1D", ConvLayer::series, "conv1d");
    row("Conv2D", ConvLayer::images, "conv2d");
    row("Conv3D", ConvLayer::volumes, "conv3d");
    row("Conv3DTranspose", ConvTransposeLayer::volumes, "conv3dTranspose");
    row("SeparableConv2D", SeparableConv::new, "separableConv2d");
    row("DepthwiseConv2D", DepthwiseConv::new, "depthwiseConv2d");
    row("UpSampling2D", UpSampling::new, "upSampling2d");
    row("Conv2DTranspose", ConvTransposeLayer::images, "conv2dTranspose");
    row("Cropping2D", Margins::cut, "cropping2D");
    row("ZeroPadding2D", Margins::zeros, "zeroPadding2d");
    row("Activation", Elementwise::activation, "activation");
    row("Dense", Dense::new, "dense");
    row("Dropout", DropoutLayer::values, "dropout");
    row("SpatialDropout1D", DropoutLayer::channels, "spatialDropout1d");
    row("Flatten", Flatten::new, "flatten");
    row("RepeatVector", RepeatVector::new, "repeatVector");
    row("Reshape", ReshapeLayer::new, "reshape");
    row("Permute", Permute::new, "permute");
    row("Embedding", Embedding::new, "embedding");
    row("Add", Merge::add, "add");
    row("Average", Merge::average, "average");
    row("Concatenate", Concatenate::new, "concatenate");
    row("Maximum", Merge::maximum, "maximum");
    row("Minimum", Merge::minimum, "minimum");
    row("Multiply", Merge::multiply, "multiply");
    row("Dot", DotLayer::new, "dot");
    row("BatchNormalization", BatchNormalization::new, "batchNormalization");
    row("LayerNormalization", LayerNormalization::new, "layerNormalization");
    row("AveragePooling1D", PoolLayer::average1d, "averagePooling1d", "avgPool1d", "avgPooling1d");
    row("AveragePooling2D", PoolLayer::average2d, "averagePooling2d", "avgPool2d", "avgPooling2d");
    row("AveragePooling3D", PoolLayer::average3d, "averagePooling3d", "avgPool3d", "avgPooling3d");
    row("GlobalAveragePooling1D", GlobalPool::average1d, "globalAveragePooling1d");
    row("GlobalAveragePooling2D", GlobalPool::average2d, "globalAveragePooling2d");
    row("GlobalMaxPooling1D", GlobalPool::max1d, "globalMaxPooling1d", "globalMaxPool1d");
    row("GlobalMaxPooling2D", GlobalPool::max2d, "globalMaxPooling2d", "globalMaxPool2d");
    row("MaxPooling1D", PoolLayer::max1d, "maxPooling1d", "maxPool1d");
    row("MaxPooling2D", PoolLayer::max2d, "maxPooling2d", "maxPool2d");
    row("MaxPooling3D", PoolLayer::max3d, "maxPooling3d");
    row("GRU", RnnLayer.around("GRU", GruCell::new), "gru");
    row("GRUCell", GruCell::new, "gruCell");
    row("LSTM", RnnLayer.around("LSTM", LstmCell::new), "lstm");
    row("LSTMCell", LstmCell::new, "lstmCell");
    row("SimpleRNN", RnnLayer.around("SimpleRNN", SimpleRnnCell::new), "simpleRNN");
    row("SimpleRNNCell", SimpleRnnCell::new, "simpleRNNCell");
    row("ConvLSTM2D", RnnLayer.around("ConvLSTM2D", ConvLstmCell::new), "convLstm2d");
    row("ConvLSTM2DCell", ConvLstmCell::new, "convLstm2dCell");
    row("RNN", RnnLayer::of, "rnn");
    row("StackedRNNCells", StackedCells::new, "stackedRNNCells");
    row("Bidirectional", Bidirectional::new, "bidirectional");
    row("TimeDistributed", TimeDistributed::new, "timeDistributed");
    row("GaussianNoise", Noise::gaussian, "gaussianNoise");
    row("GaussianDropout", Noise::gaussianDropout, "gaussianDropout");
    row("AlphaDropout", Noise::alphaDropout, "alphaDropout");
    row("Masking", Masking::new, "masking");
    row("Rescaling", Elementwise::rescaling, "rescaling");
    row("CenterCrop", CenterCrop::new, "centerCrop");
    row("Resizing", Resizing::new, "resizing");
    row("RandomWidth", RandomWidth::new, "randomWidth");
    row("CategoryEncoding", CategoryEncoding::new, "categoryEncoding");
  }

  private Layers() {}

  /** The first name is the layer's own, the others mean the same. */
  private static void row(String className, Function<Settings, Layer> make, String... names) {
    Row row = new Row(className, make);
    for (String name : names) {
      BY_NAME.put(name, row);
    }
    BY_CLASS.put(className, row);
  }

  /** All names that scripts know. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * The layer that a script names, such as {@code maxPooling2d}.
   *
   * @throws Fault if there is none, or a setting is wrong
   */
  public static Layer of(String name, Config config) {
    return of(BY_NAME, name, config);
  }

  /** The layer that a model file names, such as {@code MaxPooling2D}. */
  public static Layer ofClass(String className, Config config) {
    return of(BY_CLASS, className, config);
  }

  private static Layer of(Map<String, Row> rows, String name, Config config) {
    Row row = rows.get(name);
    if (row == null) {
      throw Fault.of(
          "There is no layer \"%s\" here."
              .formatted(name.length() > 60 ? name.substring(0, 60) + "…" : name),
          Nearest.remedy(name, rows.keySet()));
    }
    Settings settings = new Settings(row.className, config);
    Layer layer = row.make.apply(settings);
    settings.done();
    return layer;
  }

  /** Another layer of the same kind with these settings; the layers within it are copied too. */
  static Layer copy(Layer of, Config config) {
    Config copied = config;
    for (Map.Entry<String, Object> each : config.toMap().entrySet()) {
      Object value = each.getValue();
      if (value instanceof Layer inner) {
        copied = copied.with(each.getKey(), copy(inner, Config.of(inner.settings())));
      } else if (value instanceof List<?> list && list.stream().anyMatch(Layer.class::isInstance)) {
        copied =
            copied.with(
                each.getKey(),
                list.stream()
                    .map(Layer.class::cast)
                    .map(inner -> copy(inner, Config.of(inner.settings())))
                    .toList());
      }
    }
    return ofClass(of.className(), copied);
  }

  /** Sums over all inputs: {@code units}, {@code activation}, {@code useBias} … */
  public static Layer dense(Config config) {
    return of("dense", config);
  }

  /** Filters over images: {@code filters}, {@code kernelSize}, {@code padding} … */
  public static Layer conv2d(Config config) {
    return of("conv2d", config);
  }

  /** The largest value of each window: {@code poolSize}, {@code strides}, {@code padding}. */
  public static Layer maxPooling2d(Config config) {
    return of("maxPooling2d", config);
  }

  /** All values of an example in one row. */
  public static Layer flatten() {
    return of("flatten", Config.of());
  }

  /** Values left out in training. */
  public static Layer dropout(double rate) {
    return of("dropout", Config.of("rate", rate));
  }

  /** An activation as a layer of its own. */
  public static Layer activation(String name) {
    return of("activation", Config.of("activation", name));
  }
}
