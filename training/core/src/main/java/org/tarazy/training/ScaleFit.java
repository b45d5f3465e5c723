package org.tarazy.training;

import java.util.Arrays;
import org.tarazy.model.Calibration;
import org.tarazy.model.Task;

/** Finds the scales and offsets with the lowest log-loss. */
final class ScaleFit {
  private static final Lbfgs.Limits LIMITS = new Lbfgs.Limits(200, 1e-7);
  private static final float SMALLEST_SCALE = 0.01f;

  private final Task task;
  private final float[][] scores;
  private final boolean[][] truth;
  private final int labels;

  ScaleFit(Task task, float[][] scores, boolean[][] truth) {
    this.task = task;
    this.scores = scores;
    this.truth = truth;
    this.labels = scores[0].length;
  }

  Calibration oneScale(String method) {
    return new Calibration(method, scales(temperature()), new float[labels]);
  }

  Calibration oneScaleWithOffsets(String method) {
    float[] point = new float[1 + labels];
    point[0] = 1;
    Lbfgs.minimise((at, gradient) -> evaluate(at, gradient, 1, 1), point, LIMITS);
    return calibration(method, point, 1);
  }

  Calibration scalesWithOffsets(String method) {
    float[] point = new float[2 * labels];
    float temperature = temperature();
    Arrays.fill(point, 0, labels, temperature);
    Lbfgs.minimise((at, gradient) -> evaluate(at, gradient, labels, temperature), point, LIMITS);
    return calibration(method, point, labels);
  }

  private float temperature() {
    float[] point = {1};
    Lbfgs.minimise((at, gradient) -> evaluate(at, gradient, 1, 1), point, LIMITS);
    return point[0];
  }

  private float[] scales(float... found) {
    float[] scales = new float[labels];
    for (int l = 0; l < labels; l++) {
      scales[l] = Math.max(SMALLEST_SCALE, found[l % found.length]);
    }
    return scales;
  }

  private Calibration calibration(String method, float[] point, int scales) {
    return new Calibration(
        method,
        scales(Arrays.copyOf(point, scales)),
        Arrays.copyOfRange(point, scales, scales + labels));
  }

  /**
   * The mean log-loss, with a pull of the offsets to 0 and of the scales to {@code middle} that is
   * as strong as one text: it keeps those of labels never seen finite, and probabilities off 0 and
   * 1 where a few texts are told apart without a mistake.
   *
   * @param point first the scales, then the offsets, where there are any
   */
  private double evaluate(float[] point, float[] gradient, int scales, float middle) {
    double[] sums = new double[point.length];
    double loss = 0;
    double[] p = new double[labels];
    boolean offsets = point.length > scales;
    for (int i = 0; i < scores.length; i++) {
      float[] z = scores[i];
      for (int l = 0; l < labels; l++) {
        p[l] = point[l % scales] * z[l] + (offsets ? point[scales + l] : 0);
      }
      loss += task == Task.SINGLE_LABEL ? softmaxLoss(p, truth[i]) : sigmoidLoss(p, truth[i]);
      for (int l = 0; l < labels; l++) {
        double residual = p[l] - (truth[i][l] ? 1 : 0);
        sums[l % scales] += residual * z[l];
        if (offsets) {
          sums[scales + l] += residual;
        }
      }
    }
    double n = scores.length;
    double value = loss / n;
    for (int k = 0; k < sums.length; k++) {
      double pull = 0;
      if (k >= scales) {
        pull = point[k] / n;
        value += pull * point[k] / 2;
      } else {
        pull = (point[k] - middle) / n;
        value += pull * (point[k] - middle) / 2;
      }
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
