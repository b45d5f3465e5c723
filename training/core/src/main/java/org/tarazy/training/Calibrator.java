package org.tarazy.training;

import java.util.Arrays;
import org.tarazy.model.Calibration;
import org.tarazy.model.Task;

/**
 * Fits a {@link Calibration} to texts held out of training.
 *
 * <p>Two ways are fitted, one scale for all labels (temperature scaling) and one scale with an
 * offset a label (its bias-corrected form); the one with the lower log-loss on the other half of
 * the texts is taken.
 */
final class Calibrator {
  private static final Lbfgs.Limits LIMITS = new Lbfgs.Limits(200, 1e-7);
  private static final float SMALLEST_SCALE = 0.01f;

  private final Task task;
  private final float[][] scores;
  private final boolean[][] truth;

  private Calibrator(Task task, float[][] scores, boolean[][] truth) {
    this.task = task;
    this.scores = scores;
    this.truth = truth;
  }

  /** The better of the two ways for these held-out scores. */
  static Calibration fit(Task task, float[][] scores, boolean[][] truth) {
    if (scores.length < 2) {
      // One text has no other half to be judged by, and would make any scale look good.
      return Calibration.none(scores[0].length);
    }
    double[] losses = new double[2];
    for (int half = 0; half < 2; half++) {
      Calibrator fitting = half(task, scores, truth, half);
      Calibrator judging = half(task, scores, truth, 1 - half);
      losses[0] += judging.logLoss(fitting.temperature()) * judging.scores.length;
      losses[1] += judging.logLoss(fitting.withOffsets()) * judging.scores.length;
    }
    Calibrator all = new Calibrator(task, scores, truth);
    return losses[1] < losses[0] ? all.withOffsets() : all.temperature();
  }

  private static Calibrator half(Task task, float[][] scores, boolean[][] truth, int parity) {
    int n = (scores.length + 1 - parity) / 2;
    float[][] halfScores = new float[n][];
    boolean[][] halfTruth = new boolean[n][];
    for (int i = 0; i < n; i++) {
      halfScores[i] = scores[2 * i + parity];
      halfTruth[i] = truth[2 * i + parity];
    }
    return new Calibrator(task, halfScores, halfTruth);
  }

  private Calibration temperature() {
    float[] point = {1};
    Lbfgs.minimise(this::evaluate, point, LIMITS);
    return calibration("temperature", point);
  }

  private Calibration withOffsets() {
    float[] point = new float[1 + labels()];
    point[0] = 1;
    Lbfgs.minimise(this::evaluate, point, LIMITS);
    return calibration("bias-corrected temperature", point);
  }

  private int labels() {
    return scores.length == 0 ? 0 : scores[0].length;
  }

  private Calibration calibration(String method, float[] point) {
    float[] scales = new float[labels()];
    Arrays.fill(scales, Math.max(SMALLEST_SCALE, point[0]));
    float[] offsets = new float[labels()];
    for (int l = 0; l + 1 < point.length; l++) {
      offsets[l] = point[1 + l];
    }
    return new Calibration(method, scales, offsets);
  }

  private double logLoss(Calibration calibration) {
    float[] point = new float[1 + labels()];
    point[0] = calibration.scales()[0];
    System.arraycopy(calibration.offsets(), 0, point, 1, labels());
    return evaluate(point, new float[point.length]);
  }

  /**
   * The mean log-loss, and a weak pull of the offsets to 0 so that labels never seen stay finite.
   */
  private double evaluate(float[] point, float[] gradient) {
    double[] sums = new double[point.length];
    double loss = 0;
    double[] p = new double[labels()];
    boolean offsets = point.length > 1;
    for (int i = 0; i < scores.length; i++) {
      float[] z = scores[i];
      for (int l = 0; l < p.length; l++) {
        p[l] = point[0] * z[l] + (offsets ? point[1 + l] : 0);
      }
      loss += task == Task.SINGLE_LABEL ? softmaxLoss(p, truth[i]) : sigmoidLoss(p, truth[i]);
      for (int l = 0; l < p.length; l++) {
        double residual = p[l] - (truth[i][l] ? 1 : 0);
        sums[0] += residual * z[l];
        if (offsets) {
          sums[1 + l] += residual;
        }
      }
    }
    double n = Math.max(1, scores.length);
    double value = loss / n;
    for (int k = 0; k < sums.length; k++) {
      double pull = k == 0 ? 0 : point[k] / n;
      value += pull * point[k] / 2;
      gradient[k] = (float) (sums[k] / n + pull);
    }
    return value;
  }

  /** Replaces scores by probabilities and returns the loss. */
  private static double softmaxLoss(double[] scores, boolean[] truth) {
    double highest = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (double score : scores) {
      sum += StrictMath.exp(score - highest);
    }
    double logSum = highest + StrictMath.log(sum);
    double loss = 0;
    for (int l = 0; l < scores.length; l++) {
      if (truth[l]) {
        loss += logSum - scores[l];
      }
      scores[l] = StrictMath.exp(scores[l] - logSum);
    }
    return loss;
  }

  private static double sigmoidLoss(double[] scores, boolean[] truth) {
    double loss = 0;
    for (int l = 0; l < scores.length; l++) {
      double score = scores[l];
      loss +=
          Math.max(score, 0)
              + StrictMath.log1p(StrictMath.exp(-Math.abs(score)))
              - (truth[l] ? score : 0);
      scores[l] = 1 / (1 + StrictMath.exp(-score));
    }
    return loss;
  }
}
