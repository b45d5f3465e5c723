package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void exclusiveLabelsGetTheSoftmaxOfScaledAndShiftedScores() {
    float[] values = {1, 2, 3};
    new Calibration("m", new float[] {2, 1, 0.5f}, new float[] {0, 1, -1})
        .apply(Task.SINGLE_LABEL, values);
    double sum = Math.exp(2) + Math.exp(3) + Math.exp(0.5);
    assertThat(values)
        .containsExactly(
            new float[] {
              (float) (Math.exp(2) / sum),
              (float) (Math.exp(3) / sum),
              (float) (Math.exp(0.5) / sum)
            },
            within(1e-6f));
  }

  @Test
  void otherLabelsGetASigmoidEach() {
    float[] values = {1, -2};
    new Calibration("m", new float[] {2, 1}, new float[] {0, 1}).apply(Task.MULTI_LABEL, values);
    assertThat(values)
        .containsExactly(
            new float[] {(float) (1 / (1 + Math.exp(-2))), (float) (1 / (1 + Math.exp(1)))},
            within(1e-6f));
  }

  @Test
  void largeScoresDoNotOverflow() {
    for (Task task : Task.values()) {
      float[] values = {10_000, -10_000, 9_000};
      Calibration.none(3).apply(task, values);
      for (float value : values) {
        assertThat(value).isBetween(0f, 1f);
      }
      assertThat(values[0]).isEqualTo(1);
      assertThat(values[1]).isZero();
    }
  }

  @Test
  void noneLeavesTheScoresAsTheyAre() {
    Calibration none = Calibration.none(2);
    assertThat(none.method()).isEqualTo("none");
    assertThat(none.scales()).containsExactly(1, 1);
    assertThat(none.offsets()).containsExactly(0, 0);
  }

  @Test
  void aShiftMovesTheOffsetsOfACopy() {
    Calibration before = new Calibration("m", new float[] {2, 3}, new float[] {1, -1});
    Calibration after = before.shifted(new float[] {0.5f, 0});
    assertThat(after.offsets()).containsExactly(1.5f, -1);
    assertThat(after.scales()).containsExactly(2, 3);
    assertThat(before.offsets()).containsExactly(1, -1);
  }

  @Test
  void aCurveBendsTheScaledScore() {
    Curve curve = new Curve(new float[] {-1, 0, 2}, new float[] {-3, 0, 1});
    Calibration bent = new Calibration("m", new float[] {2}, List.of(curve), new float[] {0.25f});
    assertThat(bent.adjusted(0, 0)).isEqualTo(0.25f);
    assertThat(bent.adjusted(0, 0.5f)).isEqualTo(0.75f);
    assertThat(bent.adjusted(0, -0.25f)).isEqualTo(-1.25f);
    assertThat(bent.adjusted(0, 2)).isEqualTo(1 + 2 + 0.25f);
    assertThat(bent.adjusted(0, -1)).isEqualTo(-3 - 1 + 0.25f);
    float[] values = {0.5f};
    bent.apply(Task.MULTI_LABEL, values);
    assertThat(values[0]).isCloseTo((float) (1 / (1 + Math.exp(-0.75))), within(1e-6f));
    float moved = bent.shifted(new float[] {1}).adjusted(0, 0.5f);
    assertThat(moved).isEqualTo(1.75f);
  }

  @Test
  void theFactorLeadsFromOneAdjustedScoreToAnother() {
    Curve curve = new Curve(new float[] {-1, 0, 2}, new float[] {-3, 0, 1});
    Calibration bent = new Calibration("m", new float[] {2}, List.of(curve), new float[] {0.25f});
    for (float from = -2; from <= 2; from += 0.3f) {
      for (float to = -2; to <= 2; to += 0.3f) {
        assertThat(bent.adjusted(0, from) + (to - from) * bent.factor(0, from, to))
            .isCloseTo(bent.adjusted(0, to), within(1e-3f));
        assertThat(bent.factor(0, from, to)).isPositive();
      }
      assertThat(bent.factor(0, from, from)).isPositive().isFinite();
    }
  }

  @Test
  void aCurveThatDoesNotRiseIsRefused() {
    refusesCurve(new float[] {0, 0}, new float[] {0, 1});
    refusesCurve(new float[] {0, 1}, new float[] {1, 1});
    refusesCurve(new float[] {0, Float.NaN}, new float[] {0, 1});
    refusesCurve(new float[] {0, 1}, new float[] {0, Float.POSITIVE_INFINITY});
    refusesCurve(new float[] {0}, new float[] {0, 1});
    refusesCurve(new float[0], new float[0]);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Calibration(
                    "m",
                    new float[] {1, 1},
                    List.of(new Curve(new float[1], new float[1])),
                    new float[2]))
        .withMessageContaining("2 scales but 1 curves");
  }

  private static void refusesCurve(float[] xs, float[] ys) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Curve(xs, ys))
        .withMessageContaining("curve");
  }

  @Test
  void refusesWhatCannotGiveProbabilities() {
    for (float scale : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      refuses(new float[] {1, scale}, new float[2], "of label 1");
    }
    refuses(new float[] {1, 1}, new float[] {Float.NaN, 0}, "offset NaN of label 0");
    refuses(new float[] {1, 1}, new float[] {0, Float.NEGATIVE_INFINITY}, "of label 1");
    refuses(new float[] {1, 1}, new float[3], "2 scales but 3 offsets");
  }

  private static void refuses(float[] scales, float[] offsets, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration("m", scales, offsets))
        .withMessageContaining(message);
  }
}
