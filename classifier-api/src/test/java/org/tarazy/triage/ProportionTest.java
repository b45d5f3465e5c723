package org.tarazy.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void theIntervalIsWilsons() {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    assertInterval(new Proportion(81, 263), 0.2553, 0.3662);
    assertInterval(new Proportion(15, 148), 0.0624, 0.1605);
    assertInterval(new Proportion(0, 20), 0, 0.1611);
    assertInterval(new Proportion(1, 29), 0.0061, 0.1718);
    assertInterval(new Proportion(20, 20), 0.8389, 1);
  }

  private static void assertInterval(Proportion proportion, double low, double high) {
    assertThat(proportion.low()).isCloseTo(low, within(5e-5));
    assertThat(proportion.high()).isCloseTo(high, within(5e-5));
    assertThat(proportion.rate()).isBetween(low, high);
  }

  @Test
  void nothingCountedMeansNothingKnown() {
    Proportion none = new Proportion(0, 0);
    assertThat(none.rate()).isNaN();
    assertThat(none.low()).isZero();
    assertThat(none.high()).isEqualTo(1);
    assertThatThrownBy(() -> new Proportion(2, 1)).hasMessage("2 of 1");
  }
}
