package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.model.LinearScorer;

class TextWeightsTest {
  private static Example example(String text, long line, String label, String weight) {
    Example plain = Landscapes.example(text, line, label);
    return new Example(text, plain.labels(), Map.of("weight", weight), plain.source());
  }

  private static TextWeights weights(Dataset data, ClassWeights classes) {
    LabelSet labels = LabelSet.of(data);
    boolean[][] truth = labels.truth(data);
    return new TextWeights(data, labels, truth, Landscapes.asked(truth), classes);
  }

  private static final Dataset THREE =
      Landscapes.dataset(
          false,
          example("тау", 1, "mountain", "0.5"),
          example("теңіз", 2, "sea", "3"),
          Landscapes.example("толқын", 3, "sea"));

  @Test
  void aRowCountsAsItsFieldSaysAndOnceWithoutOne() {
    assertThat(weights(THREE, ClassWeights.NONE).of(1)).containsExactly(0.5f, 3, 1);
  }

  @Test
  void balancedWeightsMakeALabelCountAsMuchAsTheOthers() {
    float[] found = weights(THREE, ClassWeights.BALANCED).of(0);
    assertThat(found[0]).isCloseTo(2.25f, within(1e-6f));
    assertThat(found[1] + found[2]).isCloseTo(2.25f, within(1e-6f));
  }

  @Test
  void givenWeightsMultiplyThoseOfTheRows() {
    ClassWeights given = ClassWeights.of(Map.of("sea", 2.0));
    assertThat(weights(THREE, given).of(0)).containsExactly(0.5f, 6, 2);
    assertThatThrownBy(() -> weights(THREE, ClassWeights.of(Map.of("lake", 2.0))))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("lake")
        .hasMessageContaining("[mountain, sea]");
    assertThatThrownBy(() -> ClassWeights.of(Map.of("sea", 0.0)))
        .isInstanceOf(TrainingException.class);
  }

  @Test
  void aWeightThatIsNoneIsNamedWithItsRow() {
    for (String wrong : List.of("-1", "much", "NaN", "1e9")) {
      Dataset data =
          Landscapes.dataset(
              false, example("тау", 7, "mountain", wrong), Landscapes.example("теңіз", 8, "sea"));
      assertThatThrownBy(() -> weights(data, ClassWeights.NONE))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("7")
          .hasMessageContaining(wrong);
    }
  }

  @Test
  void aTextThatStandsOnceForEachLabelTeachesItsSoftLabel() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      examples.add(example("тұман басқан " + i, 4L * i + 1, "mountain", "0.8"));
      examples.add(example("тұман басқан " + i, 4L * i + 2, "sea", "0.2"));
      examples.add(Landscapes.example("шың құз " + i, 4L * i + 3, "mountain"));
      examples.add(Landscapes.example("толқын жаға " + i, 4L * i + 4, "sea"));
    }
    Dataset data = new Dataset("soft", examples, false);
    LabelSet labels = LabelSet.of(data);
    boolean[][] truth = labels.truth(data);
    List<String> texts = examples.stream().map(Example::text).toList();
    LinearTrainer trainer =
        new LinearTrainer(
            FeatureMatrix.of(texts, truth, Landscapes.asked(truth), Landscapes.RECIPE),
            labels,
            truth,
            weights(data, ClassWeights.NONE),
            1);
    float[][] scores =
        LinearTrainer.scores(
            trainer.fit(64, LinearScorer.Precision.INT16), List.of("тұман басқан"));
    double mountain = 1 / (1 + Math.exp(scores[0][1] - scores[0][0]));
    assertThat(mountain).isBetween(0.7, 0.9);
  }
}
