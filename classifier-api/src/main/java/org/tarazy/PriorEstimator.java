package org.tarazy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarazy.model.Task;

/**
 * Finds the shares of labels among texts from their probabilities, by expectation maximisation
 * (Saerens, Latinne and Decaestecker 2002): re-weight the probabilities to the shares supposed so
 * far, take their means for the next shares, and so on. Labels that do not exclude each other are
 * each estimated alone.
 *
 * <p>Half a text is added to each label (and to its absence), so that no share is 0.
 */
final class PriorEstimator {
  private static final int MOST_ROUNDS = 2000;
  private static final double TOLERANCE = 1e-7;
  private static final double EXTRA = 0.5;
  private static final double NORMAL_95 = 1.959964;

  private final Task task;
  private final float[] trained;
  private final List<float[]> probabilities = new ArrayList<>();

  /**
   * An estimator for a model.
   *
   * @param trained the shares for which its probabilities hold
   */
  PriorEstimator(Task task, float[] trained) {
    this.task = task;
    this.trained = trained;
  }

  void add(float[] probabilitiesOfText) {
    probabilities.add(probabilitiesOfText.clone());
  }

  PriorEstimate estimate(List<String> labels) {
    int texts = probabilities.size();
    double[] shares = new double[labels.size()];
    double[] errors = new double[labels.size()];
    if (task == Task.SINGLE_LABEL) {
      double[] from = new double[labels.size()];
      for (int l = 0; l < from.length; l++) {
        from[l] = trained[l];
      }
      double[][] rows = new double[texts][];
      for (int i = 0; i < texts; i++) {
        rows[i] = doubles(probabilities.get(i));
      }
      shares = maximise(rows, from);
      for (int l = 0; l < shares.length; l++) {
        errors[l] = standardError(rows, from, shares, l);
      }
    } else {
      for (int l = 0; l < shares.length; l++) {
        double[] from = {1 - trained[l], trained[l]};
        double[][] rows = new double[texts][];
        for (int i = 0; i < texts; i++) {
          double p = probabilities.get(i)[l];
          rows[i] = new double[] {1 - p, p};
        }
        double[] found = maximise(rows, from);
        shares[l] = found[1];
        errors[l] = standardError(rows, from, found, 1);
      }
    }
    Map<String, Double> byLabel = new LinkedHashMap<>();
    Map<String, PriorEstimate.Interval> intervals = new LinkedHashMap<>();
    for (int l = 0; l < shares.length; l++) {
      byLabel.put(labels.get(l), shares[l]);
      intervals.put(
          labels.get(l),
          new PriorEstimate.Interval(
              Math.max(0, shares[l] - NORMAL_95 * errors[l]),
              Math.min(1, shares[l] + NORMAL_95 * errors[l])));
    }
    return new PriorEstimate(texts, byLabel, intervals);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int k = 0; k < doubles.length; k++) {
      doubles[k] = values[k];
    }
    return doubles;
  }

  private static double[] maximise(double[][] rows, double[] from) {
    double[] shares = from.clone();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] sums = new double[shares.length];
      Arrays.fill(sums, EXTRA);
      for (double[] row : rows) {
        double sum = 0;
        for (int l = 0; l < row.length; l++) {
          sum += row[l] * shares[l] / from[l];
        }
        if (sum > 0) {
          for (int l = 0; l < row.length; l++) {
            sums[l] += row[l] * shares[l] / from[l] / sum;
          }
        }
      }
      double total = Arrays.stream(sums).sum();
      double change = 0;
      for (int l = 0; l < sums.length; l++) {
        double next = sums[l] / total;
        change = Math.max(change, Math.abs(next - shares[l]));
        shares[l] = next;
      }
      if (change < TOLERANCE) {
        break;
      }
    }
    return shares;
  }

  /**
   * From the information in the texts about the share of {@code label} against all others together,
   * whose proportions are taken as found.
   */
  private static double standardError(double[][] rows, double[] from, double[] shares, int label) {
    double information = 0;
    for (double[] row : rows) {
      double own = row[label] / from[label];
      double others = 0;
      for (int l = 0; l < row.length; l++) {
        others += l == label ? 0 : row[l] * shares[l] / from[l];
      }
      double mixture = own * shares[label] + others;
      if (mixture > 0) {
        double slope = (own - others / (1 - shares[label])) / mixture;
        information += slope * slope;
      }
    }
    return information > 0 ? 1 / Math.sqrt(information) : 1;
  }
}
