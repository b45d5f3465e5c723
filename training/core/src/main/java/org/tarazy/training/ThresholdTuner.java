package org.tarazy.training;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Task;

/**
 * Chooses the threshold of each label for an {@link Objective}, on texts held out of training.
 *
 * <p>Two labels and multi-label models: the exact best of all thresholds. More exclusive labels:
 * coordinate ascent over the labels. A threshold moves only where enough texts speak for it.
 */
final class ThresholdTuner {
  private static final float MINIMUM_PROBABILITY = 0.5f;

  /** With fewer texts of a label, the best threshold on them is an accident. */
  private static final int FEWEST_POSITIVES = 20;

  private static final int ROUNDS = 3;

  /** The lowest threshold of one of two labels, so that the other one's stays below 1. */
  private static final float LOWEST = 1e-4f;

  private final Task task;
  private final Objective objective;
  private final float[][] probabilities;
  private final boolean[][] truth;

  ThresholdTuner(Task task, Objective objective, float[][] probabilities, boolean[][] truth) {
    this.task = task;
    this.objective = objective;
    this.probabilities = probabilities;
    this.truth = truth;
  }

  DecisionRule tune() {
    int labels = probabilities[0].length;
    DecisionRule plain = DecisionRule.mostProbable(task, labels);
    float[] thresholds = plain.thresholds();
    if (task == Task.MULTI_LABEL) {
      for (int l = 0; l < labels; l++) {
        if (positives(l) >= FEWEST_POSITIVES && objective == Objective.MACRO_F1) {
          thresholds[l] = bestF1Threshold(l);
        }
      }
    } else if (labels == 2) {
      if (Math.min(positives(0), positives(1)) >= FEWEST_POSITIVES) {
        thresholds[1] = bestBinaryThreshold();
        thresholds[0] = 1 - thresholds[1];
      }
    } else if (objective == Objective.MACRO_F1) {
      ascend(thresholds);
    }
    return new DecisionRule(thresholds, MINIMUM_PROBABILITY);
  }

  private int positives(int label) {
    int count = 0;
    for (boolean[] row : truth) {
      count += row[label] ? 1 : 0;
    }
    return count;
  }

  private int[] byFallingProbability(int label) {
    return IntStream.range(0, truth.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -probabilities[i][label]))
        .mapToInt(i -> i)
        .toArray();
  }

  /** Walks down the ranking; every gap between two different probabilities is a candidate. */
  private float bestF1Threshold(int label) {
    int[] order = byFallingProbability(label);
    int positives = positives(label);
    int hits = 0;
    double best = -1;
    float threshold = 0.5f;
    for (int k = 0; k < order.length; k++) {
      hits += truth[order[k]][label] ? 1 : 0;
      if (isGap(order, k, label)) {
        double f1 = 2.0 * hits / (k + 1 + positives);
        if (f1 > best) {
          best = f1;
          threshold = between(order, k, label);
        }
      }
    }
    return threshold;
  }

  private float bestBinaryThreshold() {
    int[] order = byFallingProbability(1);
    int n = order.length;
    int positives = positives(1);
    int hits = 0;
    double best = -1;
    float threshold = 0.5f;
    for (int k = 0; k < n; k++) {
      hits += truth[order[k]][1] ? 1 : 0;
      if (isGap(order, k, 1)) {
        double value = binaryValue(k + 1, hits, positives);
        if (value > best) {
          best = value;
          threshold = between(order, k, 1);
        }
      }
    }
    float highest = probabilities[order[0]][1];
    if (highest < 1 - LOWEST && binaryValue(0, 0, positives) > best) {
      threshold = (1 + highest) / 2;
    }
    return Math.min(Math.max(threshold, LOWEST), 1 - LOWEST);
  }

  /** The objective where {@code chosen} texts get label 1, {@code hits} of them rightly. */
  private double binaryValue(int chosen, int hits, int positives) {
    int n = truth.length;
    int rightlyLeft = n - chosen - (positives - hits);
    if (objective == Objective.ACCURACY) {
      return (double) (hits + rightlyLeft) / n;
    }
    double f1 = 2.0 * hits / (chosen + positives);
    double otherF1 = 2.0 * rightlyLeft / Math.max(1, n - chosen + n - positives);
    return (f1 + otherF1) / 2;
  }

  private boolean isGap(int[] order, int k, int label) {
    return k + 1 == order.length
        || probabilities[order[k]][label] > probabilities[order[k + 1]][label];
  }

  private float between(int[] order, int k, int label) {
    float upper = probabilities[order[k]][label];
    float lower = k + 1 < order.length ? probabilities[order[k + 1]][label] : 0;
    return Math.max((upper + lower) / 2, Float.MIN_NORMAL);
  }

  /** Moves one threshold at a time by factors of 2^¼ as long as macro-F1 rises. */
  private void ascend(float[] thresholds) {
    int labels = thresholds.length;
    float most = 1f / labels;
    Proposals proposals = new Proposals(probabilities, truth, thresholds);
    double best = proposals.macroF1();
    for (int round = 0; round < ROUNDS; round++) {
      for (int l = 0; l < labels; l++) {
        if (positives(l) < FEWEST_POSITIVES) {
          continue;
        }
        float kept = thresholds[l];
        float found = kept;
        for (int step = -12; step <= 12; step++) {
          float candidate = (float) (most * Math.pow(2, step / 4.0));
          if (candidate > 0 && candidate <= 1) {
            double value = proposals.macroF1With(l, candidate);
            if (value > best) {
              best = value;
              found = candidate;
            }
          }
        }
        thresholds[l] = found;
        if (found != kept) {
          proposals.moved(l);
        }
      }
    }
  }
}
