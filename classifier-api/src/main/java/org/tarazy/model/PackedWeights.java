package org.tarazy.model;

/**
 * The one-byte weights of many columns, eight to a {@code long}, to be summed eight at a time.
 *
 * <p>A weight is kept plus 128. Every second byte of a row is added in a lane of 16 bits, so that
 * {@value #MOST_ROWS} rows fit before a lane overflows. Adding column by column does the same, one
 * at a time: the JIT compiler makes no vector instructions of so few. The sums are equal.
 */
final class PackedWeights {
  private static final int MOST_ROWS = 256;
  private static final int SHIFTED_BY = 128;
  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;

  private final int columns;
  private final int longs;
  private final long[] table;

  PackedWeights(byte[] weights, int columns) {
    this.columns = columns;
    this.longs = (columns + Long.BYTES - 1) / Long.BYTES;
    int slots = weights.length / columns;
    table = new long[slots * longs];
    for (int slot = 0; slot < slots; slot++) {
      for (int c = 0; c < columns; c++) {
        long shifted = (long) weights[slot * columns + c] + SHIFTED_BY;
        table[slot * longs + c / Long.BYTES] |= shifted << Byte.SIZE * (c % Long.BYTES);
      }
    }
  }

  /** Adds the rows of occurrences to the totals of the columns. */
  void addTo(long[] totals, int[] occurrences, int size) {
    for (int from = 0; from < size; from += MOST_ROWS) {
      int to = Math.min(size, from + MOST_ROWS);
      for (int k = 0; k < longs; k++) {
        long even = 0;
        long odd = 0;
        for (int i = from; i < to; i++) {
          long row = table[(occurrences[i] & FeatureCollector.SLOT_MASK) * longs + k];
          even += row & EVEN_BYTES;
          odd += row >>> Byte.SIZE & EVEN_BYTES;
        }
        int last = Math.min(columns, (k + 1) * Long.BYTES);
        for (int c = k * Long.BYTES; c < last; c++) {
          totals[c] += ((c & 1) == 0 ? even : odd) & 0xFFFF;
          totals[c] -= (long) SHIFTED_BY * (to - from);
          if ((c & 1) == 0) {
            even >>>= Short.SIZE;
          } else {
            odd >>>= Short.SIZE;
          }
        }
      }
    }
  }
}
