package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
