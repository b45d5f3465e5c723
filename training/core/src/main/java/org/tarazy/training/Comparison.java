package org.tarazy.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Two models on the same texts.
 *
 * @param accuracy of both, with the difference
 * @param macroF1 of both, with the difference
 * @param mended how many texts only the second model gets right
 * @param broken how many only the first
 */
public record Comparison(Change accuracy, Change macroF1, int mended, int broken) {
  private static final int RESAMPLES = 1000;

  /**
   * A figure before and after.
   *
   * @param before of the first model
   * @param after of the second
   * @param difference by how much the second is larger
   * @param low the lower end of the 95% interval of the difference, by a paired bootstrap over
   *     texts (Efron 1979): above 0, chance alone does not explain the gain
   * @param high its upper end
   */
  public record Change(double before, double after, double difference, double low, double high) {
    private static Change of(double before, double after, double[] differences) {
      Arrays.sort(differences);
      return new Change(
          before,
          after,
          after - before,
          differences[(int) (RESAMPLES * 0.025)],
          differences[(int) (RESAMPLES * 0.975)]);
    }
  }

  /**
   * Compares two models.
   *
   * @throws IllegalArgumentException if they did not read the same number of texts
   */
  public static Comparison of(Predictions before, Predictions after) {
    int n = after.size();
    if (before.size() != n) {
      throw new IllegalArgumentException(
          before.size() + " texts before, " + n + " after, expected the same texts");
    }
    int mended = 0;
    int broken = 0;
    for (int i = 0; i < n; i++) {
      mended += !before.isRight(i) && after.isRight(i) ? 1 : 0;
      broken += before.isRight(i) && !after.isRight(i) ? 1 : 0;
    }
    double[] accuracy = new double[RESAMPLES];
    double[] macroF1 = new double[RESAMPLES];
    IntStream.range(0, RESAMPLES)
        .parallel()
        .forEach(
            resample -> {
              int[] drawn = new SplittableRandom(resample).ints(n, 0, n).toArray();
              Confusion first = confusion(before, drawn);
              Confusion second = confusion(after, drawn);
              accuracy[resample] = second.accuracy() - first.accuracy();
              macroF1[resample] = second.macroF1() - first.macroF1();
            });
    int[] all = IntStream.range(0, n).toArray();
    Confusion first = confusion(before, all);
    Confusion second = confusion(after, all);
    return new Comparison(
        Change.of(first.accuracy(), second.accuracy(), accuracy),
        Change.of(first.macroF1(), second.macroF1(), macroF1),
        mended,
        broken);
  }

  private static Confusion confusion(Predictions predictions, int[] texts) {
    Confusion confusion = new Confusion(predictions.labels().size());
    for (int i : texts) {
      confusion.add(predictions.truth()[i], predictions.proposed()[i]);
    }
    return confusion;
  }
}
