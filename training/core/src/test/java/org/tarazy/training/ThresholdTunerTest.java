package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Task;

class ThresholdTunerTest {
  /** Probabilities on a grid, so that many are equal, and truths that follow them somewhat. */
  private record Draw(float[][] probabilities, boolean[][] truth) {
    static Draw exclusive(int texts, int labels, double signal, long seed) {
      Random random = new Random(seed);
      float[][] probabilities = new float[texts][labels];
      boolean[][] truth = new boolean[texts][labels];
      for (int i = 0; i < texts; i++) {
        int label = random.nextDouble() < 0.75 ? 0 : 1 + random.nextInt(labels - 1);
        truth[i][label] = true;
        float sum = 0;
        for (int l = 0; l < labels; l++) {
          double favour = l == label ? signal : 0;
          probabilities[i][l] = 1 + Math.round(60 * (random.nextDouble() + favour));
          sum += probabilities[i][l];
        }
        for (int l = 0; l < labels; l++) {
          probabilities[i][l] /= sum;
        }
      }
      return new Draw(probabilities, truth);
    }

    static Draw any(int texts, int labels, long seed) {
      Random random = new Random(seed);
      float[][] probabilities = new float[texts][labels];
      boolean[][] truth = new boolean[texts][labels];
      for (int i = 0; i < texts; i++) {
        for (int l = 0; l < labels; l++) {
          probabilities[i][l] = (1 + random.nextInt(98)) / 100f;
          truth[i][l] = random.nextDouble() < probabilities[i][l] / (l + 1);
        }
      }
      return new Draw(probabilities, truth);
    }

    double value(Task task, Objective objective, DecisionRule rule) {
      Evaluation.Headline headline = Evaluation.headline(task, rule, probabilities, truth);
      return objective == Objective.MACRO_F1 ? headline.macroF1() : headline.accuracy();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoLabelsGetTheBestOfAllThresholds(Objective objective) {
    for (int seed = 0; seed < 30; seed++) {
      Draw draw = Draw.exclusive(150, 2, seed % 3 * 0.3, seed);
      DecisionRule tuned =
          new ThresholdTuner(Task.SINGLE_LABEL, objective, draw.probabilities(), draw.truth())
              .tune();
      double best = 0;
      for (int step = 1; step < 4000; step++) {
        float threshold = step / 4000f;
        DecisionRule candidate = new DecisionRule(new float[] {1 - threshold, threshold}, 0);
        best = Math.max(best, draw.value(Task.SINGLE_LABEL, objective, candidate));
      }
      assertThat(draw.value(Task.SINGLE_LABEL, objective, tuned))
          .as("seed %s", seed)
          .isGreaterThanOrEqualTo(best - 1e-9);
      assertThat(tuned.thresholds()[0] + tuned.thresholds()[1]).isCloseTo(1, within(1e-6f));
    }
  }

  @Test
  void aMultiLabelModelGetsTheBestThresholdOfEachLabel() {
    for (int seed = 0; seed < 20; seed++) {
      Draw draw = Draw.any(200, 3, seed);
      DecisionRule tuned =
          new ThresholdTuner(
                  Task.MULTI_LABEL, Objective.MACRO_F1, draw.probabilities(), draw.truth())
              .tune();
      double sum = 0;
      for (int l = 0; l < 3; l++) {
        double best = 0;
        for (int step = 1; step <= 200; step++) {
          float[] thresholds = {0.5f, 0.5f, 0.5f};
          thresholds[l] = step / 200f;
          best = Math.max(best, f1(draw, new DecisionRule(thresholds, 0), l));
        }
        assertThat(f1(draw, tuned, l)).isGreaterThanOrEqualTo(best - 1e-9);
        sum += best;
      }
      assertThat(draw.value(Task.MULTI_LABEL, Objective.MACRO_F1, tuned))
          .isGreaterThanOrEqualTo(sum / 3 - 1e-9);
    }
  }

  private static double f1(Draw draw, DecisionRule rule, int label) {
    Confusion confusion = new Confusion(3);
    for (int i = 0; i < draw.truth().length; i++) {
      boolean[] proposed = new boolean[3];
      for (int l = 0; l < 3; l++) {
        proposed[l] = rule.accepts(l, draw.probabilities()[i]);
      }
      confusion.add(draw.truth()[i], proposed);
    }
    return confusion.f1(label);
  }

  @Test
  void moreLabelsNeverGetWorseAndMostlyBetter() {
    int better = 0;
    for (int seed = 0; seed < 10; seed++) {
      Draw draw = Draw.exclusive(300, 4, 0.4, seed);
      DecisionRule tuned =
          new ThresholdTuner(
                  Task.SINGLE_LABEL, Objective.MACRO_F1, draw.probabilities(), draw.truth())
              .tune();
      double plain =
          draw.value(
              Task.SINGLE_LABEL,
              Objective.MACRO_F1,
              DecisionRule.mostProbable(Task.SINGLE_LABEL, 4));
      double reached = draw.value(Task.SINGLE_LABEL, Objective.MACRO_F1, tuned);
      assertThat(reached).isGreaterThanOrEqualTo(plain);
      better += reached > plain + 0.01 ? 1 : 0;
    }
    assertThat(better).isGreaterThan(5);
  }

  @Test
  void accuracyLeavesMoreThanTwoLabelsAsTheyAre() {
    Draw exclusive = Draw.exclusive(300, 3, 0.4, 1);
    assertThat(
            new ThresholdTuner(
                    Task.SINGLE_LABEL,
                    Objective.ACCURACY,
                    exclusive.probabilities(),
                    exclusive.truth())
                .tune()
                .thresholds())
        .containsOnly(1 / 3f);
    Draw several = Draw.any(300, 3, 1);
    assertThat(
            new ThresholdTuner(
                    Task.MULTI_LABEL, Objective.ACCURACY, several.probabilities(), several.truth())
                .tune()
                .thresholds())
        .containsOnly(0.5f);
  }

  @ParameterizedTest
  @EnumSource
  void aThresholdStaysWhereFewTextsSpeak(Task task) {
    Draw draw = task == Task.SINGLE_LABEL ? Draw.exclusive(60, 2, 0, 1) : Draw.any(18, 2, 1);
    DecisionRule tuned =
        new ThresholdTuner(task, Objective.MACRO_F1, draw.probabilities(), draw.truth()).tune();
    assertThat(tuned.thresholds()).containsOnly(0.5f);
  }

  @Test
  void probabilitiesAtTheEndsOfTheRangeGiveThresholdsInsideIt() {
    float[][] probabilities = new float[80][2];
    boolean[][] truth = new boolean[80][2];
    for (int i = 0; i < 80; i++) {
      probabilities[i][i % 2] = 1;
      truth[i][i % 2] = true;
    }
    for (Task task : Task.values()) {
      DecisionRule tuned =
          new ThresholdTuner(task, Objective.MACRO_F1, probabilities, truth).tune();
      assertThat(Evaluation.headline(task, tuned, probabilities, truth).macroF1()).isEqualTo(1);
    }
  }

  @Test
  void whatAMoveWouldGiveIsWhatCountingAllAgainGives() {
    Random random = new Random(5);
    for (int seed = 0; seed < 20; seed++) {
      Draw draw = Draw.exclusive(120, 3 + seed % 5, 0.4, seed);
      int labels = draw.probabilities()[0].length;
      float[] thresholds = DecisionRule.mostProbable(Task.SINGLE_LABEL, labels).thresholds();
      Proposals proposals = new Proposals(draw.probabilities(), draw.truth(), thresholds);
      for (int move = 0; move < 60; move++) {
        int label = random.nextInt(labels);
        float threshold = (1 + random.nextInt(20)) / 20f;
        float[] changed = thresholds.clone();
        changed[label] = threshold;
        assertThat(proposals.macroF1With(label, threshold))
            .isEqualTo(
                draw.value(Task.SINGLE_LABEL, Objective.MACRO_F1, new DecisionRule(changed, 0)));
        if (random.nextInt(3) == 0) {
          thresholds[label] = threshold;
          proposals.moved(label);
          assertThat(proposals.macroF1()).isEqualTo(proposals.macroF1With(label, threshold));
        }
      }
    }
  }
}
