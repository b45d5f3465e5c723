package org.tarazy.model;

/**
 * Whole-number weights, each slot's row of columns beside the step of its {@link SlotValues}, so
 * that an occurrence costs one look-up.
 *
 * <p>Immutable and safe to share.
 */
abstract class WeightTable {
  private final int[] alphas;
  private final long[] squaresOfCodes;

  WeightTable(FeatureOptions options, SlotValues values) {
    alphas = options.weightArray();
    squaresOfCodes = values.squares();
  }

  /** What an occurrence counts for its group. */
  final int alpha(int occurrence) {
    return alphas[occurrence >>> FeatureCollector.SLOT_BITS];
  }

  /** The square of the value of an occurrence whose slot has the step {@code code}. */
  final long square(int occurrence, int code) {
    long alpha = alpha(occurrence);
    return alpha * alpha * squaresOfCodes[code & SlotValues.CODES - 1];
  }

  /**
   * Adds up occurrences.
   *
   * @param totals the whole-number sum of each column, to be added to
   * @param occurrences of no use afterwards from {@code from} to {@code to}: they may be changed
   * @return the sum of the squares of their values
   */
  abstract long addTo(long[] totals, int[] occurrences, int from, int to);

  /** One weight. */
  abstract int weight(int slot, int column);

  /** All weights of {@code slot}; {@code weights} gets them. */
  void readRow(int slot, int[] weights) {
    for (int c = 0; c < weights.length; c++) {
      weights[c] = weight(slot, c);
    }
  }

  /** The step of the value of {@code slot}. */
  abstract int code(int slot);
}
