package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarazy.text.Allocation;
import org.tarazy.text.WordReader;

class MixedRowsTest {
  private static final FeatureOptions OPTIONS = SmallModel.OPTIONS;
  private static final String TEXT =
      "Кең далада жусан иісі аңқиды, 2024 жылы 😂 жылқылар жайылып жүр! Keremet, керемет.";

  private static SlotValues values(Random random) {
    int[] frequencies = random.ints(OPTIONS.slots(), 0, 40).toArray();
    return SlotValues.of(frequencies, 40, 1);
  }

  /** Rows of all shares of zeros, none and all among them. */
  private static short[] weights(Random random, int columns, LinearScorer.Precision precision) {
    int largest = precision == LinearScorer.Precision.INT8 ? Byte.MAX_VALUE : Short.MAX_VALUE;
    short[] weights = new short[OPTIONS.slots() * columns];
    for (int slot = 0; slot < OPTIONS.slots(); slot++) {
      double share = Math.pow(random.nextDouble(), 4) * 1.2 - 0.1;
      for (int c = 0; c < columns; c++) {
        if (random.nextDouble() < share) {
          weights[slot * columns + c] = (short) (random.nextInt(2 * largest + 1) - largest);
        }
      }
    }
    return weights;
  }

  private static byte[] bytes(short[] weights) {
    byte[] bytes = new byte[weights.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) weights[i];
    }
    return bytes;
  }

  private static SparseWeights sparse(
      short[] weights, int columns, LinearScorer.Precision precision) {
    return SparseWeights.of(OPTIONS.slots(), columns, precision, i -> weights[i]);
  }

  @Property(tries = 40, seed = "20260101")
  void sumsAreThoseOfDenseRows(
      @ForAll long seed,
      @ForAll @IntRange(min = 64, max = 1000) int columns,
      @ForAll LinearScorer.Precision precision) {
    Random random = new Random(seed);
    SlotValues values = values(random);
    short[] weights = weights(random, columns, precision);
    WeightTable dense =
        precision == LinearScorer.Precision.INT8
            ? new ByteRows(OPTIONS, values, bytes(weights), columns)
            : new ShortRows(OPTIONS, values, weights, columns);
    MixedRows mixed = new MixedRows(OPTIONS, values, sparse(weights, columns, precision));
    int[] occurrences = new int[random.nextInt(2000)];
    for (int i = 0; i < occurrences.length; i++) {
      int group = random.nextInt(FeatureGroup.values().length);
      occurrences[i] = group << FeatureCollector.SLOT_BITS | random.nextInt(OPTIONS.slots());
    }
    int from = random.nextInt(occurrences.length + 1);
    int to = from + random.nextInt(occurrences.length + 1 - from);
    long[] expected = random.longs(columns, -1000, 1000).toArray();
    long[] totals = expected.clone();
    long squares = dense.addTo(expected, occurrences.clone(), from, to);
    assertThat(mixed.addTo(totals, occurrences, from, to)).isEqualTo(squares);
    assertThat(totals).isEqualTo(expected);
    for (int slot = 0; slot < OPTIONS.slots(); slot += 7) {
      int column = random.nextInt(columns);
      assertThat(mixed.code(slot)).isEqualTo(dense.code(slot));
      assertThat(mixed.weight(slot, column)).isEqualTo(dense.weight(slot, column));
    }
    assertThat(mixed.weights().numbers()).isEqualTo(sparse(weights, columns, precision).numbers());
  }

  @ParameterizedTest
  @CsvSource({"100, INT8", "256, INT16", "257, INT8", "1000, INT8", "300, INT16"})
  void scoresAndSharesAreThoseOfDenseRowsToTheBit(int labels, LinearScorer.Precision precision) {
    LinearScorer scorer =
        (LinearScorer) SmallModel.sparse(3, Task.SINGLE_LABEL, labels, precision).scorer();
    assertThat(scorer.sparseWeights()).isPresent();
    SlotValues values = scorer.values();
    WeightTable rows =
        precision == LinearScorer.Precision.INT8
            ? new ByteRows(OPTIONS, values, scorer.bytes(), labels)
            : new ShortRows(OPTIONS, values, scorer.shorts(), labels);
    LinearScorer dense =
        LinearScorer.ofDense(
            OPTIONS, values, labels, precision, rows, scorer.scales(), scorer.biases());
    assertThat(dense.sparseWeights()).isEmpty();
    WordReader words = new WordReader();
    Scorer.Scratch scratch = scorer.newScratch();
    Scorer.Scratch other = dense.newScratch();
    float[] scores = new float[labels];
    float[] expected = new float[labels];
    // Each text twice: the second time its words are known.
    for (String text : new String[] {TEXT, TEXT, "", "тау", (TEXT + " тау ").repeat(300), "тау"}) {
      words.read(text);
      scorer.score(words, scratch, scores);
      dense.score(words, other, expected);
      assertThat(scores).isEqualTo(expected);
      assertThat(scorer.shares(words, scratch).words())
          .isDeepEqualTo(dense.shares(words, other).words());
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoringAllocatesNothing(LinearScorer.Precision precision) throws Exception {
    Scorer scorer = SmallModel.sparse(4, Task.MULTI_LABEL, 300, precision).scorer();
    WordReader words = new WordReader();
    words.read(TEXT.repeat(20));
    Scorer.Scratch scratch = scorer.newScratch();
    float[] scores = new float[300];
    for (int i = 0; i < 200; i++) {
      scorer.score(words, scratch, scores);
    }
    assertThat(Allocation.leastBytes(() -> scorer.score(words, scratch, scores))).isLessThan(100);
  }

  @Test
  void fewColumnsAndFullRowsStayDense() {
    LinearScorer few =
        (LinearScorer)
            SmallModel.sparse(5, Task.SINGLE_LABEL, 63, LinearScorer.Precision.INT8).scorer();
    assertThat(few.sparseWeights()).isEmpty();
    LinearScorer full = SmallModel.linear(5, Task.SINGLE_LABEL, 100, LinearScorer.Precision.INT8);
    assertThat(full.sparseWeights()).isEmpty();
  }

  @Test
  void refusesPartsThatDoNotFit() {
    short[] two = {1, 2};
    assertRefused(new char[] {2}, new char[] {5, 5}, two, "rising columns");
    assertRefused(new char[] {2}, new char[] {5, 100}, two, "in column 100");
    assertRefused(new char[] {2}, new char[] {5, 6}, new short[] {0, 1}, "other than 0");
    assertRefused(new char[] {3}, new char[] {5, 6}, two, "expected 3 as the slots have");
    assertRefused(new char[] {1}, new char[] {5, 6}, two, "expected 1 as the slots have");
  }

  private static void assertRefused(char[] counts, char[] numbers, short[] weights, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SparseWeights(100, LinearScorer.Precision.INT8, counts, numbers, weights))
        .withMessageContaining(why);
  }
}
