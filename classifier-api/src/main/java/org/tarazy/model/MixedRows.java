package org.tarazy.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The weights of many columns, most of which are 0: a row that has few others holds just these, and
 * one that has many, as those of common slots do, is as in {@link ByteRows} or {@link ShortRows}.
 *
 * <p>A sparse row is a header of three bytes, the step of its slot and how many entries follow, and
 * an entry for each weight that is not 0: the number of its column, one byte or two, and the
 * weight, one byte or two.
 */
final class MixedRows extends WeightTable {
  /** With fewer columns a dense row takes hardly longer than to find out what a sparse one has. */
  private static final int FEWEST_COLUMNS = 64;

  /**
   * A row is dense where more than one weight in so many is not 0: eight dense weights are added in
   * the time of one or two sparse ones.
   */
  private static final int DENSE_SHARE = 8;

  /** How much of the memory of dense rows these may take to be worth it. */
  private static final double WORTH = 0.75;

  private static final int HEADER = 1 + Short.BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int columns;
  private final LinearScorer.Precision precision;

  /** Where each slot's row begins in {@link #table}, or the complement of its dense row. */
  private final int[] places;

  /** All sparse rows; those without an entry are the first, one for each step. */
  private final byte[] table;

  private final WeightTable dense;
  private final int denseRows;

  private final int entryBytes;
  private final int numberMask;
  private final int unusedBits;
  private final int weightShift;

  /** Whether such rows can be of any use for so many columns. */
  static boolean mayBeWorth(int columns) {
    return columns >= FEWEST_COLUMNS && columns <= SparseWeights.MOST_COLUMNS;
  }

  /**
   * Whether such rows take clearly less memory than dense ones would.
   *
   * @param counts how many weights of each slot are not 0
   */
  static boolean isWorth(char[] counts, int columns, LinearScorer.Precision precision) {
    if (!mayBeWorth(columns)) {
      return false;
    }
    long denseRow = (1L + columns) * precision.bytes();
    int entry = SparseWeights.numberBytes(columns) + precision.bytes();
    long bytes = (long) SlotValues.CODES * HEADER;
    for (char count : counts) {
      bytes += Integer.BYTES;
      if (isDense(count, columns)) {
        bytes += denseRow;
      } else if (count > 0) {
        bytes += HEADER + (long) count * entry;
      }
    }
    return bytes < WORTH * denseRow * counts.length;
  }

  MixedRows(FeatureOptions options, SlotValues values, SparseWeights weights) {
    super(options, values);
    columns = weights.columns();
    precision = weights.precision();
    int numberBytes = SparseWeights.numberBytes(columns);
    entryBytes = numberBytes + precision.bytes();
    numberMask = (1 << Byte.SIZE * numberBytes) - 1;
    unusedBits = Integer.SIZE - Byte.SIZE * entryBytes;
    weightShift = Integer.SIZE - Byte.SIZE * precision.bytes();
    char[] counts = weights.counts();
    places = new int[counts.length];
    long end = (long) SlotValues.CODES * HEADER;
    int rows = 0;
    for (int slot = 0; slot < places.length; slot++) {
      if (counts[slot] == 0) {
        places[slot] = values.code(slot) * HEADER;
      } else if (isDense(counts[slot], columns)) {
        places[slot] = ~rows++;
      } else {
        places[slot] = Math.toIntExact(end);
        end += HEADER + (long) counts[slot] * entryBytes;
      }
    }
    denseRows = rows;
    // The last entry can be read four bytes at a time, too.
    table = new byte[Math.toIntExact(end + Integer.BYTES)];
    for (int code = 0; code < SlotValues.CODES; code++) {
      table[code * HEADER] = (byte) code;
    }
    byte[] codes = new byte[rows];
    byte[] bytes =
        new byte[precision == LinearScorer.Precision.INT8 ? Math.multiplyExact(rows, columns) : 0];
    short[] shorts =
        new short
            [precision == LinearScorer.Precision.INT16 ? Math.multiplyExact(rows, columns) : 0];
    int from = 0;
    for (int slot = 0; slot < places.length; slot++) {
      int to = from + counts[slot];
      int place = places[slot];
      if (place < 0) {
        codes[~place] = (byte) values.code(slot);
        for (int i = from; i < to; i++) {
          int at = ~place * columns + weights.numbers()[i];
          if (precision == LinearScorer.Precision.INT8) {
            bytes[at] = (byte) weights.weights()[i];
          } else {
            shorts[at] = weights.weights()[i];
          }
        }
      } else if (to > from) {
        table[place] = (byte) values.code(slot);
        table[place + 1] = (byte) counts[slot];
        table[place + 2] = (byte) (counts[slot] >>> Byte.SIZE);
        int at = place + HEADER;
        for (int i = from; i < to; i++) {
          at = put(at, weights.numbers()[i], numberBytes);
          at = put(at, weights.weights()[i], precision.bytes());
        }
      }
      from = to;
    }
    SlotValues ofDense = SlotValues.ofCodes(codes, values.power(), values.highest());
    dense =
        precision == LinearScorer.Precision.INT8
            ? new ByteRows(options, ofDense, bytes, columns)
            : new ShortRows(options, ofDense, shorts, columns);
  }

  private static boolean isDense(int count, int columns) {
    return count > columns / DENSE_SHARE;
  }

  private int put(int at, int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      table[at + i] = (byte) (value >>> Byte.SIZE * i);
    }
    return at + bytes;
  }

  /** How much memory the weights take. */
  long bytes() {
    return (long) places.length * Integer.BYTES
        + table.length
        + denseRows * (1L + columns) * precision.bytes();
  }

  @Override
  long addTo(long[] totals, int[] occurrences, int from, int to) {
    int[] places = this.places;
    byte[] table = this.table;
    int unused = unusedBits;
    int shift = weightShift;
    int mask = numberMask;
    int step = entryBytes;
    long squares = 0;
    int denseTo = from;
    for (int i = from; i < to; i++) {
      int occurrence = occurrences[i];
      int at = places[occurrence & FeatureCollector.SLOT_MASK];
      if (at < 0) {
        // Dense rows are summed together, at the end.
        occurrences[denseTo++] = occurrence & ~FeatureCollector.SLOT_MASK | ~at;
        continue;
      }
      int header = (int) INT.get(table, at);
      squares += square(occurrence, header);
      int count = header >>> Byte.SIZE & Character.MAX_VALUE;
      long alpha = alpha(occurrence);
      at += HEADER;
      for (int end = at + count * step; at < end; at += step) {
        int entry = (int) INT.get(table, at);
        totals[entry & mask] += alpha * (entry << unused >> shift);
      }
    }
    return squares + dense.addTo(totals, occurrences, from, denseTo);
  }

  @Override
  int weight(int slot, int column) {
    int at = places[slot];
    if (at < 0) {
      return dense.weight(~at, column);
    }
    int count = (int) INT.get(table, at) >>> Byte.SIZE & Character.MAX_VALUE;
    at += HEADER;
    for (int end = at + count * entryBytes; at < end; at += entryBytes) {
      int entry = (int) INT.get(table, at);
      if ((entry & numberMask) == column) {
        return entry << unusedBits >> weightShift;
      }
    }
    return 0;
  }

  @Override
  void readRow(int slot, int[] weights) {
    int at = places[slot];
    if (at < 0) {
      dense.readRow(~at, weights);
      return;
    }
    Arrays.fill(weights, 0);
    int count = (int) INT.get(table, at) >>> Byte.SIZE & Character.MAX_VALUE;
    at += HEADER;
    for (int end = at + count * entryBytes; at < end; at += entryBytes) {
      int entry = (int) INT.get(table, at);
      weights[entry & numberMask] = entry << unusedBits >> weightShift;
    }
  }

  @Override
  int code(int slot) {
    int at = places[slot];
    return at < 0 ? dense.code(~at) : table[at] & 0xFF;
  }

  /** These weights without those that are 0; a copy. */
  SparseWeights weights() {
    int[] row = new int[columns];
    return SparseWeights.of(
        places.length,
        columns,
        precision,
        i -> {
          if (i % columns == 0) {
            readRow(i / columns, row);
          }
          return row[i % columns];
        });
  }
}
