package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarazy.text.WordReader;

class LinearScorerTest {
  private static final String TEXT =
      "Кең далада жусан иісі аңқиды, 2024 жылы 😂 жылқылар жайылып жүр! Keremet, керемет.";

  private static float[] score(LinearScorer scorer, String text) {
    WordReader words = new WordReader();
    words.read(text);
    float[] scores = new float[scorer.labels()];
    scorer.score(words, scorer.newScratch(), scores);
    return scores;
  }

  /** The sum of the definition, without any short cut. */
  private static double[] byDefinition(LinearScorer scorer, String text) {
    WordReader words = new WordReader();
    words.read(text);
    FeatureCollector collector = new FeatureCollector(scorer.options());
    collector.start(words);
    int columns = scorer.scales().length;
    boolean small = scorer.precision() == LinearScorer.Precision.INT8;
    double[] sums = new double[columns];
    double squares = 0;
    while (collector.nextWord()) {
      for (int i = 0; i < collector.size(); i++) {
        int occurrence = collector.occurrences()[i];
        int slot = occurrence & FeatureCollector.SLOT_MASK;
        int alpha = scorer.options().weightArray()[occurrence >>> FeatureCollector.SLOT_BITS];
        squares += Math.pow(alpha * (double) scorer.values().value(slot), 2);
        for (int c = 0; c < columns; c++) {
          int at = slot * columns + c;
          sums[c] +=
              alpha * scorer.scales()[c] * (small ? scorer.bytes()[at] : scorer.shorts()[at]);
        }
      }
    }
    double[] scores = new double[scorer.labels()];
    for (int c = 0; c < columns; c++) {
      scores[c] = scorer.biases()[c] + (squares == 0 ? 0 : sums[c] / Math.sqrt(squares));
    }
    return columns < scores.length ? new double[] {-scores[0] / 2, scores[0] / 2} : scores;
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_LABEL, 2, INT8",
    "SINGLE_LABEL, 2, INT16",
    "SINGLE_LABEL, 3, INT8",
    "SINGLE_LABEL, 5, INT16",
    "MULTI_LABEL, 1, INT8",
    "MULTI_LABEL, 2, INT8",
    "MULTI_LABEL, 4, INT16"
  })
  void scoresAreTheSumOfTheDefinition(Task task, int labels, LinearScorer.Precision precision) {
    LinearScorer scorer = SmallModel.linear(5, task, labels, precision);
    for (String text : new String[] {TEXT, "тау", "", "!!!", (TEXT + " ").repeat(200)}) {
      float[] scores = score(scorer, text);
      double[] expected = byDefinition(scorer, text);
      for (int l = 0; l < labels; l++) {
        assertThat((double) scores[l]).isCloseTo(expected[l], within(2e-3));
      }
    }
  }

  @Property(tries = 200, seed = "20260101")
  void sharesAddUpToTheScores(@ForAll String text) {
    LinearScorer scorer = SmallModel.linear(6, Task.SINGLE_LABEL, 3, LinearScorer.Precision.INT8);
    WordReader words = new WordReader();
    words.read(text + " жел");
    WordShares shares = scorer.shares(words, scorer.newScratch());
    float[] sums = shares.rest().clone();
    for (float[] word : shares.words()) {
      for (int l = 0; l < sums.length; l++) {
        sums[l] += word[l];
      }
    }
    assertThat(shares.words()).hasDimensions(words.wordCount(), 3);
    assertThat(sums).containsExactly(score(scorer, text + " жел"), within(1e-4f));
  }

  @ParameterizedTest
  @EnumSource(names = {"WORD_PAIR", "SKELETON_PAIR", "PREFIX_PAIR", "SUFFIX_PAIR"})
  void aPairCountsHalfForEachOfItsWords(FeatureGroup pairs) {
    // Two pairs of weight 1, so the norm is √2; the word in the middle has a half of both.
    float half = (float) (0.5 / Math.sqrt(2));
    assertThat(sharesOf(pairs, "тау мен дала"))
        .containsExactly(new float[] {half, 2 * half, half}, within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource(names = {"SKELETON_SKIP", "PREFIX_SKIP"})
  void aSkipCountsHalfForEachOfItsWordsAndNothingForThoseBetween(FeatureGroup skips) {
    assertThat(sharesOf(skips, "тау мен дала"))
        .containsExactly(new float[] {0.5f, 0, 0.5f}, within(1e-6f));
    // Three skips: first and third word, second and fourth, first and fourth.
    float half = (float) (0.5 / Math.sqrt(3));
    assertThat(sharesOf(skips, "тау мен дала көлі"))
        .containsExactly(new float[] {2 * half, half, half, 2 * half}, within(1e-6f));
  }

  /** The shares of the words of {@code text} where every feature of {@code group} weighs 1. */
  private static float[] sharesOf(FeatureGroup group, String text) {
    FeatureOptions options = new FeatureOptions(1 << 10, 2, 4, Map.of(group, 1));
    byte[] weights = new byte[options.slots()];
    Arrays.fill(weights, (byte) 100);
    int[] frequencies = new int[options.slots()];
    Arrays.fill(frequencies, 1);
    LinearScorer scorer =
        LinearScorer.ofBytes(
            options,
            SlotValues.of(frequencies, 2, 0),
            1,
            weights,
            new float[] {0.01f},
            new float[] {0});
    WordReader words = new WordReader();
    words.read(text);
    float[][] shares = scorer.shares(words, scorer.newScratch()).words();
    float[] ofTheLabel = new float[shares.length];
    for (int word = 0; word < shares.length; word++) {
      ofTheLabel[word] = shares[word][0];
    }
    return ofTheLabel;
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4", "11"})
  void layingOutTheWeightsAnewChangesNotABit(int labels) {
    Model model = SmallModel.random(5, Task.SINGLE_LABEL, labels, LinearScorer.Precision.INT8);
    LinearScorer scorer = (LinearScorer) model.scorer();
    String text = "Тау мен дала, теңіз бен жел. Қар жауды!";
    float[] asStored = score(scorer, text);
    byte[] weights = scorer.bytes();
    byte[] codes = scorer.values().codes();
    // More new words than it takes.
    for (int i = 0; i < 2000; i++) {
      score(scorer, "сөз" + Integer.toString(i, 36));
    }
    assertThat(score(scorer, text)).isEqualTo(asStored);
    assertThat(scorer.bytes()).isEqualTo(weights);
    assertThat(scorer.values().codes()).isEqualTo(codes);
  }

  @Test
  void theOrderOfWordsWithoutPairsChangesNotABit() {
    LinearScorer scorer =
        wordsOnly(SmallModel.random(7, Task.SINGLE_LABEL, 3, LinearScorer.Precision.INT16));
    assertThat(score(scorer, "дала тау теңіз жел қар мұз"))
        .isEqualTo(score(scorer, "мұз қар жел теңіз тау дала"));
  }

  private static LinearScorer wordsOnly(Model model) {
    LinearScorer scorer = (LinearScorer) model.scorer();
    FeatureOptions options = scorer.options();
    for (FeatureGroup group : FeatureGroup.values()) {
      if (group.joinsWords()) {
        options = options.with(group, 0);
      }
    }
    return LinearScorer.ofShorts(
        options,
        scorer.values(),
        scorer.labels(),
        scorer.shorts(),
        scorer.scales(),
        scorer.biases());
  }

  @Test
  void twoExclusiveLabelsMirrorEachOther() {
    LinearScorer scorer = SmallModel.linear(8, Task.SINGLE_LABEL, 2, LinearScorer.Precision.INT8);
    float[] scores = score(scorer, TEXT);
    assertThat(scores[0]).isEqualTo(-scores[1]).isNotZero();
    float[] rest = rest(scorer, TEXT);
    assertThat(rest[0]).isEqualTo(-rest[1]);
  }

  private static float[] rest(LinearScorer scorer, String text) {
    WordReader words = new WordReader();
    words.read(text);
    return scorer.shares(words, scorer.newScratch()).rest();
  }

  @Test
  void aTextWithoutWordsHasTheBiases() {
    LinearScorer scorer = SmallModel.linear(9, Task.MULTI_LABEL, 3, LinearScorer.Precision.INT8);
    assertThat(score(scorer, " ")).isEqualTo(scorer.biases());
    assertThat(rest(scorer, TEXT)).isEqualTo(scorer.biases());
  }

  @Test
  void scratchKeepsNothingOfTheTextBefore() {
    LinearScorer scorer = SmallModel.linear(9, Task.MULTI_LABEL, 3, LinearScorer.Precision.INT8);
    LinearScorer.Scratch scratch = scorer.newScratch();
    WordReader words = new WordReader();
    float[] scores = new float[3];
    for (String text : new String[] {TEXT, "тау", "", TEXT.repeat(100), "дала"}) {
      words.read(text);
      scorer.score(words, scratch, scores);
      assertThat(scores).isEqualTo(score(scorer, text));
    }
  }

  @ParameterizedTest
  @CsvSource({"INT8, 127", "INT16, 32767"})
  void roundingIsOffByHalfAStepAtMost(LinearScorer.Precision precision, int largest) {
    FeatureOptions options = new FeatureOptions(1 << 8, 2, 3, Map.of(FeatureGroup.WORD, 1));
    Random random = new Random(1);
    float[] weights = new float[256 * 2];
    float[] highest = new float[2];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() * (i % 2 == 0 ? 1 : 100);
      highest[i % 2] = Math.max(highest[i % 2], Math.abs(weights[i]));
    }
    LinearScorer scorer =
        LinearScorer.quantise(
            options, SlotValues.of(new int[256], 1, 0), 2, weights, new float[] {1, 2}, precision);
    assertThat(scorer.precision()).isEqualTo(precision);
    assertThat(scorer.biases()).containsExactly(1, 2);
    for (int i = 0; i < weights.length; i++) {
      float step = scorer.scales()[i % 2];
      int rounded = largest == 127 ? scorer.bytes()[i] : scorer.shorts()[i];
      assertThat(step).isCloseTo(highest[i % 2] / largest, within(1e-6f * highest[i % 2]));
      assertThat(rounded * step).isCloseTo(weights[i], within(0.5001f * step));
    }
  }

  @Test
  void aColumnOfZerosStaysZero() {
    FeatureOptions options = new FeatureOptions(1 << 8, 2, 3, Map.of(FeatureGroup.WORD, 1));
    LinearScorer scorer =
        LinearScorer.quantise(
            options,
            SlotValues.of(new int[256], 1, 0),
            1,
            new float[256],
            new float[] {0.25f},
            LinearScorer.Precision.INT8);
    assertThat(score(scorer, TEXT)).containsExactly(0.25f);
  }

  @Test
  void refusesPartsThatDoNotFit() {
    FeatureOptions options = new FeatureOptions(1 << 8, 2, 3, Map.of(FeatureGroup.WORD, 1));
    SlotValues values = SlotValues.of(new int[256], 1, 0);
    float[] three = new float[3];
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LinearScorer.ofBytes(options, values, 3, new byte[256 * 3 - 1], three, three))
        .withMessage("767 weights, expected 256 slots x 3 columns");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearScorer.ofShorts(options, values, 4, new short[768], three, three))
        .withMessage("4 labels, 3 scales and 3 biases do not fit");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LinearScorer.ofBytes(options, values, 3, new byte[768], three, new float[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LinearScorer.ofBytes(
                    options, SlotValues.of(new int[255], 1, 0), 3, new byte[768], three, three));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LinearScorer.ofBytes(options, values, 0, new byte[0], new float[0], new float[0]));
  }
}
