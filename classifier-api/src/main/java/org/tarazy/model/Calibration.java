package org.tarazy.model;

import java.util.List;

/**
 * Turns scores into probabilities: each score is scaled, bent where there are curves, and shifted;
 * then comes the softmax over all labels ({@link Task#SINGLE_LABEL}) or the sigmoid of each ({@link
 * Task#MULTI_LABEL}).
 *
 * <p>With one scale for all and no offsets this is temperature scaling (Guo et al. 2017); with
 * offsets and exclusive labels, bias-corrected temperature scaling (Alexandari et al. 2020); with a
 * scale and an offset a label, Platt scaling (Platt 1999), also called vector scaling where labels
 * exclude each other; with curves, isotonic calibration (Zadrozny and Elkan 2002).
 *
 * @param method the name of the method that found the numbers: {@code none}, {@code temperature} …
 * @param scales above 0, a label
 * @param curves one a label, from the scaled score to a score in nats; empty for straight lines
 * @param offsets in nats, a label
 */
public record Calibration(String method, float[] scales, List<Curve> curves, float[] offsets) {

  /** A calibration without curves. */
  public Calibration(String method, float[] scales, float[] offsets) {
    this(method, scales, List.of(), offsets);
  }

  /** Leaves the scores of {@code labels} labels as they are. */
  public static Calibration none(int labels) {
    float[] ones = new float[labels];
    java.util.Arrays.fill(ones, 1);
    return new Calibration("none", ones, new float[labels]);
  }

  /** Checks the ranges. */
  public Calibration {
    curves = List.copyOf(curves);
    if (!curves.isEmpty() && curves.size() != scales.length) {
      throw new IllegalArgumentException(
          scales.length + " scales but " + curves.size() + " curves");
    }
    if (scales.length != offsets.length) {
      throw new IllegalArgumentException(
          scales.length + " scales but " + offsets.length + " offsets");
    }
    for (int l = 0; l < scales.length; l++) {
      if (!(scales[l] > 0) || !Float.isFinite(scales[l]) || !Float.isFinite(offsets[l])) {
        throw new IllegalArgumentException(
            "scale " + scales[l] + " and offset " + offsets[l] + " of label " + l);
      }
    }
  }

  /**
   * Replaces scores by probabilities, in place.
   *
   * @param values a score a label; gets a probability a label, 0 to 1
   */
  public void apply(Task task, float[] values) {
    if (curves.isEmpty()) {
      for (int l = 0; l < values.length; l++) {
        values[l] = values[l] * scales[l] + offsets[l];
      }
    } else {
      for (int l = 0; l < values.length; l++) {
        values[l] = adjusted(l, values[l]);
      }
    }
    if (task == Task.SINGLE_LABEL) {
      softmax(values);
    } else {
      for (int l = 0; l < values.length; l++) {
        values[l] = (float) (1 / (1 + Math.exp(-values[l])));
      }
    }
  }

  /** What the softmax or the sigmoid gets for this score of the label with this index. */
  public float adjusted(int label, float score) {
    float scaled = score * scales[label];
    return (curves.isEmpty() ? scaled : curves.get(label).at(scaled)) + offsets[label];
  }

  /**
   * What a part of a score is to be multiplied by, so that the parts that lead from one score to
   * another lead from the one's {@linkplain #adjusted adjusted} score to the other's.
   */
  public float factor(int label, float from, float to) {
    float scale = scales[label];
    return curves.isEmpty() ? scale : scale * curves.get(label).slope(from * scale, to * scale);
  }

  private static void softmax(float[] values) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      highest = Math.max(highest, value);
    }
    double sum = 0;
    for (int l = 0; l < values.length; l++) {
      values[l] = (float) Math.exp(values[l] - highest);
      sum += values[l];
    }
    for (int l = 0; l < values.length; l++) {
      values[l] = (float) (values[l] / sum);
    }
  }

  /** This calibration with {@code shift} added to the offsets: another base rate of the labels. */
  public Calibration shifted(float[] shift) {
    float[] moved = offsets.clone();
    for (int l = 0; l < moved.length; l++) {
      moved[l] += shift[l];
    }
    return new Calibration(method, scales, curves, moved);
  }
}
