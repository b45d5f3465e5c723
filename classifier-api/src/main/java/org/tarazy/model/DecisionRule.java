package org.tarazy.model;

/**
 * How probabilities become a proposed label, and when the proposal is left to a person.
 *
 * <p>{@link Task#SINGLE_LABEL}: the label whose probability is the largest multiple of its
 * threshold is proposed. {@link Task#MULTI_LABEL}: every label whose probability reaches its
 * threshold is proposed.
 *
 * @param thresholds above 0 and at most 1, a label
 * @param minimumProbability a proposal below it is left to a person (single-label only), 0 to 1
 */
public record DecisionRule(float[] thresholds, float minimumProbability) {

  /** The most probable label; every label that is more probable than not. */
  public static DecisionRule mostProbable(Task task, int labels) {
    float[] thresholds = new float[labels];
    java.util.Arrays.fill(thresholds, task == Task.SINGLE_LABEL ? 1f / labels : 0.5f);
    return new DecisionRule(thresholds, 0.5f);
  }

  /** Checks the ranges. */
  public DecisionRule {
    for (float threshold : thresholds) {
      if (!(threshold > 0 && threshold <= 1)) {
        throw new IllegalArgumentException("threshold " + threshold + ", expected above 0 to 1");
      }
    }
    if (!(minimumProbability >= 0 && minimumProbability <= 1)) {
      throw new IllegalArgumentException(
          "minimumProbability " + minimumProbability + ", expected 0 to 1");
    }
  }

  /** The index of the proposed label where labels exclude each other. */
  public int choose(float[] probabilities) {
    int best = 0;
    for (int l = 1; l < probabilities.length; l++) {
      if (probabilities[l] / thresholds[l] > probabilities[best] / thresholds[best]) {
        best = l;
      }
    }
    return best;
  }

  /** Whether the label with this index is proposed where labels do not exclude each other. */
  public boolean accepts(int label, float[] probabilities) {
    return probabilities[label] >= thresholds[label];
  }
}
