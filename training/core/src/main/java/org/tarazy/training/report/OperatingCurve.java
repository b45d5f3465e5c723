package org.tarazy.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tarazy.model.Task;
import org.tarazy.training.Flagging;
import org.tarazy.training.Predictions;
import org.tarazy.triage.Proportion;

/**
 * What comes of each threshold on the probability of one thing, such as "has a label" or "a person
 * should read it".
 *
 * @param name what the thing is called
 * @param positives how many texts have it
 * @param negatives how many have it not
 * @param averagePrecision the area under the precision-recall curve as a sum of steps, 0 to 1; not
 *     a number where no text has it
 * @param own what the model's own decision rule takes, which may have more than one threshold
 * @param points from the highest threshold to the lowest; the last one takes every text
 */
record OperatingCurve(
    String name,
    int positives,
    int negatives,
    double averagePrecision,
    Point own,
    List<Point> points) {

  /**
   * What is taken at a threshold.
   *
   * @param threshold the least probability that is taken
   * @param right how many of the texts taken have the thing
   * @param wrong how many have it not
   */
  record Point(double threshold, int right, int wrong) {
    int taken() {
      return right + wrong;
    }
  }

  /** The curve of one label. */
  static OperatingCurve ofLabel(Predictions predictions, int label) {
    return of(
        predictions.labels().get(label),
        predictions.size(),
        i -> predictions.probability(i, label),
        i -> predictions.isTrue(i, label),
        i -> predictions.isProposed(i, label));
  }

  /**
   * The curve of all labels that put a text in front of a person, taken together: their sum where
   * labels exclude each other, the most probable of them where they do not.
   */
  static OperatingCurve ofFlagging(Predictions predictions, Flagging flagging) {
    int[] flags =
        IntStream.range(0, predictions.labels().size())
            .filter(l -> flagging.flags(List.of(predictions.labels().get(l))))
            .toArray();
    boolean exclusive = predictions.task() == Task.SINGLE_LABEL;
    return of(
        "any label to be read",
        predictions.size(),
        i -> {
          double sum = 0;
          double most = 0;
          for (int l : flags) {
            sum += predictions.probability(i, l);
            most = Math.max(most, predictions.probability(i, l));
          }
          return exclusive ? Math.min(1, sum) : most;
        },
        i -> IntStream.of(flags).anyMatch(l -> predictions.isTrue(i, l)),
        i -> IntStream.of(flags).anyMatch(l -> predictions.isProposed(i, l)));
  }

  private static OperatingCurve of(
      String name,
      int n,
      IntToDoubleFunction probability,
      IntPredicate positive,
      IntPredicate proposed) {
    record Scored(double probability, boolean positive) {}
    List<Scored> ranked = new ArrayList<>();
    int ownRight = 0;
    int ownWrong = 0;
    for (int i = 0; i < n; i++) {
      ranked.add(new Scored(probability.applyAsDouble(i), positive.test(i)));
      ownRight += proposed.test(i) && positive.test(i) ? 1 : 0;
      ownWrong += proposed.test(i) && !positive.test(i) ? 1 : 0;
    }
    ranked.sort(Comparator.comparingDouble(Scored::probability).reversed());
    int positives = (int) ranked.stream().filter(Scored::positive).count();
    List<Point> points = new ArrayList<>();
    double precisions = 0;
    int right = 0;
    int before = 0;
    for (int i = 0; i < n; i++) {
      right += ranked.get(i).positive() ? 1 : 0;
      // Texts of the same probability are taken together or not at all.
      if (i + 1 == n || ranked.get(i + 1).probability() < ranked.get(i).probability()) {
        points.add(new Point(ranked.get(i).probability(), right, i + 1 - right));
        precisions += (double) (right - before) * right / (i + 1);
        before = right;
      }
    }
    return new OperatingCurve(
        name,
        positives,
        n - positives,
        positives == 0 ? Double.NaN : precisions / positives,
        new Point(Double.NaN, ownRight, ownWrong),
        points);
  }

  int size() {
    return positives + negatives;
  }

  /** The share of the texts without the thing that the model's own rule takes. */
  double falsePositiveRate() {
    return new Proportion(own.wrong(), negatives).rate();
  }

  /** The share of the texts with the thing that the model's own rule leaves. */
  double missed() {
    return new Proportion(positives - own.right(), positives).rate();
  }

  /** The lowest threshold that takes no more than this share of the texts, if there is one. */
  Optional<Point> atMost(double share) {
    return points.stream()
        .filter(point -> point.taken() <= share * size() + 1e-9)
        .reduce((fewer, more) -> more);
  }

  /** Points enough to draw: each takes a few hundredths more texts than the one before. */
  List<Point> thinned() {
    List<Point> kept = new ArrayList<>();
    double next = 0;
    for (Point point : points) {
      if (point.taken() >= next || point.taken() == size()) {
        kept.add(point);
        next = Math.max(point.taken() + 1, point.taken() * 1.025);
      }
    }
    return kept;
  }
}
