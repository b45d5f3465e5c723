package org.tarazy.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tarazy.model.Task;
import org.tarazy.triage.Proportion;

/**
 * Whether probabilities hold: of the texts that a model is 80% sure of, 80% should be as it says.
 * What is looked at is the most probable label of each text, or every label in a multi-label model.
 *
 * @param bins {@value #BINS} bins of equal mass, from the lowest probabilities to the highest; less
 *     where there are fewer texts
 */
public record Reliability(List<Bin> bins) {
  /** How many bins there are. */
  public static final int BINS = 15;

  /**
   * Texts with like probabilities.
   *
   * @param n how many, 1 or more
   * @param probability their mean probability
   * @param right how many of them are as the model says
   */
  public record Bin(int n, double probability, int right) {

    /** The share that is as the model says, with its interval. */
    public Proportion observed() {
      return new Proportion(right, n);
    }
  }

  /** Makes the list unmodifiable. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  private record Confidence(double probability, boolean right) {}

  /** Sorts the probabilities into bins. */
  public static Reliability of(Predictions predictions) {
    return of(predictions.task(), predictions.probabilities(), predictions.truth());
  }

  static Reliability of(Task task, float[][] probabilities, boolean[][] truth) {
    List<Confidence> confidences = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      if (task == Task.SINGLE_LABEL) {
        int best = 0;
        for (int l = 1; l < truth[i].length; l++) {
          best = probabilities[i][l] > probabilities[i][best] ? l : best;
        }
        confidences.add(new Confidence(probabilities[i][best], truth[i][best]));
      } else {
        for (int l = 0; l < truth[i].length; l++) {
          confidences.add(new Confidence(probabilities[i][l], truth[i][l]));
        }
      }
    }
    confidences.sort(Comparator.comparingDouble(Confidence::probability));
    int n = confidences.size();
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      int from = (int) ((long) n * bin / BINS);
      int to = (int) ((long) n * (bin + 1) / BINS);
      double sum = 0;
      int right = 0;
      for (Confidence confidence : confidences.subList(from, to)) {
        sum += confidence.probability();
        right += confidence.right() ? 1 : 0;
      }
      if (to > from) {
        bins.add(new Bin(to - from, sum / (to - from), right));
      }
    }
    return new Reliability(bins);
  }

  /**
   * The mean distance of probability and truth over the bins (Naeini et al. 2015), 0 to 1; the
   * smaller the better.
   */
  public double expectedCalibrationError() {
    int n = bins.stream().mapToInt(Bin::n).sum();
    double error = 0;
    for (Bin bin : bins) {
      error += Math.abs(bin.probability() * bin.n() - bin.right()) / n;
    }
    return error;
  }
}
