package org.tarazy.model;

/**
 * One-byte weights as they stand in the file: there is nothing to be laid out when a model is
 * loaded, but an occurrence costs two look-ups, that of its step and that of its weights.
 */
final class StoredRows extends WeightTable {
  private final FeatureOptions options;
  private final SlotValues values;
  private final byte[] weights;
  private final int columns;

  /**
   * A table over weights.
   *
   * @param weights slot by slot, a row of columns each; kept, not copied
   */
  StoredRows(FeatureOptions options, SlotValues values, byte[] weights, int columns) {
    super(options, values);
    this.options = options;
    this.values = values;
    this.weights = weights;
    this.columns = columns;
  }

  /** The same weights, each slot's beside its step. */
  WeightTable sideBySide() {
    return columns == 1
        ? new OneColumn(options, values, weights)
        : new ByteRows(options, values, weights, columns);
  }

  @Override
  long addTo(long[] totals, int[] occurrences, int from, int to) {
    long squares = 0;
    for (int i = from; i < to; i++) {
      int occurrence = occurrences[i];
      int alpha = alpha(occurrence);
      int slot = occurrence & FeatureCollector.SLOT_MASK;
      squares += square(occurrence, values.code(slot));
      int row = slot * columns;
      for (int c = 0; c < columns; c++) {
        totals[c] += alpha * weights[row + c];
      }
    }
    return squares;
  }

  @Override
  int weight(int slot, int column) {
    return weights[slot * columns + column];
  }

  @Override
  int code(int slot) {
    return values.code(slot);
  }
}
