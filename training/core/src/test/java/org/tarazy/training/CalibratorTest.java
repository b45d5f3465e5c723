package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarazy.model.Calibration;
import org.tarazy.model.Task;
import smile.classification.IsotonicRegressionScaling;

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
      return Evaluation.logLoss(task, probabilities(task, calibration), truth);
    }

    double ece(Task task, Calibration calibration) {
      return Reliability.of(task, probabilities(task, calibration), truth)
          .expectedCalibrationError();
    }

    private float[][] probabilities(Task task, Calibration calibration) {
      float[][] probabilities = new float[scores.length][];
      for (int i = 0; i < scores.length; i++) {
        probabilities[i] = scores[i].clone();
        calibration.apply(task, probabilities[i]);
      }
      return probabilities;
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheScaleThatTheScoresNeed(Task task) {
    Calibration real = new Calibration("real", new float[] {3, 3, 3}, new float[3]);
    Draw draw = Draw.from(task, real, 4000, 1);
    Calibration found = Calibrator.choose(task, draw.scores(), draw.truth()).calibration();
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
    Calibration found = Calibrator.choose(task, draw.scores(), draw.truth()).calibration();
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
    Calibration found = Calibrator.choose(task, draw.scores(), draw.truth()).calibration();
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
      Calibration found = Calibrator.choose(task, scores, truth).calibration();
      for (int l = 0; l < 3; l++) {
        assertThat(found.scales()[l]).isPositive().isFinite();
        assertThat(found.offsets()[l]).isFinite();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBentLinkIsFoundByIsotonicRegression(Task task) {
    Draw draw = bent(6000, 5);
    Draw other = bent(20_000, 6);
    Calibrator.Chosen chosen = Calibrator.choose(task, draw.scores(), draw.truth());
    Calibration platt = CalibrationMethod.PLATT.fit(task, draw.scores(), draw.truth());
    assertThat(chosen.calibration().method()).isEqualTo("isotonic");
    assertThat(other.logLoss(task, chosen.calibration())).isLessThan(other.logLoss(task, platt));
    assertThat(other.ece(task, chosen.calibration()))
        .isLessThan(0.02)
        .isLessThan(other.ece(task, Calibration.none(2)));
  }

  /** Scores beyond ±1 say no more than ±1: no scale and offset make probabilities of them. */
  private static Draw bent(int texts, long seed) {
    Random random = new Random(seed);
    float[][] scores = new float[texts][2];
    boolean[][] truth = new boolean[texts][2];
    for (int i = 0; i < texts; i++) {
      float score = (float) (3 * random.nextGaussian());
      double logOdds = 2 * Math.max(-1, Math.min(1, score));
      scores[i] = new float[] {-score / 2, score / 2};
      truth[i][1] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      truth[i][0] = !truth[i][1];
    }
    return new Draw(scores, truth);
  }

  @ParameterizedTest
  @EnumSource
  void noWayIsJudgedOnTextsThatItWasFittedTo(Task task) {
    // Labels that have nothing to do with the scores: only what is learnt by heart beats a coin.
    Random random = new Random(8);
    float[][] scores = new float[300][];
    boolean[][] truth = new boolean[300][2];
    for (int i = 0; i < 300; i++) {
      float score = random.nextFloat();
      scores[i] = new float[] {-score, score};
      truth[i][random.nextInt(2)] = true;
    }
    Calibrator.Chosen chosen = Calibrator.choose(task, scores, truth);
    assertThat(chosen.logLosses().get("isotonic")).isGreaterThan(Math.log(2));
    assertThat(Evaluation.logLoss(task, chosen.probabilities(), truth))
        .isEqualTo(chosen.logLosses().get(chosen.calibration().method()), within(1e-9));
  }

  @Test
  void aFewTextsToldApartWithoutAMistakeAreNotCertain() {
    float[][] scores = new float[40][];
    boolean[][] truth = new boolean[40][2];
    for (int i = 0; i < scores.length; i++) {
      float score = i % 2 == 0 ? 1 : -1;
      scores[i] = new float[] {score, -score};
      truth[i][i % 2] = true;
    }
    Calibration found = Calibrator.choose(Task.SINGLE_LABEL, scores, truth).calibration();
    float[] probabilities = {1, -1};
    found.apply(Task.SINGLE_LABEL, probabilities);
    assertThat(probabilities[0]).isBetween(0.9f, 0.99999f);
  }

  @Test
  void poolsAreThoseOfSmile() {
    Random random = new Random(9);
    for (int n : new int[] {1, 2, 3, 10, 100, 1000}) {
      float[] scores = new float[n];
      double[] sorted = new double[n];
      boolean[] truth = new boolean[n];
      int[] positive = new int[n];
      for (int i = 0; i < n; i++) {
        scores[i] = i + random.nextFloat() / 2;
        sorted[i] = scores[i];
        truth[i] = random.nextDouble() < (i + 1.0) / n;
        positive[i] = truth[i] ? 1 : 0;
      }
      IsotonicRegressionScaling smile = IsotonicRegressionScaling.fit(sorted, positive);
      int i = 0;
      for (IsotonicFit.Pool pool : IsotonicFit.pools(scores, truth)) {
        for (int text = 0; text < pool.texts(); text++) {
          assertThat(pool.share()).isCloseTo(smile.predict(sorted[i++]), within(1e-9));
        }
      }
      assertThat(i).isEqualTo(n);
    }
  }

  @Test
  void equalScoresAreOnePoolWhateverTheirOrder() {
    float[] scores = {1, 1, 1, 2, 2, 2, 2};
    boolean[] truth = {false, true, false, true, true, false, true};
    boolean[] other = {true, false, false, false, true, true, true};
    assertThat(IsotonicFit.pools(scores, truth))
        .isEqualTo(IsotonicFit.pools(scores, other))
        .containsExactly(new IsotonicFit.Pool(3, 1, 3), new IsotonicFit.Pool(4, 3, 8));
  }

  @Test
  void scoresThatSayTheOppositeKeepTheirOrder() {
    float[][] scores = new float[100][2];
    boolean[][] truth = new boolean[100][2];
    for (int i = 0; i < 100; i++) {
      scores[i][i % 2] = 1;
      truth[i][1 - i % 2] = true;
    }
    Calibration found = Calibrator.choose(Task.SINGLE_LABEL, scores, truth).calibration();
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
