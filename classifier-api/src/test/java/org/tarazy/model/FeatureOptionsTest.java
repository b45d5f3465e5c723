package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureOptionsTest {
  private static final Map<FeatureGroup, Integer> WORDS = Map.of(FeatureGroup.WORD, 1);

  @Test
  void refusesWhatIsOutOfRangeAndSaysWhatIsExpected() {
    refuses(255, 2, 5, WORDS, "255 slots, expected 256 to 16777216");
    refuses((1 << 24) + 1, 2, 5, WORDS, "16777217 slots, expected 256 to 16777216");
    refuses(1 << 18, 0, 5, WORDS, "n-grams of 0 to 5 characters, expected 1 to 8");
    refuses(1 << 18, 5, 4, WORDS, "n-grams of 5 to 4 characters, expected 1 to 8");
    refuses(1 << 18, 2, 9, WORDS, "n-grams of 2 to 9 characters, expected 1 to 8");
    refuses(1 << 18, 2, 5, Map.of(FeatureGroup.WORD_PAIR, -1), "weight of word_pair is -1");
    refuses(
        1 << 18, 2, 5, Map.of(FeatureGroup.NGRAM, 17), "weight of ngram is 17, expected 0 to 16");
    refuses(1 << 18, 2, 5, Map.of(), "no feature group");
    refuses(1 << 18, 2, 5, Map.of(FeatureGroup.WORD, 0), "no feature group");
  }

  private static void refuses(
      int slots, int shortest, int longest, Map<FeatureGroup, Integer> weights, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureOptions(slots, shortest, longest, weights))
        .withMessageContaining(message);
  }

  @Test
  void takesTheEndsOfTheRanges() {
    assertThat(new FeatureOptions(1 << 8, 1, 8, Map.of(FeatureGroup.WORD, 16)).slots())
        .isEqualTo(256);
    assertThat(new FeatureOptions(1 << 24, 8, 8, WORDS).slots()).isEqualTo(1 << 24);
  }

  @Test
  void aWeightOfZeroIsAnAbsentGroup() {
    FeatureOptions options = FeatureOptions.DEFAULT.with(FeatureGroup.WORD_PAIR, 0);
    assertThat(options.weights()).doesNotContainKey(FeatureGroup.WORD_PAIR);
    assertThat(options.weight(FeatureGroup.WORD_PAIR)).isZero();
    assertThat(options.with(FeatureGroup.WORD_PAIR, 5)).isEqualTo(FeatureOptions.DEFAULT);
  }

  @Test
  void theArrayOfWeightsIsInTheOrderOfTheGroupsAndACopy() {
    FeatureOptions options = new FeatureOptions(1 << 9, 2, 3, Map.of(FeatureGroup.NGRAM, 3));
    int[] weights = options.weightArray();
    assertThat(weights)
        .hasSize(FeatureOptions.MOST_GROUPS)
        .containsExactly(0, 0, 3, 0, 0, 0, 0, 0, 0, 0);
    weights[2] = 9;
    assertThat(options.weight(FeatureGroup.NGRAM)).isEqualTo(3);
  }

  @Test
  void withSlotsKeepsAllElse() {
    FeatureOptions changed = FeatureOptions.DEFAULT.withSlots(1 << 12);
    assertThat(changed.slots()).isEqualTo(4096);
    assertThat(changed.withSlots(1 << 19)).isEqualTo(FeatureOptions.DEFAULT);
  }
}
