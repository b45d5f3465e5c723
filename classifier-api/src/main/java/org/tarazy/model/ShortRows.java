package org.tarazy.model;

/** Two-byte weights: a row is the step of its slot and then the weights. */
final class ShortRows extends WeightTable {
  private final int stride;
  private final short[] table;

  ShortRows(FeatureOptions options, SlotValues values, short[] weights, int columns) {
    super(options, values);
    stride = 1 + columns;
    int slots = weights.length / columns;
    table = new short[Math.multiplyExact(slots, stride)];
    for (int slot = 0; slot < slots; slot++) {
      table[slot * stride] = (short) values.code(slot);
      System.arraycopy(weights, slot * columns, table, slot * stride + 1, columns);
    }
  }

  @Override
  long addTo(long[] totals, int[] occurrences, int from, int to) {
    long squares = 0;
    for (int i = from; i < to; i++) {
      int occurrence = occurrences[i];
      int alpha = alpha(occurrence);
      int row = (occurrence & FeatureCollector.SLOT_MASK) * stride;
      squares += square(occurrence, table[row]);
      for (int c = 1; c < stride; c++) {
        totals[c - 1] += alpha * table[row + c];
      }
    }
    return squares;
  }

  @Override
  int weight(int slot, int column) {
    return table[slot * stride + 1 + column];
  }

  @Override
  int code(int slot) {
    return table[slot * stride];
  }
}
