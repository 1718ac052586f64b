package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorLimits;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Of boxes that show the same thing the best one: the ones with the highest scores, none of which
 * overlaps another by more than a share (non-maximum suppression). With a sigma, overlapping ones
 * lose score instead (soft-NMS, Bodla et al. 2017).
 */
final class Suppression {
  private static final String BOXES =
      "boxes: float32, scores: float32, maxOutputSize: whole, iouThreshold: number = 0.5, "
          + "scoreThreshold?: number";
  private static final String SUMMARY =
      "The places of the boxes [y1,x1,y2,x2] with the highest scores, without those that overlap a "
          + "better one by more than iouThreshold";
  private static final String SNIPPET =
      "tf.image.%s([[0, 0, 1, 1], [0, 0, 1, 0.9], [2, 2, 3, 3]], [0.9, 0.8, 0.7], 3)%s.print()";

  static final List<Operation> ROWS =
      List.of(
          Operation.of("image.nonMaxSuppression", BOXES)
              .does(call -> of(call, 0).places(0))
              .doc(SUMMARY + ".", SNIPPET.formatted("nonMaxSuppression", "")),
          Operation.of("image.nonMaxSuppressionWithScore", BOXES + ", softNmsSigma: number = 0")
              .does(call -> {
                Suppression found = of(call, call.number("softNmsSigma"));
                Map<String, Tensor> both = new LinkedHashMap<>();
                both.put("selectedIndices", found.places(0));
                both.put("selectedScores", found.scores());
                return both;
              })
              .doc(
                  SUMMARY + ", and their scores. With softNmsSigma, others lose score instead.",
                  SNIPPET.formatted("nonMaxSuppressionWithScore", ".selectedScores")),
          Operation.of(
                  "image.nonMaxSuppressionPadded", BOXES + ", padToMaxOutputSize: flag = false")
              .does(call -> {
                Suppression found = of(call, 0);
                Map<String, Tensor> both = new LinkedHashMap<>();
                int size = call.flag("padToMaxOutputSize") ? found.most : 0;
                both.put("selectedIndices", found.places(size));
                both.put("validOutputs", Tensors.tensor(new int[] {found.chosen.size()}));
                return both;
              })
              .doc(
                  SUMMARY + ", filled up with 0 if wanted, and how many there are.",
                  SNIPPET.formatted("nonMaxSuppressionPadded", ".validOutputs")));

  private final float[] boxes;
  private final int most;
  private final double overlap;
  private final double least;
  private final double sigma;
  private final List<Integer> chosen = new ArrayList<>();
  private final List<Float> scores = new ArrayList<>();

  private Suppression(float[] boxes, int most, double overlap, double least, double sigma) {
    this.boxes = boxes;
    this.most = most;
    this.overlap = overlap;
    this.least = least;
    this.sigma = sigma;
  }

  private static Suppression of(Call call, double sigma) {
    Tensor boxes = call.tensor("boxes");
    Tensor scores = call.tensor("scores");
    double overlap = call.number("iouThreshold");
    if (boxes.rank() != 2
        || boxes.shape().dim(1) != 4
        || scores.rank() != 1
        || scores.size() != boxes.shape().dim(0)) {
      throw Fault.of(
          "%s: boxes [count,4] and scores [count] are needed, not %s and %s."
              .formatted(call.op(), boxes.shape(), scores.shape()),
          "A box is [y1,x1,y2,x2].");
    }
    if (!(overlap >= 0 && overlap <= 1 && sigma >= 0 && sigma <= 1)) {
      throw Fault.of(
          "%s: iouThreshold and softNmsSigma go from 0 to 1.".formatted(call.op()),
          "An iouThreshold of 0.5 lets boxes overlap by half.");
    }
    double least =
        call.has("scoreThreshold") ? call.number("scoreThreshold") : Double.NEGATIVE_INFINITY;
    int most = Math.max(0, Math.min(call.whole("maxOutputSize"), scores.size()));
    long pairs = (long) scores.size() * most;
    TensorLimits.check(
        "box_pairs",
        "%s: %,d boxes, %,d of which may stay, are %,d pairs to hold against each other"
            .formatted(call.op(), scores.size(), most, pairs),
        pairs,
        Session.current().limits().boxPairs(),
        "Use a smaller maxOutputSize, or drop boxes of low score first.");
    Suppression found = new Suppression(boxes.data(), most, overlap, least, sigma);
    found.choose(scores.data());
    return found;
  }

  /**
   * A box that may still be chosen.
   *
   * @param held how many of the chosen ones it was held against
   */
  private record Candidate(double score, int box, int held) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byScore = Double.compare(other.score, score);
      return byScore != 0 ? byScore : Integer.compare(box, other.box);
    }
  }

  private void choose(float[] all) {
    List<Candidate> above = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      if (all[i] > least) {
        above.add(new Candidate(all[i], i, 0));
      }
    }
    PriorityQueue<Candidate> waiting = new PriorityQueue<>(above);
    while (chosen.size() < most && !waiting.isEmpty()) {
      Candidate next = waiting.poll();
      double score = next.score();
      boolean hidden = false;
      for (int j = chosen.size() - 1; j >= next.held() && !hidden; j--) {
        double share = share(next.box(), chosen.get(j));
        hidden = share >= overlap;
        if (!hidden) {
          score *= sigma > 0 ? Math.exp(-0.5 / sigma * share * share) : 1;
          if (score <= least) {
            break;
          }
        }
      }
      if (hidden) {
        continue;
      }
      if (score == next.score()) {
        chosen.add(next.box());
        scores.add((float) score);
      } else if (score > least) {
        waiting.add(new Candidate(score, next.box(), chosen.size()));
      }
    }
  }

  /** What two boxes have in common over what they cover together. */
  private double share(int a, int b) {
    double high = side(a, 0, b);
    double wide = side(a, 1, b);
    double first = extent(a, 0) * extent(a, 1);
    double second = extent(b, 0) * extent(b, 1);
    return first <= 0 || second <= 0 ? 0 : high * wide / (first + second - high * wide);
  }

  private double extent(int box, int axis) {
    return Math.abs((double) boxes[4 * box + axis] - boxes[4 * box + axis + 2]);
  }

  private double side(int a, int axis, int b) {
    float low =
        Math.max(
            Math.min(boxes[4 * a + axis], boxes[4 * a + axis + 2]),
            Math.min(boxes[4 * b + axis], boxes[4 * b + axis + 2]));
    float high =
        Math.min(
            Math.max(boxes[4 * a + axis], boxes[4 * a + axis + 2]),
            Math.max(boxes[4 * b + axis], boxes[4 * b + axis + 2]));
    return Math.max(0.0, (double) high - low);
  }

  private Tensor places(int atLeast) {
    List<Integer> all = new ArrayList<>(chosen);
    all.addAll(Collections.nCopies(Math.max(0, atLeast - all.size()), 0));
    int[] places = all.stream().mapToInt(Integer::intValue).toArray();
    return Tensors.tensor(places, places.length);
  }

  private Tensor scores() {
    float[] values = new float[scores.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = scores.get(i);
    }
    return Tensors.tensor(values, values.length);
  }
}
