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
      new FeatureOptions(1 << 16, 1, 1, Map.of(FeatureGroup.WORD, 1));
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
  void forEachLabelASlotCountsMostWhereItTellsThatLabel() {
    List<String> texts = List.of("тау", "тау", "тау", "жел", "жел", "жел", "су", "су", "су");
    boolean[][] truth = new boolean[9][3];
    for (int i = 0; i < 9; i++) {
      truth[i][i / 3] = true;
    }
    FeatureRecipe recipe = new FeatureRecipe("own", WORDS, 0, 1, 0.5f);
    FeatureMatrix matrix = FeatureMatrix.of(texts, truth, Landscapes.asked(truth), recipe);
    FeatureMatrix.Row row = new FeatureMatrix.Row();
    matrix.read(0, row);
    int slot = row.occurrences()[0] & FeatureCollector.SLOT_MASK;
    // "тау" in 3 of 3 texts with label 0, in none of 3 with label 1; a third of all have each.
    double own = 1 + 10 * Math.log((3 + 2.0 / 3) / (4.0 / 3) * 2);
    double other = 1 + 10 * Math.abs(Math.log((2.0 / 3) / (3 + 4.0 / 3) * 2));
    assertThat(matrix.value(slot, 0)).isEqualTo(matrix.values().value(slot));
    assertThat(matrix.value(slot, 1) / matrix.value(slot, 0))
        .isCloseTo((float) Math.sqrt(other / own), within(1e-3f));
  }

  @Test
  void textsThatWereNotLabelledForALabelSayNothingOfIt() {
    boolean[][] truth = new boolean[6][1];
    boolean[][] asked = Landscapes.asked(truth);
    for (int i = 0; i < 6; i++) {
      truth[i][0] = i == 0 || i == 3;
      asked[i][0] = i % 3 == 0;
    }
    FeatureRecipe recipe = new FeatureRecipe("words", WORDS, 0, 1);
    SlotValues values = FeatureMatrix.of(TEXTS, truth, asked, recipe).values();
    for (int slot = 0; slot < WORDS.slots(); slot++) {
      // All that were asked have the label, so nothing tells them apart.
      assertThat(values.value(slot)).isIn(0f, 1f);
    }
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
