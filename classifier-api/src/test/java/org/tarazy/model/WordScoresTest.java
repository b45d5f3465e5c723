package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarazy.text.WordReader;

class WordScoresTest {
  private static final String LONG_WORD = "әңгімелесушілерімізбен".repeat(20);

  private static LinearScorer randomScorer(FeatureOptions features, int labels) {
    FeatureOptions options = features.withSlots(1 << 10);
    Random random = new Random(1);
    float[] weights = new float[options.slots() * labels];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    int[] frequencies = new int[options.slots()];
    Arrays.setAll(frequencies, slot -> random.nextInt(100));
    return LinearScorer.quantise(
        options,
        SlotValues.of(frequencies, 100, 1),
        labels,
        weights,
        new float[labels],
        LinearScorer.Precision.INT8);
  }

  static List<LinearScorer> scorers() {
    FeatureOptions ngrams = new FeatureOptions(1 << 10, 1, 4, Map.of(FeatureGroup.NGRAM, 1));
    return List.of(
        randomScorer(FeatureOptions.DEFAULT, 3),
        randomScorer(ngrams, 2),
        randomScorer(ngrams, 3),
        randomScorer(ngrams, 8),
        randomScorer(ngrams, 21));
  }

  private static float[] scored(LinearScorer scorer, String text) {
    WordReader words = new WordReader();
    words.read(text);
    float[] expected = new float[scorer.labels()];
    scorer.score(words, scorer.newScratch(), expected);
    return expected;
  }

  @ParameterizedTest
  @MethodSource("scorers")
  void allWordsTogetherScoreAsTheText(LinearScorer scorer) {
    String text = "Кеше біз дүкенге бардық, 25 теңге 👍 " + LONG_WORD;
    WordReader words = new WordReader();
    words.read(text);
    WordScores scores = new WordScores(scorer, Calibration.none(scorer.labels())).another();
    scores.start(words);
    while (scores.next()) {
      scores.add();
    }
    float[] found = new float[scorer.labels()];
    scores.chosen(found);
    assertThat(found).isEqualTo(scored(scorer, text));
  }

  @ParameterizedTest
  @MethodSource("scorers")
  void aFirstWordScoresAsATextOfItsOwnLessTheBestLabel(LinearScorer scorer) {
    WordReader words = new WordReader();
    words.read(LONG_WORD + " біз");
    WordScores scores = new WordScores(scorer, Calibration.none(scorer.labels()));
    scores.start(words);
    assertThat(scores.next()).isTrue();
    float[] found = new float[scorer.labels()];
    scores.behind(found);
    float[] expected = scored(scorer, LONG_WORD);
    float highest = Float.NEGATIVE_INFINITY;
    for (float score : expected) {
      highest = Math.max(highest, score);
    }
    for (int l = 0; l < expected.length; l++) {
      assertThat(found[l]).isEqualTo(expected[l] - highest);
    }
  }

  @ParameterizedTest
  @MethodSource("scorers")
  void nothingChosenScoresAsAnEmptyText(LinearScorer scorer) {
    WordReader words = new WordReader();
    words.read("Кеше біз");
    WordScores scores = new WordScores(scorer, Calibration.none(scorer.labels()));
    scores.start(words);
    float[] found = new float[scorer.labels()];
    scores.chosen(found);
    assertThat(found).isEqualTo(scorer.biases());
  }
}
