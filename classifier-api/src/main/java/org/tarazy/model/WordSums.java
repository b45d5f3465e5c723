package org.tarazy.model;

/**
 * The sums of the words that were met last: a direct-mapped cache, in which a word that comes later
 * takes the place of one that has the same.
 *
 * <p>A few words make up most of a text: of the words of the 16,797 reviews in the test file of
 * kazsandra_pc, the ten thousand most frequent are 87%. So most words cost one look-up instead of
 * one for each of their n-grams. A row is the key of a word, its squares and its sums, side by
 * side. Sums are whole numbers, so a word found here scores to the bit as one that is not.
 *
 * <p>Scratch memory: one thread at a time, nothing is allocated after construction.
 */
final class WordSums {
  private static final int MOST_ROWS = 1 << 14;
  private static final int MOST_LONGS = 1 << 18;

  private final int stride;
  private final int shift;
  private final long[] table;

  WordSums(int columns) {
    stride = 2 + columns;
    int rows = Math.min(MOST_ROWS, Integer.highestOneBit(Math.max(2, MOST_LONGS / stride)));
    shift = Long.SIZE - Integer.numberOfTrailingZeros(rows);
    table = new long[rows * stride];
  }

  /** Where the word with this key stands, negative if it is not there. */
  int row(long key) {
    int row = place(key);
    return table[row] == known(key) ? row : -1;
  }

  /** Takes a word in, in the place of another maybe, and says where it stands. */
  int put(long key, long squares, long[] sums) {
    int row = place(key);
    table[row] = known(key);
    table[row + 1] = squares;
    System.arraycopy(sums, 0, table, row + 2, sums.length);
    return row;
  }

  /** Adds the sums of a row to {@code totals} and returns its squares. */
  long addTo(long[] totals, int row) {
    for (int c = 0; c < totals.length; c++) {
      totals[c] += table[row + 2 + c];
    }
    return table[row + 1];
  }

  /** Multiplicative hashing (Knuth): the high bits of the product choose the row. */
  private int place(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> shift) * stride;
  }

  /** Zero marks an empty row. */
  private static long known(long key) {
    return key == 0 ? 1 : key;
  }
}
