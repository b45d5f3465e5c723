package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DecisionRuleTest {
  @Test
  void theLargestMultipleOfItsThresholdIsChosen() {
    DecisionRule rule = new DecisionRule(new float[] {0.5f, 0.25f, 0.25f}, 0);
    assertThat(rule.choose(new float[] {0.6f, 0.35f, 0.05f})).isEqualTo(1);
    assertThat(rule.choose(new float[] {0.8f, 0.15f, 0.05f})).isZero();
    assertThat(rule.choose(new float[] {0.1f, 0.2f, 0.7f})).isEqualTo(2);
  }

  @Test
  void ofEqualLabelsTheFirstIsChosen() {
    assertThat(
            DecisionRule.mostProbable(Task.SINGLE_LABEL, 3).choose(new float[] {0.2f, 0.4f, 0.4f}))
        .isEqualTo(1);
  }

  @Test
  void aLabelIsAcceptedFromItsThresholdOn() {
    DecisionRule rule = new DecisionRule(new float[] {0.5f, 0.25f}, 0);
    float[] probabilities = {0.49f, 0.25f};
    assertThat(rule.accepts(0, probabilities)).isFalse();
    assertThat(rule.accepts(1, probabilities)).isTrue();
  }

  @Test
  void mostProbableTreatsAllLabelsAlike() {
    assertThat(DecisionRule.mostProbable(Task.SINGLE_LABEL, 4).thresholds())
        .containsOnly(0.25f)
        .hasSize(4);
    assertThat(DecisionRule.mostProbable(Task.MULTI_LABEL, 4).thresholds())
        .containsOnly(0.5f)
        .hasSize(4);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    for (float threshold : new float[] {0, -0.1f, 1.1f, Float.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DecisionRule(new float[] {0.5f, threshold}, 0))
          .withMessageContaining("threshold " + threshold);
    }
    for (float minimum : new float[] {-0.1f, 1.1f, Float.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DecisionRule(new float[] {0.5f}, minimum))
          .withMessageContaining("minimumProbability " + minimum);
    }
  }
}
