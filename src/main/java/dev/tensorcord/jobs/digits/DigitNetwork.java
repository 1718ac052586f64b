package dev.tensorcord.jobs.digits;

import dev.tensorcord.data.digits.DigitSamples;
import dev.tensorcord.nn.Model;
import dev.tensorcord.nn.ModelFile;
import dev.tensorcord.nn.ModelLimits;
import dev.tensorcord.nn.ModelReader;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The network that reads digits, with the weights of this program or of a training. Safe to use
 * from many threads: the model lives on a thread of its own, since tensors belong to a thread, and
 * who asks waits there for some milliseconds.
 */
public final class DigitNetwork {
  private static final String FOLDER = "/digits/";
  private static final ModelLimits LIMITS = new ModelLimits(1 << 20, 100, 4_000_000);

  /** Images that pass through at once: more only take more memory. */
  private static final int PASS = 512;

  private final ExecutorService home =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("digits").factory());
  private final Model model;

  private static final class Committed {
    static final DigitNetwork ONE = new DigitNetwork(files());

    private static ModelFile files() {
      return new ModelFile(bytes(ModelFile.JSON), bytes(ModelFile.WEIGHTS));
    }

    private static byte[] bytes(String name) {
      try (InputStream in = DigitNetwork.class.getResourceAsStream(FOLDER + name)) {
        if (in == null) {
          throw new IllegalStateException(FOLDER + name + " is not on the class path");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new IllegalStateException(FOLDER + name + " cannot be read", e);
      }
    }
  }

  /** The one with the weights of this program. */
  public static DigitNetwork load() {
    return Committed.ONE;
  }

  /** One with the weights of a training. */
  public DigitNetwork(ModelFile file) {
    model =
        atHome(() -> {
          Session.open(Budget.NONE); // For as long as the thread lives.
          return new ModelReader(LIMITS).read(file.json(), file.weights());
        });
  }

  private <T> T atHome(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, home).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw e;
    }
  }

  /**
   * What the network says of each image, all in one pass.
   *
   * @param pixels 28×28 values in MNIST's form for each
   */
  public List<Opinion> read(List<float[]> pixels) {
    if (pixels.isEmpty()) {
      return List.of();
    }
    float[] x = new float[pixels.size() * Saliency.PIXELS];
    for (int i = 0; i < pixels.size(); i++) {
      System.arraycopy(pixels.get(i), 0, x, i * Saliency.PIXELS, Saliency.PIXELS);
    }
    float[] all =
        atHome(() -> {
          try (Scope _ = Scope.open()) {
            return model.predict(images(x), PASS).data();
          }
        });
    List<Opinion> opinions = new ArrayList<>();
    for (int at = 0; at < all.length; at += DigitSamples.LABELS) {
      float none = all[at + DigitSamples.NONE];
      opinions.add(new Opinion(Arrays.copyOfRange(all, at, at + DigitSamples.NONE), none));
    }
    return opinions;
  }

  /** What the network looked at in one image. */
  public Explanation explain(float[] pixels) {
    return atHome(() -> {
      try (Scope _ = Scope.open()) {
        Tensor x = images(pixels);
        float[] all = model.apply(x, Pass.INFERENCE).data();
        int best = 0;
        for (int i = 1; i < all.length; i++) {
          best = all[i] > all[best] ? i : best;
        }
        return new Explanation(StrongestMaps.of(model, x), Saliency.of(model, pixels, best));
      }
    });
  }

  static Tensor images(float[] x) {
    int side = DigitModel.SIDE;
    return Tensors.tensor(x, x.length / (side * side), side, side, 1);
  }
}
