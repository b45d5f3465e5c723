package org.tarazy.training;

import java.util.Arrays;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Task;

/** Moves the thresholds of a rule to an {@link OperatingPoint}. */
final class OperatingThresholds {
  private static final float ROUNDING = 1e-5f;

  private final OperatingPoint point;
  private final LabelSet labels;
  private final float[][] probabilities;
  private final boolean[][] truth;

  OperatingThresholds(
      OperatingPoint point, LabelSet labels, float[][] probabilities, boolean[][] truth) {
    this.point = point;
    this.labels = labels;
    this.probabilities = probabilities;
    this.truth = truth;
  }

  /**
   * The rule at the point.
   *
   * @param rule how the labels stand to each other
   * @throws TrainingException if the labels of the point are not those of the model
   */
  DecisionRule from(DecisionRule rule) {
    return switch (point.kind()) {
      case OPEN -> rule;
      case COSTS -> new DecisionRule(ofCosts(), rule.minimumProbability());
      case FALSE_ALARMS, REVIEWS ->
          new DecisionRule(
              labels.task() == Task.SINGLE_LABEL
                  ? exclusive()
                  : multiLabel(rule.thresholds().clone()),
              rule.minimumProbability());
    };
  }

  /** The decision of least expected cost (Elkan 2001). */
  private float[] ofCosts() {
    for (String label : point.costs().keySet()) {
      if (!labels.names().contains(label)) {
        throw new TrainingException("cost of \"" + label + "\", expected one of " + labels.names());
      }
    }
    float[] thresholds = new float[labels.size()];
    for (int l = 0; l < thresholds.length; l++) {
      double cost = point.costs().getOrDefault(labels.names().get(l), 1.0);
      thresholds[l] = (float) (labels.exclusive() ? 1 / cost : 1 / (1 + cost));
    }
    return labels.exclusive() ? inRange(thresholds) : thresholds;
  }

  /**
   * All labels but the harmless one alike, whatever the objective made of them: which of two alarms
   * a text is matters less than that no alarm drowns in false ones.
   */
  private float[] exclusive() {
    float[] thresholds = new float[labels.size()];
    Arrays.fill(thresholds, 1);
    int harmless = harmless();
    if (harmless < 0) {
      throw new TrainingException(
          "which texts are harmless? The labels are "
              + labels.names()
              + ", none of them \""
              + point.harmless().orElse(Flagging.NONE)
              + "\"");
    }
    float[] alarms = new float[truth.length];
    for (int i = 0; i < alarms.length; i++) {
      float loudest = 0;
      for (int l = 0; l < thresholds.length; l++) {
        if (l != harmless) {
          loudest = Math.max(loudest, probabilities[i][l]);
        }
      }
      alarms[i] = loudest / Math.max(probabilities[i][harmless], Float.MIN_NORMAL);
    }
    thresholds[harmless] = 1 / limit(alarms, harmless);
    return inRange(thresholds);
  }

  /** All thresholds move by the same factor. */
  private float[] multiLabel(float[] thresholds) {
    int harmless = harmless();
    float[] alarms = new float[truth.length];
    for (int i = 0; i < alarms.length; i++) {
      for (int l = 0; l < thresholds.length; l++) {
        if (l != harmless) {
          alarms[i] = Math.max(alarms[i], probabilities[i][l] / thresholds[l]);
        }
      }
    }
    float factor = limit(alarms, harmless);
    for (int l = 0; l < thresholds.length; l++) {
      if (l != harmless) {
        thresholds[l] = Math.min(1, Math.max(Float.MIN_NORMAL, thresholds[l] * factor));
      }
    }
    return thresholds;
  }

  private int harmless() {
    if (point.harmless().isPresent() && !labels.names().contains(point.harmless().get())) {
      throw new TrainingException(
          "there is no label \""
              + point.harmless().get()
              + "\", expected one of "
              + labels.names());
    }
    return labels.names().indexOf(point.harmless().orElse(Flagging.NONE));
  }

  private boolean isHarmless(int text, int harmless) {
    for (int l = 0; l < truth[text].length; l++) {
      if (truth[text][l] && l != harmless) {
        return false;
      }
    }
    return true;
  }

  /** What no more alarms exceed than are allowed. */
  private float limit(float[] alarms, int harmless) {
    float[] counted = new float[alarms.length];
    int n = 0;
    for (int i = 0; i < alarms.length; i++) {
      if (point.kind() == OperatingPoint.Kind.REVIEWS || isHarmless(i, harmless)) {
        counted[n++] = alarms[i];
      }
    }
    if (n == 0) {
      throw new TrainingException("no harmless text was held out to count false alarms on");
    }
    Arrays.sort(counted, 0, n);
    int allowed = (int) Math.floor(point.share() * n);
    if (allowed >= n) {
      return Math.max(Float.MIN_NORMAL, counted[0] / 2);
    }
    float quiet = counted[n - 1 - allowed];
    float loud = allowed == 0 ? 2 * quiet : counted[n - allowed];
    // Halfway between the last that must be quiet and the first that may be loud. Calibration gives
    // many texts nearly the same probability: those are kept quiet together, by more than what
    // rounding of thresholds can make of it.
    float between = quiet + (loud - quiet) / 2;
    float apart = quiet * (1 + ROUNDING);
    float above = Float.isFinite(between) ? Math.max(between, apart) : apart;
    return Math.min(Math.max(above, Float.MIN_NORMAL), Float.MAX_VALUE / 4);
  }

  /** Only the ratios of exclusive labels' thresholds count; the largest becomes 1. */
  private static float[] inRange(float[] thresholds) {
    float largest = 0;
    for (float threshold : thresholds) {
      largest = Math.max(largest, threshold);
    }
    for (int l = 0; l < thresholds.length; l++) {
      thresholds[l] = Math.max(Float.MIN_NORMAL, thresholds[l] / largest);
    }
    return thresholds;
  }
}
