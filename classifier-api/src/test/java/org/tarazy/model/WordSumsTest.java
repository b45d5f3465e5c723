package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarazy.model.LinearScorer.Precision.INT16;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordSumsTest {
  private static final int WORDS = 5000;
  private static final int LARGEST = 8_000_000;

  private static long[] sumsOf(long key, int columns, int largest) {
    return new Random(key).longs(columns, -largest, largest + 1).toArray();
  }

  private static boolean isTrue(
      WordSums known, long key, int columns, boolean affixes, long[] row) {
    return isTrue(known, key, columns, LARGEST, affixes, row);
  }

  private static boolean isTrue(
      WordSums known, long key, int columns, int largest, boolean affixes, long[] row) {
    long[] totals = new long[columns];
    long squares = known.addTo(totals, row);
    return java.util.Arrays.equals(totals, sumsOf(key, columns, largest))
        && squares == (key & 0xFFFF)
        && WordSums.skeletonHash(row) == (int) (key * 31)
        && known.affixes(row) == (affixes ? key * 37 : 0);
  }

  private static void put(WordSums known, long key, int columns) {
    put(known, key, columns, LARGEST);
  }

  private static void put(WordSums known, long key, int columns, int largest) {
    long[] sums = sumsOf(key, columns, largest);
    known.put(key, (int) (key * 31), key * 37, key & 0xFFFF, sums, known.newRow());
  }

  @ParameterizedTest
  @CsvSource({
    "1, false",
    "1, true",
    "2, false",
    "2, true",
    "3, false",
    "3, true",
    "4, true",
    "7, false",
    "20, true",
    "301, false"
  })
  void aWordComesBackAsItWasPutOrNotAtAll(int columns, boolean affixes) {
    WordSums known = new WordSums(columns, INT16, affixes, 1 << 16);
    long[] row = known.newRow();
    Random random = new Random(columns);
    int found = 0;
    for (int i = 0; i < WORDS; i++) {
      long key = random.nextLong();
      assertThat(known.find(key, row)).isFalse();
      put(known, key, columns);
      assertThat(known.find(key, row)).isTrue();
      assertThat(isTrue(known, key, columns, affixes, row)).isTrue();
    }
    random = new Random(columns);
    for (int i = 0; i < WORDS; i++) {
      long key = random.nextLong();
      if (known.find(key, row)) {
        found++;
        assertThat(isTrue(known, key, columns, affixes, row)).isTrue();
      }
    }
    assertThat(found).isBetween(1, WORDS - 1);
  }

  @Test
  void whatDoesNotFitIsNotTakenIn() {
    WordSums known = new WordSums(3, INT16, false, 1 << 12);
    long[] row = known.newRow();
    known.put(1, 0, 0, 1L << 32, new long[3], row);
    known.put(2, 0, 0, 1, new long[] {1 << 23, 0, 0}, row);
    known.put(3, 0, 0, 1, new long[] {0, 1L << 31, 0}, row);
    known.put(4, 0, 0, 1, new long[] {0, 0, -(1L << 31) - 1}, row);
    for (long key = 1; key <= 4; key++) {
      assertThat(known.find(key, row)).isFalse();
    }
  }

  /** Sums of words that say little are alike but for their lowest bits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1 << 12, 8_000_000})
  void threadsThatWriteTheSameRowsReadNoWrongOnes(int largest) {
    int columns = 7;
    WordSums known = new WordSums(columns, INT16, true, 1 << 8);
    AtomicInteger wrong = new AtomicInteger();
    AtomicInteger found = new AtomicInteger();
    IntStream.range(0, 4)
        .parallel()
        .forEach(
            thread -> {
              Random random = new Random(thread);
              long[] row = known.newRow();
              for (int i = 0; i < 200_000; i++) {
                long key = random.nextInt(16);
                if (known.find(key, row)) {
                  found.incrementAndGet();
                  wrong.addAndGet(isTrue(known, key, columns, largest, true, row) ? 0 : 1);
                } else {
                  put(known, key, columns, largest);
                }
              }
            });
    assertThat(found.get()).isPositive();
    assertThat(wrong.get()).isZero();
  }
}
