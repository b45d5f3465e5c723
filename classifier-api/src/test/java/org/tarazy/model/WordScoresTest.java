package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tarazy.text.WordReader;

class WordScoresTest {
  private static final int LABELS = 3;

  private final LinearScorer scorer = randomScorer();
  private final WordScores scores = new WordScores(scorer);
  private final LinearScorer.Scratch scratch = scorer.newScratch();

  private static LinearScorer randomScorer() {
    FeatureOptions options = FeatureOptions.DEFAULT.withSlotBits(10);
    Random random = new Random(1);
    float[] weights = new float[options.slots() * LABELS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    int[] frequencies = new int[options.slots()];
    Arrays.setAll(frequencies, slot -> random.nextInt(100));
    return LinearScorer.quantise(
        options,
        SlotValues.of(frequencies, 100, 1),
        LABELS,
        weights,
        new float[] {0.1f, 0.2f, 0.3f},
        LinearScorer.Precision.INT8);
  }

  private float[] scored(String text) {
    WordReader words = new WordReader();
    words.read(text);
    float[] expected = new float[LABELS];
    scorer.score(words, scratch, expected);
    return expected;
  }

  @Test
  void allWordsTogetherScoreAsTheText() {
    String text = "Кеше біз дүкенге бардық, 25 теңге 👍";
    WordReader words = new WordReader();
    words.read(text);
    scores.start(words);
    while (scores.next()) {
      scores.add();
    }
    float[] found = new float[LABELS];
    scores.chosen(found);
    assertThat(found).isEqualTo(scored(text));
  }

  @Test
  void aFirstWordScoresAsATextOfItsOwn() {
    WordReader words = new WordReader();
    words.read("Кеше біз");
    scores.start(words);
    assertThat(scores.next()).isTrue();
    float[] found = new float[LABELS];
    scores.word(found);
    assertThat(found).isEqualTo(scored("Кеше"));
  }

  @Test
  void nothingChosenScoresAsAnEmptyText() {
    WordReader words = new WordReader();
    words.read("Кеше біз");
    scores.start(words);
    float[] found = new float[LABELS];
    scores.chosen(found);
    assertThat(found).isEqualTo(scorer.baseScores());
  }
}
