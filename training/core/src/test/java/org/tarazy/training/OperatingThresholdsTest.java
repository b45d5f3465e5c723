package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Task;

class OperatingThresholdsTest {
  private static final int TEXTS = 4000;

  private final float[][] probabilities = new float[TEXTS][];
  private final boolean[][] truth = new boolean[TEXTS][3];

  private DecisionRule rule(Task task, OperatingPoint point) {
    List<String> names = List.of("call", "none", "praise");
    Random random = new Random(5);
    for (int i = 0; i < TEXTS; i++) {
      int label = random.nextInt(10) < 8 ? 1 : random.nextInt(2) * 2;
      float[] scores = new float[3];
      float sum = 0;
      for (int l = 0; l < 3; l++) {
        scores[l] = (float) Math.exp(1.5 * random.nextGaussian() + (l == label ? 2 : 0));
        sum += scores[l];
      }
      for (int l = 0; l < 3; l++) {
        scores[l] /= sum;
      }
      probabilities[i] = scores;
      truth[i][label] = task == Task.SINGLE_LABEL || label != 1;
    }
    return new OperatingThresholds(point, new LabelSet(names, task), probabilities, truth)
        .from(DecisionRule.mostProbable(task, 3));
  }

  private boolean isFlagged(Task task, DecisionRule rule, int text) {
    float[] p = probabilities[text];
    return task == Task.SINGLE_LABEL
        ? rule.choose(p) != 1
        : rule.accepts(0, p) || rule.accepts(2, p);
  }

  @ParameterizedTest
  @EnumSource
  void asManyHarmlessTextsAreFlaggedAsAreAllowedAndNoMore(Task task) {
    for (double perThousand : new double[] {1, 5, 50, 400}) {
      DecisionRule rule = rule(task, OperatingPoint.falseAlarms(perThousand));
      int harmless = 0;
      int alarms = 0;
      for (int i = 0; i < TEXTS; i++) {
        boolean isHarmless = !truth[i][0] && !truth[i][2];
        harmless += isHarmless ? 1 : 0;
        alarms += isHarmless && isFlagged(task, rule, i) ? 1 : 0;
      }
      int allowed = (int) (harmless * perThousand / 1000);
      assertThat(alarms).isBetween(allowed - 1, allowed);
    }
  }

  @Test
  void textsOfNearlyTheSameProbabilityStayQuietTogether() {
    int texts = 100;
    float[][] nearlyAlike = new float[texts][];
    boolean[][] harmless = new boolean[texts][2];
    for (int i = 0; i < texts; i++) {
      float call = 0.7f + (i % 7) * 1e-7f;
      nearlyAlike[i] = new float[] {call, 1 - call};
      harmless[i][1] = true;
    }
    DecisionRule rule =
        new OperatingThresholds(
                OperatingPoint.falseAlarms(100),
                new LabelSet(List.of("call", "none"), Task.SINGLE_LABEL),
                nearlyAlike,
                harmless)
            .from(DecisionRule.mostProbable(Task.SINGLE_LABEL, 2));
    for (float[] text : nearlyAlike) {
      assertThat(rule.choose(text)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void asManyTextsAreFlaggedAsPeopleCanReview(Task task) {
    for (int reviews : new int[] {1, 10, 100, 900}) {
      DecisionRule rule = rule(task, OperatingPoint.reviews(reviews, 1000));
      int flagged = 0;
      for (int i = 0; i < TEXTS; i++) {
        flagged += isFlagged(task, rule, i) ? 1 : 0;
      }
      assertThat(flagged).isBetween(4 * reviews - 1, 4 * reviews);
    }
  }

  @Test
  void alarmsOfAllLabelsAreAlikeWhateverTheObjectiveChose() {
    rule(Task.SINGLE_LABEL, OperatingPoint.falseAlarms(50));
    DecisionRule chosen = new DecisionRule(new float[] {0.2f, 1, 0.5f}, 0.5f);
    DecisionRule rule =
        new OperatingThresholds(
                OperatingPoint.falseAlarms(50),
                new LabelSet(List.of("call", "none", "praise"), Task.SINGLE_LABEL),
                probabilities,
                truth)
            .from(chosen);
    assertThat(rule.thresholds()[0])
        .isEqualTo(rule.thresholds()[2])
        .isNotEqualTo(rule.thresholds()[1]);
  }

  @Test
  void whatCostsMoreToMissNeedsLessProbability() {
    DecisionRule rule =
        rule(Task.SINGLE_LABEL, OperatingPoint.costs(Map.of("call", 20.0, "praise", 5.0)));
    assertThat(rule.thresholds()).containsExactly(0.05f, 1, 0.2f);
    assertThat(rule.choose(new float[] {0.06f, 0.94f, 0})).isZero();
    assertThat(rule.choose(new float[] {0.04f, 0.9f, 0.06f})).isEqualTo(1);
    assertThat(rule(Task.MULTI_LABEL, OperatingPoint.costs(Map.of("call", 19.0))).thresholds())
        .containsExactly(0.05f, 0.5f, 0.5f);
  }

  @Test
  void labelsThatTheModelLacksAreNamed() {
    fails(OperatingPoint.costs(Map.of("shout", 2.0)), "cost of \"shout\"");
    fails(OperatingPoint.falseAlarms(5).withHarmless("fine"), "no label \"fine\"");
    assertThatThrownBy(() -> OperatingPoint.falseAlarms(0)).isInstanceOf(TrainingException.class);
    assertThatThrownBy(() -> OperatingPoint.reviews(5, 2)).isInstanceOf(TrainingException.class);
    assertThatThrownBy(() -> OperatingPoint.costs(Map.of("call", -1.0)))
        .isInstanceOf(TrainingException.class);
  }

  private void fails(OperatingPoint point, String message) {
    assertThatThrownBy(() -> rule(Task.SINGLE_LABEL, point))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(message);
  }
}
