package org.tarazy.training;

import java.util.List;
import java.util.stream.IntStream;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.WeightColumns;
import org.tarazy.text.WordReader;

/** Fits the linear model, label by label against the rest, for one C after another. */
final class LinearTrainer {
  private static final double TOLERANCE = 0.1;

  /** From so many labels on, memory is saved and weights near 0 are left out. */
  private static final int MANY = 64;

  /**
   * Of many labels, weights below this are left out (Babbar and Schölkopf 2017, "DiSMEC"): that
   * leaves a quarter of them, and of the accuracy all.
   */
  private static final int LEAST_OF_MANY = 3;

  private final FeatureMatrix matrix;
  private final LabelSet labels;
  private final DualLogisticRegression[] columns;

  /**
   * Prepares for texts.
   *
   * @param truth whether each text has each label
   * @param weights how much each text counts for each label
   */
  LinearTrainer(
      FeatureMatrix matrix, LabelSet labels, boolean[][] truth, TextWeights weights, long seed) {
    this.matrix = matrix;
    this.labels = labels;
    this.columns = new DualLogisticRegression[labels.columns()];
    for (int c = 0; c < columns.length; c++) {
      boolean[] positive = new boolean[truth.length];
      int label = c + labels.size() - columns.length;
      for (int row = 0; row < positive.length; row++) {
        positive[row] = truth[row][label];
      }
      columns[c] =
          new DualLogisticRegression(matrix, label, positive, weights.of(label), seed, TOLERANCE);
      if (columns.length >= MANY) {
        columns[c].rest();
      }
    }
  }

  /**
   * Fits with this C, starting from the one before; labels run in parallel in the pool of the
   * calling task.
   *
   * @param precision how the weights are rounded
   */
  LinearScorer fit(double c, LinearScorer.Precision precision) {
    FeatureOptions options = matrix.options();
    int least = columns.length < MANY ? 1 : LEAST_OF_MANY;
    WeightColumns weights = new WeightColumns(options.slots(), columns.length, precision, least);
    IntStream.range(0, columns.length)
        .parallel()
        .forEach(
            k -> {
              columns[k].solve(c);
              int label = k + labels.size() - columns.length;
              float[] column = new float[options.slots()];
              for (int slot = 0; slot < column.length; slot++) {
                column[slot] = columns[k].weight(slot) * matrix.value(slot, label);
              }
              weights.put(k, column, columns[k].bias());
              if (columns.length >= MANY) {
                columns[k].rest();
              }
            });
    return weights.toScorer(options, matrix.values(), labels.size());
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
