package org.tarazy.model;

import java.util.Arrays;
import org.tarazy.text.WordReader;

/**
 * What the words that were met last add up to: a direct-mapped cache, in which a word that comes
 * later takes the place of one that has the same.
 *
 * <p>A few words make up most of a text, so most words cost one look-up instead of one for each of
 * their n-grams. Sums are whole numbers, so a word found here scores to the bit as one that is not.
 *
 * <p>All threads share a table and nothing is locked. A row begins with a check of 40 bits over the
 * key of its word and all that follows (as Hyatt and Mann 2002, "A lock-less transposition table
 * implementation for parallel search"): a row that two threads wrote at once, or that is read while
 * it is written, belongs to no word. Check and place together know 55 bits of the key: a word is
 * taken for another about once in 10<sup>12</sup> times that it is not found.
 *
 * <p>A row, in longs: check and first sum (24 bits); squares and hash of the skeleton; prefix and
 * suffix, where they are asked for; further sums, two or four a long. What does not fit is not
 * taken in.
 */
final class WordSums {
  /** So many rows are enough, and few enough for the caches, unless somebody asks for more. */
  private static final int USUAL_ROWS = 1 << 15;

  private static final int MOST_ROWS = 1 << 24;

  /** How many rows are fetched ahead; a power of two, so few that they stay in the cache. */
  static final int TOUCHED = 64;

  private static final int SUM_BITS = 24;
  private static final long SUM = (1L << SUM_BITS) - 1;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final int columns;

  /** The bits of each sum but the first. */
  private final int bits;

  /** Where further sums begin in a row. */
  private final int further;

  private final int stride;
  private final int shift;
  private final long[] table;

  /**
   * An empty table.
   *
   * @param precision of the weights that are summed up: it tells how large sums are
   * @param affixes whether prefixes and suffixes are kept
   * @param bytes how much memory it may take
   */
  WordSums(int columns, LinearScorer.Precision precision, boolean affixes, long bytes) {
    this.columns = columns;
    bits = bits(precision);
    further = affixes ? 3 : 2;
    stride = stride(columns, bits, further);
    long rows = Long.highestOneBit(Math.max(2, bytes / (stride * (long) Long.BYTES)));
    shift = Long.SIZE - Long.numberOfTrailingZeros(Math.min(rows, MOST_ROWS));
    table = new long[stride << Long.SIZE - shift];
  }

  private static int stride(int columns, int bits, int further) {
    int sumsInLong = Long.SIZE / bits;
    return further + (columns - 1 + sumsInLong - 1) / sumsInLong;
  }

  private static int bits(LinearScorer.Precision precision) {
    return precision == LinearScorer.Precision.INT8 ? Short.SIZE : Integer.SIZE;
  }

  /** How much memory a table takes that nobody asked to be larger. */
  static long usualBytes(int columns, LinearScorer.Precision precision, boolean affixes) {
    return (long) USUAL_ROWS * stride(columns, bits(precision), affixes ? 3 : 2) * Long.BYTES;
  }

  /** Memory for a row of this table, to be passed to {@link #find}. */
  long[] newRow() {
    return new long[stride];
  }

  /**
   * Reads from the rows of {@link #TOUCHED} words from {@code from} on: the processor fetches many
   * at a time, where {@link #find} would wait for one after another.
   *
   * @return something that depends on all of them, to be kept, or the compiler leaves this out
   */
  long touch(WordReader words, int from) {
    long[] table = this.table;
    int to = Math.min(words.wordCount(), from + TOUCHED);
    long all = 0;
    for (int word = from; word < to; word++) {
      all ^= table[(int) (spread(words.key(word)) >>> shift) * stride];
    }
    return all;
  }

  /** Copies the row of the word with this key to {@code row}; false if there is none. */
  boolean find(long key, long[] row) {
    long spread = spread(key);
    int at = (int) (spread >>> shift) * stride;
    long first = table[at];
    long second = table[at + 1];
    row[0] = first;
    row[1] = second;
    long rest = 0;
    for (int i = 2; i < stride; i++) {
      long value = table[at + i];
      row[i] = value;
      rest ^= rotated(value, i);
    }
    return (check(spread, second, rest) ^ ~first) >>> SUM_BITS == 0;
  }

  /**
   * Takes a word in, in the place of another maybe.
   *
   * @param row memory for a row
   */
  void put(long key, int skeletonHash, long affixes, long squares, long[] sums, long[] row) {
    if (squares >>> Integer.SIZE != 0 || sums[0] != signed((int) sums[0])) {
      return;
    }
    row[1] = squares << Integer.SIZE | skeletonHash & 0xFFFFFFFFL;
    int unused = Long.SIZE - bits;
    if (further > 2) {
      row[2] = affixes;
    }
    Arrays.fill(row, further, stride, 0);
    for (int i = 0; i < columns - 1; i++) {
      long sum = sums[1 + i];
      if (sum << unused >> unused != sum) {
        return;
      }
      row[further + i * bits / Long.SIZE] |= sum << unused >>> unused << i * bits % Long.SIZE;
    }
    long spread = spread(key);
    long rest = 0;
    for (int i = 2; i < stride; i++) {
      rest ^= rotated(row[i], i);
    }
    // The complement, so that an empty row is not the row of the key 0.
    row[0] = ~check(spread, row[1], rest) & ~SUM | sums[0] & SUM;
    System.arraycopy(row, 0, table, (int) (spread >>> shift) * stride, stride);
  }

  /** The hash of the skeleton of the word whose row this is. */
  static int skeletonHash(long[] row) {
    return (int) row[1];
  }

  /** Prefix and suffix of the word whose row this is; 0 where they are not kept. */
  long affixes(long[] row) {
    return further > 2 ? row[2] : 0;
  }

  static long squares(long[] row) {
    return row[1] >>> Integer.SIZE;
  }

  /** Adds the sums of a row to {@code totals} and returns its squares. */
  long addTo(long[] totals, long[] row) {
    totals[0] += signed((int) row[0]);
    int unused = Long.SIZE - bits;
    int at = further;
    for (int c = 1; c < columns; ) {
      long several = row[at++];
      int end = Math.min(columns, c + Long.SIZE / bits);
      for (; c < end; c++) {
        totals[c] += several << unused >> unused;
        several >>>= bits;
      }
    }
    return squares(row);
  }

  private static int signed(int sum) {
    return sum << Integer.SIZE - SUM_BITS >> Integer.SIZE - SUM_BITS;
  }

  /** So that what changes in two places of a row at once does not cancel out. */
  private static long rotated(long value, int place) {
    return Long.rotateLeft(value, 11 * place);
  }

  /**
   * Its upper 40 bits depend on every bit of the row: a product carries upwards what differs in the
   * lowest bits alone, as sums of words that say little do.
   */
  private static long check(long spread, long second, long rest) {
    return ((spread ^ second) * GOLDEN ^ rest) * GOLDEN;
  }

  /** Multiplicative hashing (Knuth): the high bits of the product choose the row. */
  private static long spread(long key) {
    return key * GOLDEN;
  }
}
