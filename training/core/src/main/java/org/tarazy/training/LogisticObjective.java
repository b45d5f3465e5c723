package org.tarazy.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;

/**
 * L2-regularised logistic regression: ½‖w‖² + C · Σ<sub>rows</sub> weight · loss, the same as
 * liblinear's, with the softmax or the sigmoid loss. Biases are not regularised.
 *
 * <p>The point is the weights, a row of columns a slot, then the biases. A weight applies to the
 * value of an occurrence as {@link FeatureOptions} defines it.
 */
final class LogisticObjective implements Lbfgs.Objective {
  /** How many partial gradients there are at most, whatever the number of threads. */
  private static final int MOST_PARTS = 8;

  private static final long MOST_PART_FLOATS = 1L << 26;

  private final FeatureMatrix matrix;
  private final float[] targets;
  private final float[] rowWeights;
  private final int columns;
  private final boolean exclusive;
  private final double c;
  private final float[] alphas = new float[FeatureGroup.values().length];
  private final float[][] parts;
  private final double[] losses;

  /**
   * The objective of a training set.
   *
   * @param targets a row of columns a text, 0 to 1
   * @param rowWeights how much each text counts
   * @param columns 1 for two exclusive labels, else the number of labels
   * @param exclusive softmax over the columns if true and there is more than one column; else a
   *     sigmoid each
   */
  LogisticObjective(
      FeatureMatrix matrix,
      float[] targets,
      float[] rowWeights,
      int columns,
      boolean exclusive,
      double c) {
    this.matrix = matrix;
    this.targets = targets;
    this.rowWeights = rowWeights;
    this.columns = columns;
    this.exclusive = exclusive && columns > 1;
    this.c = c;
    for (FeatureGroup group : FeatureGroup.values()) {
      alphas[group.ordinal()] = matrix.options().weight(group);
    }
    long byMemory = Math.max(1, MOST_PART_FLOATS / dimension());
    this.parts =
        new float[(int) Math.min(Math.min(MOST_PARTS, byMemory), matrix.blocks().length)]
            [dimension()];
    this.losses = new double[parts.length];
  }

  /** The length of a point. */
  int dimension() {
    return (matrix.options().slots() + 1) * columns;
  }

  @Override
  public double evaluate(float[] point, float[] gradient) {
    IntStream.range(0, parts.length).parallel().forEach(part -> addPart(part, point));
    int weights = dimension() - columns;
    int stride = 1 << 14;
    int strides = (dimension() + stride - 1) / stride;
    double[] squares = new double[strides];
    IntStream.range(0, strides)
        .parallel()
        .forEach(
            s -> {
              int to = Math.min(dimension(), (s + 1) * stride);
              double square = 0;
              for (int i = s * stride; i < to; i++) {
                float sum = 0;
                for (float[] part : parts) {
                  sum += part[i];
                }
                if (i < weights) {
                  sum += point[i];
                  square += (double) point[i] * point[i];
                }
                gradient[i] = sum;
              }
              squares[s] = square;
            });
    double value = 0;
    for (double square : squares) {
      value += square / 2;
    }
    for (double loss : losses) {
      value += loss;
    }
    return value;
  }

  private void addPart(int part, float[] point) {
    float[] gradient = parts[part];
    Arrays.fill(gradient, 0);
    FeatureMatrix.Block[] blocks = matrix.blocks();
    int from = (int) ((long) blocks.length * part / parts.length);
    int to = (int) ((long) blocks.length * (part + 1) / parts.length);
    double loss = 0;
    float[] scores = new float[columns];
    float[] residuals = new float[columns];
    float[] alphasOverNorm = new float[alphas.length];
    for (int b = from; b < to; b++) {
      FeatureMatrix.Block block = blocks[b];
      int start = 0;
      for (int r = 0; r < block.rows(); r++) {
        int end = block.ends()[r];
        int row = block.firstRow() + r;
        for (int g = 0; g < alphas.length; g++) {
          alphasOverNorm[g] = alphas[g] * block.inverseNorms()[r];
        }
        score(block.occurrences(), start, end, alphasOverNorm, point, scores);
        loss += c * rowWeights[row] * loss(row, scores, residuals);
        float factor = (float) c * rowWeights[row];
        for (int k = 0; k < columns; k++) {
          residuals[k] *= factor;
        }
        addGradient(block.occurrences(), start, end, alphasOverNorm, residuals, gradient);
        start = end;
      }
    }
    losses[part] = loss;
  }

  private void score(
      int[] occurrences, int start, int end, float[] values, float[] point, float[] scores) {
    if (columns == 1) {
      float sum = point[point.length - 1];
      for (int i = start; i < end; i++) {
        int occurrence = occurrences[i];
        sum +=
            values[occurrence >>> FeatureOptions.MOST_SLOT_BITS]
                * point[occurrence & FeatureCollector.SLOT_MASK];
      }
      scores[0] = sum;
      return;
    }
    System.arraycopy(point, point.length - columns, scores, 0, columns);
    for (int i = start; i < end; i++) {
      int occurrence = occurrences[i];
      float value = values[occurrence >>> FeatureOptions.MOST_SLOT_BITS];
      int row = (occurrence & FeatureCollector.SLOT_MASK) * columns;
      for (int k = 0; k < columns; k++) {
        scores[k] += value * point[row + k];
      }
    }
  }

  private void addGradient(
      int[] occurrences, int start, int end, float[] values, float[] residuals, float[] gradient) {
    if (columns == 1) {
      float residual = residuals[0];
      for (int i = start; i < end; i++) {
        int occurrence = occurrences[i];
        gradient[occurrence & FeatureCollector.SLOT_MASK] +=
            values[occurrence >>> FeatureOptions.MOST_SLOT_BITS] * residual;
      }
      gradient[gradient.length - 1] += residual;
      return;
    }
    for (int i = start; i < end; i++) {
      int occurrence = occurrences[i];
      float value = values[occurrence >>> FeatureOptions.MOST_SLOT_BITS];
      int row = (occurrence & FeatureCollector.SLOT_MASK) * columns;
      for (int k = 0; k < columns; k++) {
        gradient[row + k] += value * residuals[k];
      }
    }
    for (int k = 0; k < columns; k++) {
      gradient[gradient.length - columns + k] += residuals[k];
    }
  }

  /** The loss of a row; {@code residuals} gets its derivative with respect to the scores. */
  private double loss(int row, float[] scores, float[] residuals) {
    int base = row * columns;
    double loss = 0;
    if (exclusive) {
      double highest = Double.NEGATIVE_INFINITY;
      for (float score : scores) {
        highest = Math.max(highest, score);
      }
      double sum = 0;
      for (float score : scores) {
        sum += Math.exp(score - highest);
      }
      double logSum = highest + Math.log(sum);
      for (int k = 0; k < columns; k++) {
        float target = targets[base + k];
        loss += target * (logSum - scores[k]);
        residuals[k] = (float) (Math.exp(scores[k] - logSum) - target);
      }
      return loss;
    }
    for (int k = 0; k < columns; k++) {
      float target = targets[base + k];
      double score = scores[k];
      // log(1 + e^s) - target * s, without overflow.
      loss += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - target * score;
      residuals[k] = (float) (1 / (1 + Math.exp(-score)) - target);
    }
    return loss;
  }
}
