package org.tarazy.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tarazy.model.Calibration;
import org.tarazy.model.Task;

/**
 * Chooses among the ways to calibrate, on texts held out of training: each way is fitted on four
 * fifths of them and judged by the log-loss of the others, in turn. Of those within half a standard
 * error of the best the simplest is taken, and fitted again on all texts.
 */
final class Calibrator {
  private static final int FOLDS = 5;

  /** Ways this close, in standard errors of their difference in log-loss, are as good. */
  private static final double CLOSE = 0.5;

  private final Task task;
  private final float[][] scores;
  private final boolean[][] truth;

  /**
   * What was chosen.
   *
   * @param calibration fitted on all texts
   * @param probabilities of each text, from a calibration that was fitted on others
   * @param logLosses of each way that was tried, on texts that it was not fitted on
   */
  record Chosen(Calibration calibration, float[][] probabilities, Map<String, Double> logLosses) {}

  private record Trial(CalibrationMethod method, float[][] probabilities, double[] losses) {
    double logLoss() {
      return Arrays.stream(losses).average().orElse(0);
    }

    boolean isClose(Trial best) {
      int n = losses.length;
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double difference = losses[i] - best.losses[i];
        sum += difference;
        squares += difference * difference;
      }
      double mean = sum / n;
      return mean <= CLOSE * Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
    }
  }

  private Calibrator(Task task, float[][] scores, boolean[][] truth) {
    this.task = task;
    this.scores = scores;
    this.truth = truth;
  }

  /** The best way for these held-out scores. */
  static Chosen choose(Task task, float[][] scores, boolean[][] truth) {
    return new Calibrator(task, scores, truth).choose();
  }

  private Chosen choose() {
    if (scores.length < 2) {
      // One text has no others to be judged by, and would make any scale look good.
      Calibration none = Calibration.none(scores[0].length);
      return new Chosen(none, applied(none), Map.of());
    }
    List<Trial> trials =
        CalibrationMethod.of(task, scores[0].length).parallelStream().map(this::crossFit).toList();
    Trial best = trials.get(0);
    for (Trial trial : trials) {
      best = trial.logLoss() < best.logLoss() ? trial : best;
    }
    Map<String, Double> logLosses = new LinkedHashMap<>();
    Trial chosen = best;
    for (int t = trials.size() - 1; t >= 0; t--) {
      chosen = trials.get(t).isClose(best) ? trials.get(t) : chosen;
    }
    trials.forEach(trial -> logLosses.put(trial.method().key(), trial.logLoss()));
    return new Chosen(chosen.method().fit(task, scores, truth), chosen.probabilities(), logLosses);
  }

  private Trial crossFit(CalibrationMethod method) {
    float[][] probabilities = new float[scores.length][];
    double[] losses = new double[scores.length];
    int folds = Math.min(FOLDS, scores.length);
    for (int fold = 0; fold < folds; fold++) {
      int heldOut = fold;
      int[] rows = IntStream.range(0, scores.length).filter(i -> i % folds != heldOut).toArray();
      Calibration fitted =
          method.fit(
              task,
              Arrays.stream(rows).mapToObj(i -> scores[i]).toArray(float[][]::new),
              Arrays.stream(rows).mapToObj(i -> truth[i]).toArray(boolean[][]::new));
      for (int i = fold; i < scores.length; i += folds) {
        probabilities[i] = scores[i].clone();
        fitted.apply(task, probabilities[i]);
        losses[i] = Evaluation.logLoss(task, probabilities[i], truth[i]);
      }
    }
    return new Trial(method, probabilities, losses);
  }

  private float[][] applied(Calibration calibration) {
    float[][] probabilities = new float[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = scores[i].clone();
      calibration.apply(task, probabilities[i]);
    }
    return probabilities;
  }
}
