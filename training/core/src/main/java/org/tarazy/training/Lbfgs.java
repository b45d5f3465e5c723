package org.tarazy.training;

/** Limited-memory BFGS (Liu and Nocedal 1989) for smooth convex functions of a few variables. */
final class Lbfgs {
  private static final int MEMORY = 8;
  private static final int PERIOD = 5;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final int MOST_STEP_CUTS = 20;

  private Lbfgs() {}

  /** A function and its gradient. */
  interface Objective {
    /**
     * Computes the value at {@code point}.
     *
     * @param gradient gets the gradient there
     */
    double evaluate(float[] point, float[] gradient);
  }

  /**
   * When to stop.
   *
   * @param iterations at the latest after so many steps
   * @param tolerance when the last {@value #PERIOD} steps together lowered the value by less than
   *     this share of it
   */
  record Limits(int iterations, double tolerance) {}

  /**
   * Minimises {@code objective}.
   *
   * @param point where to start; gets the minimum
   * @return the value there
   */
  static double minimise(Objective objective, float[] point, Limits limits) {
    int n = point.length;
    float[] gradient = new float[n];
    float[] nextPoint = new float[n];
    float[] nextGradient = new float[n];
    float[] direction = new float[n];
    float[][] steps = new float[MEMORY][];
    float[][] changes = new float[MEMORY][];
    double[] curvatures = new double[MEMORY];
    double[] alphas = new double[MEMORY];
    int kept = 0;
    int newest = -1;

    double[] values = new double[PERIOD];
    double value = objective.evaluate(point, gradient);
    for (int iteration = 0; iteration < limits.iterations(); iteration++) {
      double gradientSquared = dot(gradient, gradient);
      double periodAgo = values[iteration % PERIOD];
      if (gradientSquared == 0
          || iteration >= PERIOD && periodAgo - value <= limits.tolerance() * Math.abs(value)) {
        break;
      }
      values[iteration % PERIOD] = value;
      System.arraycopy(gradient, 0, direction, 0, n);
      for (int k = 0; k < kept; k++) {
        int i = Math.floorMod(newest - k, MEMORY);
        alphas[i] = dot(steps[i], direction) / curvatures[i];
        add(direction, -alphas[i], changes[i]);
      }
      if (kept > 0) {
        scale(direction, curvatures[newest] / dot(changes[newest], changes[newest]));
      } else {
        scale(direction, 1 / Math.sqrt(gradientSquared));
      }
      for (int k = kept - 1; k >= 0; k--) {
        int i = Math.floorMod(newest - k, MEMORY);
        double beta = dot(changes[i], direction) / curvatures[i];
        add(direction, alphas[i] - beta, steps[i]);
      }
      double slope = -dot(gradient, direction);

      double step = 1;
      double nextValue = Double.POSITIVE_INFINITY;
      int cuts = 0;
      for (; cuts < MOST_STEP_CUTS; cuts++) {
        combine(nextPoint, point, -step, direction);
        nextValue = objective.evaluate(nextPoint, nextGradient);
        if (nextValue <= value + SUFFICIENT_DECREASE * step * slope) {
          break;
        }
        // The parabola through both values and the slope has its minimum here.
        double cut = -slope * step / (2 * ((nextValue - value) / step - slope));
        step *= Double.isFinite(cut) ? Math.min(0.5, Math.max(0.1, cut / step)) : 0.5;
      }
      if (cuts == MOST_STEP_CUTS) {
        break;
      }

      int slot = (newest + 1) % MEMORY;
      if (steps[slot] == null) {
        steps[slot] = new float[n];
        changes[slot] = new float[n];
      }
      combine(steps[slot], nextPoint, -1, point);
      combine(changes[slot], nextGradient, -1, gradient);
      double curvature = dot(steps[slot], changes[slot]);
      if (curvature > 0) {
        newest = slot;
        curvatures[slot] = curvature;
        kept = Math.min(kept + 1, MEMORY);
      }
      System.arraycopy(nextPoint, 0, point, 0, n);
      float[] swap = gradient;
      gradient = nextGradient;
      nextGradient = swap;
      value = nextValue;
    }
    return value;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void add(float[] target, double factor, float[] source) {
    combine(target, target, factor, source);
  }

  private static void scale(float[] target, double factor) {
    float f = (float) factor;
    for (int i = 0; i < target.length; i++) {
      target[i] *= f;
    }
  }

  /** {@code target = a + factor · b}. */
  private static void combine(float[] target, float[] a, double factor, float[] b) {
    float f = (float) factor;
    for (int i = 0; i < target.length; i++) {
      target[i] = a[i] + f * b[i];
    }
  }
}
