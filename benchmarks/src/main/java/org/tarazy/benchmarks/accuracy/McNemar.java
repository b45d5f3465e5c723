package org.tarazy.benchmarks.accuracy;

/**
 * Whether two contestants differ on the same texts (McNemar 1947), exact: of the texts that one
 * gets entirely right and the other does not, each does so with probability one half if they are
 * equal.
 *
 * @param first how many texts only the first gets right
 * @param second how many texts only the second gets right
 */
public record McNemar(int first, int second) {
  static McNemar of(long[] truth, long[] proposed, long[] other) {
    int first = 0;
    int second = 0;
    for (int row = 0; row < truth.length; row++) {
      boolean right = proposed[row] == truth[row];
      boolean otherRight = other[row] == truth[row];
      first += right && !otherRight ? 1 : 0;
      second += otherRight && !right ? 1 : 0;
    }
    return new McNemar(first, second);
  }

  /** The two-sided p-value. */
  public double p() {
    int n = first + second;
    double logTerm = -n * Math.log(2);
    double tail = 0;
    for (int k = 0; k <= Math.min(first, second); k++) {
      tail += Math.exp(logTerm);
      logTerm += Math.log(n - k) - Math.log(k + 1.0);
    }
    return Math.min(1, 2 * tail);
  }
}
