package org.tarazy.model;

/**
 * Turns scores into probabilities: each score is scaled and shifted, then comes the softmax over
 * all labels ({@link Task#SINGLE_LABEL}) or the sigmoid of each ({@link Task#MULTI_LABEL}).
 *
 * <p>With one scale for all and no offsets this is temperature scaling (Guo et al. 2017); with
 * offsets and exclusive labels, bias-corrected temperature scaling (Alexandari et al. 2020); with a
 * scale and an offset a label and sigmoids, Platt scaling (Platt 1999).
 *
 * @param method the name of the method that found the numbers: {@code none}, {@code temperature} …
 * @param scales above 0, a label
 * @param offsets in nats, a label
 */
public record Calibration(String method, float[] scales, float[] offsets) {

  /** Leaves the scores of {@code labels} labels as they are. */
  public static Calibration none(int labels) {
    float[] ones = new float[labels];
    java.util.Arrays.fill(ones, 1);
    return new Calibration("none", ones, new float[labels]);
  }

  /** Checks the ranges. */
  public Calibration {
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
    for (int l = 0; l < values.length; l++) {
      values[l] = values[l] * scales[l] + offsets[l];
    }
    if (task == Task.SINGLE_LABEL) {
      softmax(values);
    } else {
      for (int l = 0; l < values.length; l++) {
        values[l] = (float) (1 / (1 + Math.exp(-values[l])));
      }
    }
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
    return new Calibration(method, scales, moved);
  }
}
