package org.tarazy.benchmarks.contestants;

import java.io.Serializable;
import java.util.Arrays;
import org.tarazy.model.Task;

/**
 * How scores become labels: of exclusive labels the one whose score is largest against its
 * threshold, else each label whose score reaches its threshold.
 */
public record DecisionThresholds(Task task, double[] thresholds) implements Serializable {
  /** The label with the highest score; each label with a score of one half or more. */
  public static DecisionThresholds plain(Task task, int labels) {
    double[] thresholds = new double[labels];
    Arrays.fill(thresholds, 0.5);
    return new DecisionThresholds(task, thresholds);
  }

  /** The proposed labels, a bit each. */
  public long propose(double[] scores) {
    long proposed = 0;
    if (task == Task.MULTI_LABEL) {
      for (int l = 0; l < scores.length; l++) {
        if (scores[l] >= thresholds[l]) {
          proposed |= 1L << l;
        }
      }
      return proposed;
    }
    int best = 0;
    for (int l = 1; l < scores.length; l++) {
      if (scores[l] / thresholds[l] > scores[best] / thresholds[best]) {
        best = l;
      }
    }
    return 1L << best;
  }

  /** The proposed labels of many texts. */
  public long[] propose(double[][] scores) {
    return Arrays.stream(scores).mapToLong(this::propose).toArray();
  }
}
