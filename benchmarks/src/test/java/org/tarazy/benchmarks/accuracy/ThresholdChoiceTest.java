package org.tarazy.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarazy.benchmarks.contestants.DecisionThresholds;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.LabelledTexts;
import org.tarazy.benchmarks.contestants.Metric;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.Task;

class ThresholdChoiceTest {
  private static LabelledTexts texts(int count, boolean several, int... labels) {
    List<Example> examples = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      String label = "l" + labels[row % labels.length];
      examples.add(
          new Example("text " + row, List.of(label), Map.of(), new SourceLocation("x", row + 1L)));
    }
    Dataset data = new Dataset("x", examples, several);
    return LabelledSet.of("x", Metric.MACRO_F1, data, data, data).dev();
  }

  @Test
  void twoLabelsAreCutWhereTheMetricIsBest() {
    LabelledTexts dev = texts(100, false, 0, 1);
    double[][] scores = new double[100][];
    for (int row = 0; row < 100; row++) {
      double second = row % 2 == 1 ? 0.3 : 0.2;
      scores[row] = new double[] {1 - second, second};
    }

    DecisionThresholds chosen =
        new ThresholdChoice(Task.SINGLE_LABEL, Metric.MACRO_F1, scores, dev).choose();

    assertThat(chosen.thresholds()[1]).isBetween(0.2, 0.3);
    assertThat(Metric.ACCURACY.of(dev.truth(), chosen.propose(scores))).isEqualTo(1);
  }

  @Test
  void labelsThatDoNotExcludeEachOtherAreCutOneByOne() {
    LabelledTexts dev = texts(90, true, 0, 1, 2);
    double[][] scores = new double[90][3];
    for (int row = 0; row < 90; row++) {
      scores[row][row % 3] = 0.1 * (1 + row % 3);
    }

    DecisionThresholds chosen =
        new ThresholdChoice(Task.MULTI_LABEL, Metric.MACRO_F1, scores, dev).choose();

    assertThat(chosen.propose(scores)).isEqualTo(dev.truth());
  }

  @Test
  void aLabelThatScoresTooLowIsLifted() {
    LabelledTexts dev = texts(90, false, 0, 1, 2);
    double[][] scores = new double[90][];
    for (int row = 0; row < 90; row++) {
      scores[row] = new double[] {0.5, row % 3 == 1 ? 0.8 : 0.1, row % 3 == 2 ? 0.4 : 0.1};
    }

    DecisionThresholds chosen =
        new ThresholdChoice(Task.SINGLE_LABEL, Metric.MACRO_F1, scores, dev).choose();

    assertThat(chosen.propose(scores)).isEqualTo(dev.truth());
  }

  @Test
  void fewTextsMoveNothing() {
    LabelledTexts dev = texts(20, false, 0, 1);
    double[][] scores = new double[20][];
    for (int row = 0; row < 20; row++) {
      scores[row] = new double[] {0.9, row % 2 == 1 ? 0.1 : 0.05};
    }

    DecisionThresholds chosen =
        new ThresholdChoice(Task.SINGLE_LABEL, Metric.MACRO_F1, scores, dev).choose();

    assertThat(chosen.thresholds()).containsExactly(0.5, 0.5);
  }
}
