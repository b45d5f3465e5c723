package org.tarazy.model;

import java.util.Arrays;
import org.tarazy.model.LinearScorer.Precision;

/**
 * The weights of a {@link LinearScorer} while it is made, column by column: each is rounded to
 * whole numbers when it comes, and what is rounded to 0 is not kept, so that a thousand columns
 * need little memory.
 *
 * <p>Several threads may put in columns at a time, each its own ones.
 */
public final class WeightColumns {
  private final int slots;
  private final Precision precision;
  private final int least;
  private final float[] scales;
  private final float[] biases;

  /** Which slots have a weight, a column. */
  private final long[][] bits;

  /** The weights of these slots, a column. */
  private final short[][] weights;

  /**
   * Columns without weights.
   *
   * @param slots the number of weights in a column
   * @param least what is smaller than this when it is rounded, whatever its sign, becomes 0: 1 for
   *     all that differs from 0
   */
  public WeightColumns(int slots, int columns, Precision precision, int least) {
    this.slots = slots;
    this.precision = precision;
    this.least = least;
    scales = new float[columns];
    biases = new float[columns];
    bits = new long[columns][];
    weights = new short[columns][];
    Arrays.fill(scales, 1);
    Arrays.fill(bits, new long[0]);
    Arrays.fill(weights, new short[0]);
  }

  /**
   * Rounds a column so that its largest weight is the largest whole number.
   *
   * @param real a weight a slot, of the value of an occurrence with weight α = 1
   * @param bias the score of an empty text
   */
  public void put(int column, float[] real, float bias) {
    if (real.length != slots) {
      throw new IllegalArgumentException(real.length + " weights, expected " + slots);
    }
    float highest = 0;
    for (float weight : real) {
      highest = Math.max(highest, Math.abs(weight));
    }
    int largest = precision == Precision.INT8 ? Byte.MAX_VALUE : Short.MAX_VALUE;
    float scale = highest == 0 ? 1 : highest / largest;
    long[] present = new long[(slots + Long.SIZE - 1) / Long.SIZE];
    short[] rounded = new short[slots];
    int size = 0;
    for (int slot = 0; slot < slots; slot++) {
      int weight = Math.round(real[slot] / scale);
      if (Math.abs(weight) >= least && weight != 0) {
        present[slot / Long.SIZE] |= 1L << slot;
        rounded[size++] = (short) weight;
      }
    }
    scales[column] = scale;
    biases[column] = bias;
    bits[column] = present;
    weights[column] = Arrays.copyOf(rounded, size);
  }

  /**
   * The scorer with these columns.
   *
   * @param labels the number of labels
   */
  public LinearScorer toScorer(FeatureOptions options, SlotValues values, int labels) {
    if (slots != options.slots()) {
      throw new IllegalArgumentException(slots + " weights, expected " + options.slots());
    }
    int columns = scales.length;
    char[] counts = new char[slots];
    if (MixedRows.mayBeWorth(columns)) {
      forEach((slot, column, weight) -> counts[slot]++);
    }
    if (MixedRows.isWorth(counts, columns, precision)) {
      return LinearScorer.ofSparse(options, values, labels, sparse(counts), scales, biases);
    }
    int cells = Math.multiplyExact(slots, columns);
    if (precision == Precision.INT8) {
      byte[] dense = new byte[cells];
      forEach((slot, column, weight) -> dense[slot * columns + column] = (byte) weight);
      return LinearScorer.ofBytes(options, values, labels, dense, scales, biases);
    }
    short[] dense = new short[cells];
    forEach((slot, column, weight) -> dense[slot * columns + column] = weight);
    return LinearScorer.ofShorts(options, values, labels, dense, scales, biases);
  }

  private SparseWeights sparse(char[] counts) {
    int[] next = new int[slots];
    int size = 0;
    for (int slot = 0; slot < slots; slot++) {
      next[slot] = size;
      size = Math.addExact(size, counts[slot]);
    }
    char[] numbers = new char[size];
    short[] all = new short[size];
    forEach(
        (slot, column, weight) -> {
          int at = next[slot]++;
          numbers[at] = (char) column;
          all[at] = weight;
        });
    return new SparseWeights(scales.length, precision, counts, numbers, all);
  }

  private interface Visitor {
    void visit(int slot, int column, short weight);
  }

  /** Visits all weights that are not 0, column by column. */
  private void forEach(Visitor visitor) {
    for (int column = 0; column < weights.length; column++) {
      int at = 0;
      for (int i = 0; i < bits[column].length; i++) {
        for (long left = bits[column][i]; left != 0; left &= left - 1) {
          int slot = i * Long.SIZE + Long.numberOfTrailingZeros(left);
          visitor.visit(slot, column, weights[column][at++]);
        }
      }
    }
  }
}
