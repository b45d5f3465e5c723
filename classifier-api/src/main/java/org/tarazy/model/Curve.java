package org.tarazy.model;

import java.util.Arrays;

/**
 * A function that always rises: straight lines from knot to knot, and lines of slope 1 before the
 * first and after the last. Isotonic calibration bends scores with it.
 *
 * @param xs where the knots are, rising, at least one
 * @param ys the values there, rising
 */
public record Curve(float[] xs, float[] ys) {

  /** Checks that it rises. */
  public Curve {
    if (xs.length != ys.length || xs.length == 0) {
      throw new IllegalArgumentException("a curve of " + xs.length + " by " + ys.length + " knots");
    }
    for (int k = 0; k < xs.length; k++) {
      boolean rises = k == 0 || xs[k] > xs[k - 1] && ys[k] > ys[k - 1];
      if (!rises || !Float.isFinite(xs[k]) || !Float.isFinite(ys[k])) {
        throw new IllegalArgumentException(
            "knot " + k + " of a curve, " + xs[k] + " to " + ys[k] + ", does not rise");
      }
    }
  }

  /** The value at {@code x}. Allocates nothing. */
  public float at(float x) {
    int last = xs.length - 1;
    if (!(x > xs[0])) {
      return ys[0] + (x - xs[0]);
    }
    if (x >= xs[last]) {
      return ys[last] + (x - xs[last]);
    }
    int found = Arrays.binarySearch(xs, x);
    int k = found >= 0 ? found : -found - 2;
    return ys[k] + (x - xs[k]) * slope(k);
  }

  /**
   * The slope of the straight line through the values at {@code from} and {@code to}, which need
   * not differ.
   */
  float slope(float from, float to) {
    float run = to - from;
    if (Math.abs(run) > 1e-3f) {
      return (at(to) - at(from)) / run;
    }
    int k = Arrays.binarySearch(xs, to);
    k = k >= 0 ? k : -k - 2;
    return k < 0 || k >= xs.length - 1 ? 1 : slope(k);
  }

  private float slope(int k) {
    return (ys[k + 1] - ys[k]) / (xs[k + 1] - xs[k]);
  }
}
