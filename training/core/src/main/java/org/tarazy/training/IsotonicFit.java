package org.tarazy.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tarazy.model.Calibration;
import org.tarazy.model.Curve;
import org.tarazy.model.Task;

/**
 * Isotonic calibration: after temperature scaling, the share of texts that have a label is made to
 * rise with its score by pooling adjacent violators (Ayer et al. 1955); a temperature with offsets
 * then fits the curves of the labels to each other.
 *
 * <p>The pools are kept as knots of straight lines, each at its mean score (centred isotonic
 * regression, Oron and Flournoy 2017): between pools probabilities still rise, so texts keep their
 * order and every word counts. A pool counts one text more, of the probability that temperature
 * scaling gives it, so that none has the probability 0 or 1.
 */
final class IsotonicFit {
  private IsotonicFit() {}

  static Calibration of(Task task, float[][] scores, boolean[][] truth, String method) {
    Calibration straight = new ScaleFit(task, scores, truth).oneScale(method);
    int labels = scores[0].length;
    List<Curve> curves = new ArrayList<>();
    float[][] bent = new float[scores.length][labels];
    for (int l = 0; l < labels; l++) {
      float[] xs = new float[scores.length];
      boolean[] ys = new boolean[scores.length];
      for (int i = 0; i < xs.length; i++) {
        xs[i] = straight.adjusted(l, scores[i][l]);
        ys[i] = truth[i][l];
      }
      Curve curve = curve(xs, ys);
      curves.add(curve);
      for (int i = 0; i < xs.length; i++) {
        bent[i][l] = curve.at(xs[i]);
      }
    }
    Calibration joined = new ScaleFit(task, bent, truth).oneScaleWithOffsets(method);
    float scale = joined.scales()[0];
    return new Calibration(
        method,
        straight.scales(),
        curves.stream().map(curve -> scaled(curve, scale)).toList(),
        joined.offsets());
  }

  /** Texts next to each other in the order of their scores. */
  record Pool(int texts, int positives, double sumOfScores) {
    double share() {
      return (double) positives / texts;
    }

    double meanScore() {
      return sumOfScores / texts;
    }

    Pool with(Pool other) {
      return new Pool(
          texts + other.texts, positives + other.positives, sumOfScores + other.sumOfScores);
    }
  }

  /** The log-odds of a label by its score. */
  private static Curve curve(float[] scores, boolean[] truth) {
    List<Float> xs = new ArrayList<>();
    List<Float> ys = new ArrayList<>();
    for (Pool pool : pools(scores, truth)) {
      double before = 1 / (1 + StrictMath.exp(-pool.meanScore()));
      double share = (pool.positives() + before) / (pool.texts() + 1);
      float x = (float) pool.meanScore();
      float y = (float) StrictMath.log(share / (1 - share));
      // The text more moves small pools further than large ones: what no longer rises is left out.
      int last = xs.size() - 1;
      if (Float.isFinite(y) && (last < 0 || x > xs.get(last) && y > ys.get(last))) {
        xs.add(x);
        ys.add(y);
      }
    }
    return xs.isEmpty() ? new Curve(new float[1], new float[1]) : new Curve(array(xs), array(ys));
  }

  /** The isotonic regression of the label on the score: from pool to pool the share rises. */
  static List<Pool> pools(float[] scores, boolean[] truth) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(i -> i)
            .toArray();
    List<Pool> pools = new ArrayList<>();
    int k = 0;
    while (k < order.length) {
      float score = scores[order[k]];
      Pool pool = new Pool(0, 0, 0);
      while (k < order.length && scores[order[k]] == score) {
        pool = pool.with(new Pool(1, truth[order[k]] ? 1 : 0, score));
        k++;
      }
      while (!pools.isEmpty() && last(pools).share() >= pool.share()) {
        pool = pools.remove(pools.size() - 1).with(pool);
      }
      pools.add(pool);
    }
    return pools;
  }

  private static Pool last(List<Pool> pools) {
    return pools.get(pools.size() - 1);
  }

  private static float[] array(List<Float> values) {
    float[] array = new float[values.size()];
    for (int k = 0; k < array.length; k++) {
      array[k] = values.get(k);
    }
    return array;
  }

  private static Curve scaled(Curve curve, float scale) {
    float[] ys = curve.ys().clone();
    for (int k = 0; k < ys.length; k++) {
      ys[k] *= scale;
    }
    return new Curve(curve.xs(), ys);
  }
}
