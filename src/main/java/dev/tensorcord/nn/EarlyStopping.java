package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Settings;
import java.util.List;
import java.util.Map;

/** Ends a training when what it watches has not become better for some epochs. */
public final class EarlyStopping implements Callback {
  private final String monitor;
  private final double minDelta;
  private final int patience;
  private final boolean upwards;
  private final double baseline;
  private Model model;
  private double best;
  private int waited;
  private int stoppedEpoch;

  /**
   * @param config {@code monitor} ("val_loss"), {@code minDelta} (0), {@code patience} (0), {@code
   *     mode} ("auto": upwards for accuracies, else downwards), {@code baseline}
   */
  public EarlyStopping(Config config) {
    Settings settings = new Settings("earlyStopping", config);
    monitor = settings.text("monitor", "val_loss");
    minDelta = Math.abs(settings.number("minDelta", 0));
    patience = settings.whole("patience", 0, 0);
    String mode = settings.word("mode", List.of("auto", "min", "max"), "auto");
    upwards = mode.equals("max") || mode.equals("auto") && monitor.contains("acc");
    baseline = settings.number("baseline", upwards ? -Double.MAX_VALUE : Double.MAX_VALUE);
    settings.ignore("verbose");
    if (settings.flag("restoreBestWeights", false)) {
      throw Fault.of(
          "earlyStopping: restoreBestWeights is not there, as in TensorFlow.js.",
          "Save the model in a callback of your own.");
    }
    settings.done();
  }

  @Override
  public void setModel(Model trained) {
    model = trained;
  }

  @Override
  public void onTrainBegin() {
    waited = 0;
    stoppedEpoch = 0;
    best = baseline;
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    Double now = logs.get(monitor);
    if (now == null) {
      throw Fault.of(
          "earlyStopping: there is no \"%s\" to watch.".formatted(monitor),
          "There are: %s. For val_loss, give fit a validationSplit or validationData."
              .formatted(String.join(", ", logs.keySet())));
    }
    boolean better = upwards ? now - minDelta > best : now + minDelta < best;
    if (better) {
      best = now;
      waited = 0;
    } else if (++waited >= patience) {
      stoppedEpoch = epoch;
      model.stopTraining(true);
    }
  }

  /** The epoch that it ended the training in; 0 if it did not. */
  public int stoppedEpoch() {
    return stoppedEpoch;
  }
}
