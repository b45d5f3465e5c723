package org.tarazy.model;

/**
 * How much an occurrence in each slot counts: a power of a number, one of 255 steps, and nothing
 * where the slot never occurred in training. The number is the inverse document frequency, or also
 * tells how much more frequent the slot is with some labels than with others.
 *
 * <p>The inverse document frequency of a slot is {@code ln((1 + texts) / (1 + texts with the slot))
 * + 1}, as in the smoothed form of scikit-learn, rounded to one of 255 steps. On short, formal
 * texts the square of it is worth ten points of accuracy over plain counts; on long training sets
 * of reviews power 0, plain counts, is best. So the power is tuned.
 *
 * <p>Immutable and safe to share.
 */
public final class SlotValues {
  /**
   * What the square of a value is multiplied by before it is rounded, so that norms are sums of
   * whole numbers.
   */
  private static final double SQUARES_SCALE = 256;

  private static final int STEPS = 255;

  /** How many codes there are: the steps, and 0 for a slot that never occurred. */
  static final int CODES = STEPS + 1;

  private final byte[] codes;
  private final float power;
  private final float highest;
  private final float[] values = new float[CODES];
  private final long[] squares = new long[CODES];

  private SlotValues(byte[] codes, float power, float highest) {
    this.codes = codes;
    this.power = power;
    this.highest = highest;
    for (int code = 1; code <= STEPS; code++) {
      double idf = 1 + (code - 1) * (highest - 1.0) / (STEPS - 1);
      double value = StrictMath.pow(idf, power);
      values[code] = (float) value;
      squares[code] = Math.max(1, Math.round(value * value * SQUARES_SCALE));
    }
  }

  /**
   * Counts nothing yet known: the values that {@code documentFrequencies} call for.
   *
   * @param documentFrequencies in how many texts each slot occurs
   * @param texts the number of texts
   * @param power 0 for values of one, 1 for the inverse document frequency, 2 for its square …
   */
  public static SlotValues of(int[] documentFrequencies, int texts, float power) {
    double[] idf = new double[documentFrequencies.length];
    for (int slot = 0; slot < idf.length; slot++) {
      int frequency = documentFrequencies[slot];
      idf[slot] = frequency > 0 ? StrictMath.log((1.0 + texts) / (1 + frequency)) + 1 : 0;
    }
    return of(idf, StrictMath.log((1.0 + texts) / 2) + 1, power);
  }

  /**
   * Values that are powers of any numbers.
   *
   * @param bases 1 to {@code highest} a slot, and 0 where it never occurred
   * @param highest 1 to 100
   * @param power what they are raised to, 0 to 8
   */
  public static SlotValues of(double[] bases, double highest, float power) {
    byte[] codes = new byte[bases.length];
    for (int slot = 0; slot < codes.length; slot++) {
      if (bases[slot] > 0) {
        double step = highest > 1 ? (bases[slot] - 1) / (highest - 1) * (STEPS - 1) : 0;
        codes[slot] = (byte) (1 + Math.round(step));
      }
    }
    return new SlotValues(codes, power, (float) highest);
  }

  /**
   * Values as they were saved.
   *
   * @param codes a step a slot, 0 for a slot that never occurred; kept, not copied
   * @param highest the inverse document frequency of the last step
   */
  static SlotValues ofCodes(byte[] codes, float power, float highest) {
    if (!(power >= 0 && power <= 8) || !(highest >= 1 && highest <= 100)) {
      throw new IllegalArgumentException("power " + power + " and highest " + highest);
    }
    return new SlotValues(codes, power, highest);
  }

  /** The power of the inverse document frequency. */
  public float power() {
    return power;
  }

  float highest() {
    return highest;
  }

  byte[] codes() {
    return codes;
  }

  int code(int slot) {
    return codes[slot] & 0xFF;
  }

  /** The square of each code, in units of {@link #toNorm}. */
  long[] squares() {
    return squares;
  }

  int slots() {
    return codes.length;
  }

  /**
   * The value of an occurrence in {@code slot}, before the weight of its group and the norm of its
   * text.
   */
  public float value(int slot) {
    return values[codes[slot] & 0xFF];
  }

  /** The square of {@link #value}, in units of {@link #toNorm}. */
  public long square(int slot) {
    return squares[codes[slot] & 0xFF];
  }

  /**
   * The length of a text whose squares, times the squared weights of their groups, add up to {@code
   * squares}.
   */
  public static double toNorm(long squares) {
    return squares > 0 ? Math.sqrt(squares / SQUARES_SCALE) : 1;
  }
}
