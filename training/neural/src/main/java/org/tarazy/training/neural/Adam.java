package org.tarazy.training.neural;

/**
 * The update rule of Adam (Kingma and Ba 2015), for rows that each have their own number of steps.
 *
 * @param rate the step size
 */
record Adam(float rate) {
  private static final float MEAN_DECAY = 0.9f;
  private static final float VARIANCE_DECAY = 0.999f;
  private static final float EPSILON = 1e-8f;

  /**
   * Moves {@code length} values.
   *
   * @param step how often these values have been moved, this time included
   */
  void update(
      int step,
      float[] values,
      float[] means,
      float[] variances,
      int from,
      float[] gradients,
      int gradientFrom,
      int length) {
    double unbiased =
        Math.sqrt(1 - StrictMath.pow(VARIANCE_DECAY, step))
            / (1 - StrictMath.pow(MEAN_DECAY, step));
    float factor = (float) (rate * unbiased);
    for (int i = 0; i < length; i++) {
      float gradient = gradients[gradientFrom + i];
      int at = from + i;
      means[at] = MEAN_DECAY * means[at] + (1 - MEAN_DECAY) * gradient;
      variances[at] = VARIANCE_DECAY * variances[at] + (1 - VARIANCE_DECAY) * gradient * gradient;
      values[at] -= factor * means[at] / ((float) Math.sqrt(variances[at]) + EPSILON);
    }
  }
}
