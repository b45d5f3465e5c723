package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarazy.model.Calibration;
import org.tarazy.model.Task;

class CalibratorTest {
  /** Scores, and truths drawn from what {@code real} makes of them. */
  private record Draw(float[][] scores, boolean[][] truth) {
    static Draw from(Task task, Calibration real, int texts, long seed) {
      Random random = new Random(seed);
      int labels = real.scales().length;
      float[][] scores = new float[texts][labels];
      boolean[][] truth = new boolean[texts][labels];
      for (int i = 0; i < texts; i++) {
        for (int l = 0; l < labels; l++) {
          scores[i][l] = (float) random.nextGaussian();
        }
        float[] probabilities = scores[i].clone();
        real.apply(task, probabilities);
        double left = random.nextDouble();
        for (int l = 0; l < labels; l++) {
          if (task == Task.MULTI_LABEL) {
            truth[i][l] = random.nextDouble() < probabilities[l];
          } else if (left >= 0) {
            left -= probabilities[l];
            truth[i][l] = left < 0 || l == labels - 1;
          }
        }
      }
      return new Draw(scores, truth);
    }

    double logLoss(Task task, Calibration calibration) {
      float[][] probabilities = new float[scores.length][];
      for (int i = 0; i < scores.length; i++) {
        probabilities[i] = scores[i].clone();
        calibration.apply(task, probabilities[i]);
      }
      return Evaluation.logLoss(task, probabilities, truth);
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheScaleThatTheScoresNeed(Task task) {
    Calibration real = new Calibration("real", new float[] {3, 3, 3}, new float[3]);
    Draw draw = Draw.from(task, real, 4000, 1);
    Calibration found = Calibrator.fit(task, draw.scores(), draw.truth());
    for (int l = 0; l < 3; l++) {
      assertThat(found.scales()[l]).isCloseTo(3, within(0.3f));
      assertThat(found.offsets()[l]).isCloseTo(0, within(0.2f));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheOffsetsThatTheScoresNeed(Task task) {
    Calibration real =
        new Calibration("real", new float[] {0.5f, 0.5f, 0.5f}, new float[] {2, 0, -2});
    Draw draw = Draw.from(task, real, 4000, 2);
    Calibration found = Calibrator.fit(task, draw.scores(), draw.truth());
    assertThat(found.method()).isEqualTo("bias-corrected temperature");
    assertThat(found.scales()[0]).isCloseTo(0.5f, within(0.1f));
    // Exclusive labels fix only the differences of the offsets.
    assertThat(found.offsets()[0] - found.offsets()[1]).isCloseTo(2, within(0.3f));
    assertThat(found.offsets()[1] - found.offsets()[2]).isCloseTo(2, within(0.3f));
  }

  @ParameterizedTest
  @EnumSource
  void isAsGoodAsTheTruthOnOtherTexts(Task task) {
    Calibration real = new Calibration("real", new float[] {4, 4, 4, 4}, new float[] {1, 0, 0, -1});
    Draw draw = Draw.from(task, real, 3000, 3);
    Draw other = Draw.from(task, real, 3000, 4);
    Calibration found = Calibrator.fit(task, draw.scores(), draw.truth());
    assertThat(other.logLoss(task, found))
        .isLessThan(other.logLoss(task, Calibration.none(4)))
        .isLessThan(other.logLoss(task, real) * 1.01);
  }

  @ParameterizedTest
  @EnumSource
  void fewTextsAndLabelsNeverSeenGiveFiniteNumbers(Task task) {
    for (int texts = 1; texts <= 5; texts++) {
      float[][] scores = new float[texts][3];
      boolean[][] truth = new boolean[texts][3];
      for (int i = 0; i < texts; i++) {
        scores[i][0] = 5 + i;
        truth[i][0] = true;
      }
      Calibration found = Calibrator.fit(task, scores, truth);
      for (int l = 0; l < 3; l++) {
        assertThat(found.scales()[l]).isPositive().isFinite();
        assertThat(found.offsets()[l]).isFinite();
      }
    }
  }

  @Test
  void scoresThatSayTheOppositeKeepTheirOrder() {
    float[][] scores = new float[100][2];
    boolean[][] truth = new boolean[100][2];
    for (int i = 0; i < 100; i++) {
      scores[i][i % 2] = 1;
      truth[i][1 - i % 2] = true;
    }
    Calibration found = Calibrator.fit(Task.SINGLE_LABEL, scores, truth);
    assertThat(found.scales()[0]).isPositive().isLessThan(0.1f);
  }

  @Test
  void minimisesASmoothConvexFunction() {
    float[] point = {5, -3, 9};
    double value =
        Lbfgs.minimise(
            (p, gradient) -> {
              double sum = 0;
              float[] minimum = {1, 2, -4};
              float[] curvature = {1, 100, 0.01f};
              for (int i = 0; i < 3; i++) {
                double distance = p[i] - minimum[i];
                gradient[i] = (float) (curvature[i] * distance);
                sum += curvature[i] * distance * distance / 2;
              }
              return sum + 7;
            },
            point,
            new Lbfgs.Limits(200, 1e-9));
    assertThat(value).isCloseTo(7, within(1e-4));
    assertThat(point).containsExactly(new float[] {1, 2, -4}, within(0.1f));
  }
}
