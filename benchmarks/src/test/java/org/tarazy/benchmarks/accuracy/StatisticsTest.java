package org.tarazy.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tarazy.benchmarks.contestants.Metric;

class StatisticsTest {
  private static final int TEXTS = 400;

  private static long[] rightBut(int wrong) {
    long[] proposed = new long[TEXTS];
    Arrays.fill(proposed, 1);
    Arrays.fill(proposed, 0, wrong, 2);
    return proposed;
  }

  @Test
  void theIntervalOfAShareIsThatOfTheBinomialDistribution() {
    Interval interval = new Bootstrap(Metric.ACCURACY, rightBut(0)).interval(rightBut(80));

    double halfWidth = 1.96 * Math.sqrt(0.8 * 0.2 / TEXTS);
    assertThat(interval.low()).isCloseTo(0.8 - halfWidth, within(0.006));
    assertThat(interval.high()).isCloseTo(0.8 + halfWidth, within(0.006));
  }

  @Test
  void theSameTextsGiveTheSameInterval() {
    Bootstrap bootstrap = new Bootstrap(Metric.MACRO_F1, rightBut(10));

    assertThat(bootstrap.interval(rightBut(50))).isEqualTo(bootstrap.interval(rightBut(50)));
  }

  @Test
  void aClearDifferenceIsSignificantAndNoDifferenceIsNot() {
    Bootstrap bootstrap = new Bootstrap(Metric.ACCURACY, rightBut(0));

    Bootstrap.Difference clear = bootstrap.difference(rightBut(20), rightBut(80));
    assertThat(clear.difference()).isCloseTo(0.15, within(1e-12));
    assertThat(clear.interval().low()).isPositive();
    assertThat(clear.p()).isLessThan(0.001);
    assertThat(bootstrap.difference(rightBut(20), rightBut(20)).p()).isEqualTo(1);
  }

  @Test
  void mcNemarIsTheSignTestOfTheTextsOnWhichTwoDiffer() {
    assertThat(new McNemar(1, 8).p()).isCloseTo(20.0 / 512, within(1e-12));
    assertThat(new McNemar(8, 1).p()).isCloseTo(20.0 / 512, within(1e-12));
    assertThat(new McNemar(0, 0).p()).isEqualTo(1);
    assertThat(new McNemar(5, 5).p()).isEqualTo(1);
    assertThat(new McNemar(4000, 5000).p()).isLessThan(1e-20);
  }

  @Test
  void mcNemarCountsTextsThatOneAloneGetsRight() {
    McNemar counts =
        McNemar.of(new long[] {1, 1, 1, 1}, new long[] {1, 1, 2, 2}, new long[] {1, 2, 1, 2});

    assertThat(counts).isEqualTo(new McNemar(1, 1));
  }
}
