package org.tarazy.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tarazy.model.LinearScorer;
import org.tarazy.text.WordReader;

/**
 * Fits the linear model for one strength of regularisation after another, each starting where the
 * last one ended.
 */
final class LinearTrainer {
  private static final Lbfgs.Limits LIMITS = new Lbfgs.Limits(150, 3e-4);

  private final FeatureMatrix matrix;
  private final LabelSet labels;
  private final float[] targets;
  private final float[] rowWeights;
  private float[] point = new float[0];

  LinearTrainer(FeatureMatrix matrix, LabelSet labels, boolean[][] truth) {
    this.matrix = matrix;
    this.labels = labels;
    this.targets = labels.targets(truth);
    this.rowWeights = new float[matrix.rows()];
    Arrays.fill(rowWeights, 1);
  }

  /** Fits with this C; {@code precision} is how the weights are then rounded. */
  LinearScorer fit(double c, LinearScorer.Precision precision) {
    LogisticObjective objective =
        new LogisticObjective(matrix, targets, rowWeights, labels.columns(), labels.exclusive(), c);
    if (point.length == 0) {
      point = new float[objective.dimension()];
    }
    Lbfgs.minimise(objective, point, LIMITS);
    int weights = point.length - labels.columns();
    return LinearScorer.quantise(
        matrix.options(),
        labels.size(),
        Arrays.copyOf(point, weights),
        Arrays.copyOfRange(point, weights, point.length),
        precision);
  }

  /** The label scores of texts, in parallel in the pool of the calling task. */
  static float[][] scores(LinearScorer scorer, List<? extends CharSequence> texts) {
    float[][] scores = new float[texts.size()][scorer.labels()];
    int stride = 512;
    IntStream.range(0, (scores.length + stride - 1) / stride)
        .parallel()
        .forEach(
            part -> {
              WordReader words = new WordReader();
              LinearScorer.Scratch scratch = scorer.newScratch();
              int to = Math.min(scores.length, (part + 1) * stride);
              for (int i = part * stride; i < to; i++) {
                words.read(texts.get(i));
                scorer.score(words, scratch, scores[i]);
              }
            });
    return scores;
  }
}
