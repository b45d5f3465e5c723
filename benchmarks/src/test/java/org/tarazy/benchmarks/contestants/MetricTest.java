package org.tarazy.benchmarks.contestants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricTest {
  @Test
  void accuracyIsTheShareOfTextsWithAllLabelsRight() {
    assertThat(Metric.ACCURACY.of(new long[] {1, 2, 3, 0}, new long[] {1, 1, 1, 0})).isEqualTo(0.5);
  }

  @Test
  void macroF1IsTheMeanOverTheLabelsThatOccur() {
    // First label: 2 right, 1 wrong proposal; second: 1 right, 1 missed.
    double value = Metric.MACRO_F1.of(new long[] {1, 1, 2, 2}, new long[] {1, 1, 1, 2});

    assertThat(value).isCloseTo((4.0 / 5 + 2.0 / 3) / 2, within(1e-12));
  }

  @Test
  void aTextMayHaveSeveralLabelsOrNone() {
    assertThat(Metric.MACRO_F1.of(new long[] {3, 0}, new long[] {1, 2})).isEqualTo(0.5);
  }
}
