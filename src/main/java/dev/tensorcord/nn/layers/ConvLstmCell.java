package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.FusedConv2d;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Window;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An LSTM over films: its products are convolutions (Shi et al. 2015). */
final class ConvLstmCell extends LstmCell {
  private final int[] kernelSize;
  private final int[] strides;
  private final int[] dilation;
  private final String padding;
  private final Channels channels;

  ConvLstmCell(Settings settings) {
    super("ConvLSTM2DCell", settings);
    settings.needed("kernelSize", "3");
    int[] ones = {1, 1};
    kernelSize = settings.sizes("kernelSize", 2, ones);
    strides = settings.sizes("strides", 2, ones);
    dilation = settings.sizes("dilationRate", 2, ones);
    padding = settings.padding();
    channels = new Channels(settings.channelsFirst());
  }

  @Override
  String unitsName() {
    return "filters";
  }

  @Override
  List<BatchShape> stateShapes(BatchShape step) {
    Windows.check(this, step, step, 2);
    BatchShape slid =
        Windows.slid(this, channels.toLast(step), kernelSize, strides, dilation, padding, units);
    return Collections.nCopies(2, channels.fromLast(slid));
  }

  @Override
  protected void makeWeights(BatchShape step) {
    int inputs = channels.toLast(step).dim(-1);
    if (inputs == BatchShape.ANY) {
      throw mismatch(step, "a known number of channels", "Give the number in the inputShape.");
    }
    makeWeights(
        new int[] {kernelSize[0], kernelSize[1], inputs},
        new int[] {kernelSize[0], kernelSize[1], units});
  }

  @Override
  Run begin(Tensor xs, Pass pass) {
    int[] dims = xs.shape().toArray();
    Tensor inputFactor = dropped(dropout, pass, 1, dims[0], 1, dims[2], dims[3], dims[4]);
    int[] state = stateShapes(BatchShape.of(dims).without(1)).getFirst().toArray();
    Tensor stateFactor = dropped(recurrentDropout, pass, 2, state);
    return new Run() {
      @Override
      public Tensor prepare(Tensor series) {
        int[] all = series.shape().toArray();
        Tensor images = times(series, inputFactor).reshape(-1, all[2], all[3], all[4]);
        Tensor y = FusedConv2d.apply(channels.toLast(images), kernel(), bias(), window(), false);
        int[] slid = y.shape().toArray();
        return y.reshape(all[0], all[1], slid[1], slid[2], slid[3]);
      }

      @Override
      public List<Tensor> step(Tensor x, List<Tensor> states) {
        Tensor h = channels.toLast(times(states.getFirst(), stateFactor));
        Tensor sums =
            x.add(FusedConv2d.apply(h, recurrentKernel(), null, Window.of(1, Padding.SAME), false));
        return next(sums, channels.toLast(states.get(1))).stream().map(channels::fromLast).toList();
      }
    };
  }

  private Window window() {
    Padding around = padding.equals("same") ? Padding.SAME : Padding.VALID;
    return new Window(strides[0], strides[1], dilation[0], dilation[1], around);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    super.describe(settings);
    settings.put("kernelSize", SlidingLayer.list(kernelSize));
    settings.put("padding", padding);
    settings.put("dataFormat", channels.setting());
    settings.put("dilationRate", SlidingLayer.list(dilation));
    settings.put("strides", SlidingLayer.list(strides));
  }
}
