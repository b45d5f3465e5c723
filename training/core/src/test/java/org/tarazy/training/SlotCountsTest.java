package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.SlotValues;

class SlotCountsTest {
  private static final FeatureOptions WORDS =
      new FeatureOptions(16, 1, 1, Map.of(FeatureGroup.WORD, 1));
  private static final List<String> TEXTS =
      List.of("тау жел", "тау жел", "тау жел", "теңіз жел", "теңіз жел", "теңіз жел");

  /** The value of each word, by its first text. */
  private static Map<String, Float> values(float idfPower, float ratioPower) {
    boolean[][] truth = new boolean[6][2];
    for (int i = 0; i < 6; i++) {
      truth[i][i < 3 ? 0 : 1] = true;
    }
    FeatureRecipe recipe = new FeatureRecipe("words", WORDS, idfPower, ratioPower);
    SlotValues values = FeatureMatrix.of(TEXTS, truth, Landscapes.asked(truth), recipe).values();
    TreeMap<String, Float> byWord = new TreeMap<>();
    FeatureMatrix.Row row = new FeatureMatrix.Row();
    for (String word : List.of("тау", "теңіз", "жел")) {
      FeatureMatrix one =
          FeatureMatrix.of(List.of(word), new boolean[1][2], new boolean[1][2], recipe);
      one.read(0, row);
      byWord.put(word, values.value(row.occurrences()[0] & FeatureCollector.SLOT_MASK));
    }
    return byWord;
  }

  @Test
  void aWordThatTellsLabelsApartCountsMoreThanOneThatAllShare() {
    Map<String, Float> values = values(0, 1);
    assertThat(values.get("жел")).isCloseTo(1, within(1e-5f));
    // ln((3 + 1) / (0 + 1)), of texts half of which have the label.
    assertThat(values.get("тау")).isCloseTo((float) (1 + 10 * Math.log(4)), within(0.05f));
    assertThat(values.get("теңіз")).isEqualTo(values.get("тау"));
  }

  @Test
  void powersOfFrequencyAndRatioMultiply() {
    double idf = Math.log(7.0 / 4) + 1;
    double ratio = 1 + 10 * Math.log(4);
    Map<String, Float> values = values(2.5f, 0.5f);
    assertThat(values.get("тау"))
        .isCloseTo((float) (Math.pow(idf, 2.5) * Math.sqrt(ratio)), within(0.1f));
    assertThat(values(1, 0).get("тау")).isCloseTo((float) idf, within(0.01f));
  }

  @Test
  void aWordIsKeptOnceHoweverOftenItStands() {
    WordTable table = new WordTable();
    List<Integer> indices = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (int word = 0; word < 2000; word++) {
        int[] occurrences = {7, word, word * 31, word & 1, 7};
        indices.add(table.add(occurrences, word % 2, 4));
      }
    }
    assertThat(indices.subList(0, 2000))
        .isEqualTo(indices.subList(2000, 4000))
        .doesNotHaveDuplicates();
    WordTable other = new WordTable();
    other.add(new int[] {99}, 0, 1);
    int[] moved = other.addAll(table);
    for (int word = 0; word < 2000; word++) {
      assertThat(
              Arrays.copyOfRange(
                  other.occurrences(), other.start(moved[word]), other.end(moved[word])))
          .containsExactly(
              Arrays.copyOfRange(table.occurrences(), table.start(word), table.end(word)));
    }
  }
}
