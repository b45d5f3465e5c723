package org.tarazy.benchmarks.accuracy;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.tarazy.benchmarks.contestants.DecisionThresholds;
import org.tarazy.benchmarks.contestants.LabelledTexts;
import org.tarazy.benchmarks.contestants.Metric;
import org.tarazy.model.Task;

/**
 * Chooses the thresholds of a contestant on the development texts, as well as ours chooses its own:
 * the best of all for two labels and for multi-label sets, coordinate ascent over more exclusive
 * labels.
 */
final class ThresholdChoice {
  /** With fewer texts of a label, the best threshold on them is an accident. */
  private static final int FEWEST_POSITIVES = 20;

  private static final int ROUNDS = 3;
  private static final int STEPS = 12;

  private final Task task;
  private final Metric metric;
  private final double[][] scores;
  private final long[] truth;

  ThresholdChoice(Task task, Metric metric, double[][] scores, LabelledTexts dev) {
    this.task = task;
    this.metric = metric;
    this.scores = scores;
    this.truth = dev.truth();
  }

  DecisionThresholds choose() {
    int labels = scores[0].length;
    DecisionThresholds plain = DecisionThresholds.plain(task, labels);
    double[] thresholds = plain.thresholds();
    if (task == Task.MULTI_LABEL) {
      for (int l = 0; l < labels; l++) {
        if (positives(l) >= FEWEST_POSITIVES) {
          thresholds[l] = best(l, false);
        }
      }
    } else if (labels == 2) {
      if (Math.min(positives(0), positives(1)) >= FEWEST_POSITIVES) {
        thresholds[1] = Math.min(Math.max(best(1, true), 1e-4), 1 - 1e-4);
        thresholds[0] = 1 - thresholds[1];
      }
    } else if (metric == Metric.MACRO_F1) {
      ascend(plain);
    }
    return plain;
  }

  private int positives(int label) {
    int count = 0;
    for (long labels : truth) {
      count += (int) (labels >>> label & 1);
    }
    return count;
  }

  /**
   * Walks down the ranking by one label's score; every gap between two scores is a candidate.
   *
   * @param both whether the texts left over are of another label that counts as well
   */
  private double best(int label, boolean both) {
    int[] order =
        IntStream.range(0, truth.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -scores[row][label]))
            .mapToInt(row -> row)
            .toArray();
    int n = order.length;
    int positives = positives(label);
    int hits = 0;
    double best = -1;
    double threshold = 0.5;
    for (int k = 0; k < n; k++) {
      hits += (int) (truth[order[k]] >>> label & 1);
      double upper = scores[order[k]][label];
      double lower = k + 1 < n ? scores[order[k + 1]][label] : 0;
      if (k + 1 < n && upper == lower) {
        continue;
      }
      int chosen = k + 1;
      int rightlyLeft = n - chosen - (positives - hits);
      double value = 2.0 * hits / (chosen + positives);
      if (both && metric == Metric.ACCURACY) {
        value = (double) (hits + rightlyLeft) / n;
      } else if (both) {
        value = (value + 2.0 * rightlyLeft / Math.max(1, n - chosen + n - positives)) / 2;
      }
      if (value > best) {
        best = value;
        threshold = Math.max((upper + lower) / 2, Double.MIN_NORMAL);
      }
    }
    return threshold;
  }

  /** Moves one threshold at a time by factors of 2^¼ as long as the metric rises. */
  private void ascend(DecisionThresholds moving) {
    double[] thresholds = moving.thresholds();
    double most = thresholds[0];
    double best = metric.of(truth, moving.propose(scores));
    for (int round = 0; round < ROUNDS; round++) {
      for (int l = 0; l < thresholds.length; l++) {
        if (positives(l) < FEWEST_POSITIVES) {
          continue;
        }
        double found = thresholds[l];
        for (int step = -STEPS; step <= STEPS; step++) {
          thresholds[l] = most * Math.pow(2, step / 4.0);
          double value = metric.of(truth, moving.propose(scores));
          if (value > best) {
            best = value;
            found = thresholds[l];
          }
        }
        thresholds[l] = found;
      }
    }
  }
}
