package org.tarazy.benchmarks.accuracy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tarazy.benchmarks.contestants.Metric;

/**
 * What a metric would be on other test texts of the same kind: test texts drawn again with
 * replacement (Efron 1979), percentile intervals. The same seed gives the same figures with any
 * number of threads.
 */
final class Bootstrap {
  static final int RESAMPLES = 5000;
  private static final long SEED = 20260101;

  private final Metric metric;
  private final long[] truth;

  Bootstrap(Metric metric, long[] truth) {
    this.metric = metric;
    this.truth = truth;
  }

  /** Of a contestant's figure. */
  Interval interval(long[] proposed) {
    double[] values = new double[RESAMPLES];
    SplittableRandom[] generators = generators();
    IntStream.range(0, RESAMPLES)
        .parallel()
        .forEach(
            resample -> {
              Metric.Counts counts = new Metric.Counts();
              SplittableRandom random = generators[resample];
              for (int k = 0; k < truth.length; k++) {
                int row = random.nextInt(truth.length);
                counts.add(truth[row], proposed[row]);
              }
              values[resample] = metric.of(counts);
            });
    return interval(values);
  }

  /**
   * How much better one is than another on the same texts.
   *
   * @param difference of the metric on the test texts themselves
   * @param interval of the difference
   * @param p two-sided: how likely a difference of the other sign or none is, times two
   */
  record Difference(double difference, Interval interval, double p) {}

  Difference difference(long[] proposed, long[] other) {
    double[] values = new double[RESAMPLES];
    SplittableRandom[] generators = generators();
    IntStream.range(0, RESAMPLES)
        .parallel()
        .forEach(
            resample -> {
              Metric.Counts counts = new Metric.Counts();
              Metric.Counts otherCounts = new Metric.Counts();
              SplittableRandom random = generators[resample];
              for (int k = 0; k < truth.length; k++) {
                int row = random.nextInt(truth.length);
                counts.add(truth[row], proposed[row]);
                otherCounts.add(truth[row], other[row]);
              }
              values[resample] = metric.of(counts) - metric.of(otherCounts);
            });
    long notAbove = Arrays.stream(values).filter(value -> value <= 0).count();
    long notBelow = Arrays.stream(values).filter(value -> value >= 0).count();
    double p = Math.min(1, 2.0 * (Math.min(notAbove, notBelow) + 1) / (RESAMPLES + 1));
    return new Difference(
        metric.of(truth, proposed) - metric.of(truth, other), interval(values), p);
  }

  /** A generator a resample, each independent of the others and of the order of work. */
  private static SplittableRandom[] generators() {
    SplittableRandom root = new SplittableRandom(SEED);
    return Stream.generate(root::split).limit(RESAMPLES).toArray(SplittableRandom[]::new);
  }

  private static Interval interval(double[] values) {
    Arrays.sort(values);
    return new Interval(
        values[(int) (0.025 * values.length)], values[(int) (0.975 * values.length) - 1]);
  }
}
