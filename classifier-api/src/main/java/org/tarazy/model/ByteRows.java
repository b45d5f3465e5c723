package org.tarazy.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The one-byte weights of several columns, summed eight bytes at a time.
 *
 * <p>A row is the step of its slot and then each weight plus 128. A {@code long} of it is taken
 * apart into four times two lanes of 32 bits, which a block of occurrences cannot overflow. Adding
 * column by column gives the same sums, one at a time: the JIT compiler makes no vector
 * instructions of bytes that are added to longs.
 */
final class ByteRows extends WeightTable {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long SHIFTED_BY = 128;

  /** Every second byte: each may grow to 16 bits, by as many rows as a block has. */
  private static final long SHORT_LANES = 0x00FF00FF00FF00FFL;

  /** Bytes 0 and 4: each may grow to 32 bits. */
  private static final long LANES = 0x000000FF000000FFL;

  /** So many rows, of however many columns, stay in the processor's first cache. */
  private static final int BLOCK = 256;

  private final int columns;
  private final int stride;
  private final byte[] table;

  /** Whether all groups count the same, once. */
  private final boolean alike;

  ByteRows(FeatureOptions options, SlotValues values, byte[] weights, int columns) {
    super(options, values);
    this.columns = columns;
    stride = 1 + columns;
    alike = options.weights().values().stream().allMatch(weight -> weight == 1);
    int slots = weights.length / columns;
    // The last row can be read eight bytes at a time, too.
    table = new byte[Math.addExact(Math.multiplyExact(slots, stride), Long.BYTES)];
    for (int slot = 0; slot < slots; slot++) {
      int row = slot * stride;
      table[row] = (byte) values.code(slot);
      for (int c = 0; c < columns; c++) {
        table[row + 1 + c] = (byte) (weights[slot * columns + c] + SHIFTED_BY);
      }
    }
  }

  @Override
  long addTo(long[] totals, int[] occurrences, int from, int to) {
    long squares = 0;
    for (int begin = from; begin < to; begin += BLOCK) {
      int end = Math.min(to, begin + BLOCK);
      long alphas = 0;
      for (int i = begin; i < end; i++) {
        int occurrence = occurrences[i];
        alphas += alpha(occurrence);
        squares += square(occurrence, table[(occurrence & FeatureCollector.SLOT_MASK) * stride]);
      }
      for (int c = 0; c < columns; c += Long.BYTES) {
        if (alike) {
          addEightAlike(totals, c, occurrences, begin, end);
        } else {
          addEight(totals, c, occurrences, begin, end, SHIFTED_BY * alphas);
        }
      }
    }
    return squares;
  }

  /** As {@link #addEight}, with twice as many lanes. */
  private void addEightAlike(long[] totals, int column, int[] occurrences, int from, int to) {
    long even = 0;
    long odd = 0;
    for (int i = from; i < to; i++) {
      int at = (occurrences[i] & FeatureCollector.SLOT_MASK) * stride + 1 + column;
      long row = (long) LONG.get(table, at);
      even += row & SHORT_LANES;
      odd += row >>> Byte.SIZE & SHORT_LANES;
    }
    int count = Math.min(Long.BYTES, columns - column);
    for (int k = 0; k < count; k++) {
      long sum = (k & 1) == 0 ? even : odd;
      totals[column + k] += (sum >>> Short.SIZE * (k / 2) & 0xFFFF) - SHIFTED_BY * (to - from);
    }
  }

  private void addEight(
      long[] totals, int column, int[] occurrences, int from, int to, long shifted) {
    long sum0 = 0;
    long sum1 = 0;
    long sum2 = 0;
    long sum3 = 0;
    for (int i = from; i < to; i++) {
      int occurrence = occurrences[i];
      long alpha = alpha(occurrence);
      int at = (occurrence & FeatureCollector.SLOT_MASK) * stride + 1 + column;
      long row = (long) LONG.get(table, at);
      sum0 += alpha * (row & LANES);
      sum1 += alpha * (row >>> 8 & LANES);
      sum2 += alpha * (row >>> 16 & LANES);
      sum3 += alpha * (row >>> 24 & LANES);
    }
    int count = Math.min(Long.BYTES, columns - column);
    for (int k = 0; k < count; k++) {
      long sum = (k & 2) == 0 ? ((k & 1) == 0 ? sum0 : sum1) : (k & 1) == 0 ? sum2 : sum3;
      totals[column + k] += (k < 4 ? sum & 0xFFFFFFFFL : sum >>> Integer.SIZE) - shifted;
    }
  }

  @Override
  int weight(int slot, int column) {
    return (int) ((table[slot * stride + 1 + column] & 0xFF) - SHIFTED_BY);
  }

  @Override
  int code(int slot) {
    return table[slot * stride] & 0xFF;
  }
}
