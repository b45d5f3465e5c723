package org.tarazy.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.tarazy.model.LinearScorer.Precision;

/**
 * Whole-number weights without those that are 0, slot by slot.
 *
 * @param columns how many there are, at most {@value #MOST_COLUMNS}
 * @param counts how many weights each slot has
 * @param numbers the columns of these weights, rising within a slot
 * @param weights in the same order, none of them 0
 */
record SparseWeights(
    int columns, Precision precision, char[] counts, char[] numbers, short[] weights) {
  static final int MOST_COLUMNS = Character.MAX_VALUE;

  /** Checks that the parts fit each other. */
  SparseWeights {
    if (columns > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          columns + " columns, expected at most " + MOST_COLUMNS + " where rows are sparse");
    }
    long all = 0;
    for (char count : counts) {
      all += count;
    }
    if (all != numbers.length || all != weights.length) {
      throw new IllegalArgumentException(
          numbers.length
              + " numbers of columns and "
              + weights.length
              + " weights, expected "
              + all
              + " as the slots have");
    }
    int at = 0;
    for (int slot = 0; slot < counts.length; slot++) {
      int before = -1;
      for (int end = at + counts[slot]; at < end; at++) {
        if (numbers[at] <= before || numbers[at] >= columns || weights[at] == 0) {
          throw new IllegalArgumentException(
              "slot "
                  + slot
                  + " has the weight "
                  + weights[at]
                  + " in column "
                  + (int) numbers[at]
                  + ", expected weights other than 0 in rising columns below "
                  + columns);
        }
        before = numbers[at];
      }
    }
  }

  /**
   * Of dense weights, where it is worth it to leave out those that are 0.
   *
   * @param weights the weight with an index, slot by slot, a row of columns each
   */
  static Optional<SparseWeights> ifWorth(
      int slots, int columns, Precision precision, IntUnaryOperator weights) {
    if (!MixedRows.mayBeWorth(columns)) {
      return Optional.empty();
    }
    char[] counts = new char[slots];
    for (int i = 0; i < slots * columns; i++) {
      counts[i / columns] += (char) (weights.applyAsInt(i) == 0 ? 0 : 1);
    }
    return MixedRows.isWorth(counts, columns, precision)
        ? Optional.of(of(slots, columns, precision, weights))
        : Optional.empty();
  }

  /** Of dense weights, as {@link #ifWorth}, in any case. */
  static SparseWeights of(int slots, int columns, Precision precision, IntUnaryOperator weights) {
    char[] counts = new char[slots];
    char[] numbers = new char[1 << 10];
    short[] others = new short[1 << 10];
    int size = 0;
    for (int i = 0; i < slots * columns; i++) {
      int weight = weights.applyAsInt(i);
      if (weight != 0) {
        if (size == numbers.length) {
          int larger = size + size / 2;
          numbers = Arrays.copyOf(numbers, larger);
          others = Arrays.copyOf(others, larger);
        }
        counts[i / columns]++;
        numbers[size] = (char) (i % columns);
        others[size++] = (short) weight;
      }
    }
    return new SparseWeights(
        columns, precision, counts, Arrays.copyOf(numbers, size), Arrays.copyOf(others, size));
  }

  /** How many bytes a column's number takes. */
  static int numberBytes(int columns) {
    return columns <= 1 << Byte.SIZE ? Byte.BYTES : Short.BYTES;
  }
}
