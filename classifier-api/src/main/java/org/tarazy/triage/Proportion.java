package org.tarazy.triage;

/**
 * A share, with the interval of Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference" (1927), which holds for small counts and shares near 0 and 1 too.
 *
 * @param hits how many of {@code of}
 * @param of out of how many, 0 or more
 */
public record Proportion(long hits, long of) {
  /** The standard normal deviate of a two-sided interval of 95%. */
  private static final double Z = 1.959963984540054;

  /** Checks the counts. */
  public Proportion {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException(hits + " of " + of);
    }
  }

  /** The share, 0 to 1; not a number where there is nothing to share. */
  public double rate() {
    return of == 0 ? Double.NaN : (double) hits / of;
  }

  /** The lower end of the 95% interval; 0 where nothing was counted. */
  public double low() {
    return of == 0 || hits == 0 ? 0 : Math.max(0, centre() - halfWidth());
  }

  /** The upper end of the 95% interval; 1 where nothing was counted. */
  public double high() {
    return of == 0 || hits == of ? 1 : Math.min(1, centre() + halfWidth());
  }

  private double centre() {
    return (hits + Z * Z / 2) / (of + Z * Z);
  }

  private double halfWidth() {
    double p = rate();
    return Z * Math.sqrt(of * p * (1 - p) + Z * Z / 4) / (of + Z * Z);
  }
}
