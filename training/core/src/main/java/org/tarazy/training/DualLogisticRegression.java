package org.tarazy.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureOptions;

/**
 * L2-regularised logistic regression of one label against the rest, by coordinate descent in the
 * dual (Yu, Huang and Lin 2011), the same problem and method as liblinear's solver 7: ½‖w‖² + Σ C ·
 * weight · ln(1 + exp(−y w·x)).
 *
 * <p>The bias is the weight of one feature more whose value is 1 in every text. A value of C after
 * a smaller one starts from the solution before.
 *
 * <p>One label is one sequence of additions, so the result does not depend on the number of
 * threads: labels, folds and options run beside each other, never a label in parts.
 */
final class DualLogisticRegression {
  private static final int MOST_PASSES = 300;
  private static final int MOST_NEWTON_STEPS = 100;
  private static final double SMALLEST_NEWTON_TOLERANCE = 1e-8;
  private static final double SHRINK = 0.1;

  private final FeatureMatrix matrix;
  private final int label;
  private final boolean[] positive;
  private final float[] weights;
  private final long seed;
  private final double tolerance;
  private final float[] groupWeights;

  /**
   * Weight and value of each slot side by side: they are wanted together, and so share a cache
   * line.
   */
  private float[] weightsAndValues;

  /** Of each row, as this label sees its values. */
  private final float[] squaredLengths;

  private final double[] alphas;
  private final double[] complements;
  private final float[] products = new float[FeatureOptions.MOST_GROUPS];
  private final FeatureMatrix.Row read = new FeatureMatrix.Row();
  private double bias;
  private double lastC;

  /**
   * Prepares for a label.
   *
   * @param label its index, which some recipes count slots by
   * @param positive whether each text has the label
   * @param weights how much each text counts, 0 or more
   * @param tolerance stops when no dual gradient of a pass exceeds it; liblinear's default is 0.1
   */
  DualLogisticRegression(
      FeatureMatrix matrix,
      int label,
      boolean[] positive,
      float[] weights,
      long seed,
      double tolerance) {
    this.matrix = matrix;
    this.positive = positive;
    this.weights = weights;
    this.seed = seed;
    this.tolerance = tolerance;
    int[] alphaOfGroups = matrix.options().weightArray();
    groupWeights = new float[alphaOfGroups.length];
    for (int g = 0; g < groupWeights.length; g++) {
      groupWeights[g] = alphaOfGroups[g];
    }
    this.label = label;
    weightsAndValues = values();
    squaredLengths = squaredLengths();
    alphas = new double[matrix.rows()];
    complements = new double[matrix.rows()];
  }

  private float[] values() {
    float[] zerosAndValues = new float[2 * matrix.options().slots()];
    for (int slot = 0; slot < matrix.options().slots(); slot++) {
      zerosAndValues[2 * slot + 1] = matrix.value(slot, label);
    }
    return zerosAndValues;
  }

  /**
   * Gives back the memory of the weights, which is most of it; the next {@link #solve} works them
   * out again.
   */
  void rest() {
    weightsAndValues = new float[0];
  }

  private void wake() {
    weightsAndValues = values();
    bias = 0;
    for (int row = 0; row < alphas.length; row++) {
      if (alphas[row] != 0) {
        prepare(row);
        add(positive[row] ? alphas[row] : -alphas[row]);
      }
    }
  }

  private float[] squaredLengths() {
    float[] lengths = new float[matrix.rows()];
    float[] sums = new float[weightsAndValues.length / 2];
    for (int row = 0; row < lengths.length; row++) {
      prepare(row);
      if (matrix.isAlikeForLabels()) {
        lengths[row] = read.squaredLength();
        continue;
      }
      for (int i = 0; i < read.size(); i++) {
        int occurrence = read.occurrences()[i];
        int slot = occurrence & FeatureCollector.SLOT_MASK;
        sums[slot] +=
            products[occurrence >>> FeatureCollector.SLOT_BITS] * weightsAndValues[2 * slot + 1];
      }
      double length = 0;
      for (int i = 0; i < read.size(); i++) {
        int slot = read.occurrences()[i] & FeatureCollector.SLOT_MASK;
        length += (double) sums[slot] * sums[slot];
        sums[slot] = 0;
      }
      lengths[row] = (float) length;
    }
    return lengths;
  }

  /** Solves for this C; {@link #weight} and {@link #bias} are then the solution. */
  void solve(double strength) {
    startFrom(strength);
    // A text that counts for nothing has nothing to move.
    int[] order = IntStream.range(0, matrix.rows()).filter(row -> weights[row] > 0).toArray();
    int rows = order.length;
    SplittableRandom random = new SplittableRandom(seed);
    double newtonTolerance = Math.min(1e-2, tolerance);
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      shuffle(order, random);
      int newtonSteps = 0;
      double largest = 0;
      for (int row : order) {
        prepare(row);
        double c = strength * weights[row];
        double y = positive[row] ? 1 : -1;
        double a = squaredLengths[row] + 1;
        double b = y * (score() + bias);

        // Of α and C − α the smaller one is the variable: it keeps its digits near 0.
        boolean swapped = 0.5 * a * (complements[row] - alphas[row]) + b < 0;
        double sign = swapped ? -1 : 1;
        double old = swapped ? complements[row] : alphas[row];
        double z = c - old < 0.5 * c ? SHRINK * old : old;
        double gradient = a * (z - old) + sign * b + StrictMath.log(z / (c - z));
        largest = Math.max(largest, Math.abs(gradient));
        int steps = 0;
        while (steps <= MOST_NEWTON_STEPS && Math.abs(gradient) >= newtonTolerance) {
          double curvature = a + c / (c - z) / z;
          double next = z - gradient / curvature;
          z = next <= 0 ? z * SHRINK : next;
          gradient = a * (z - old) + sign * b + StrictMath.log(z / (c - z));
          steps++;
        }
        if (steps > 0) {
          newtonSteps += steps;
          alphas[row] = swapped ? c - z : z;
          complements[row] = swapped ? z : c - z;
          add(sign * (z - old) * y);
        }
      }
      if (largest < tolerance) {
        break;
      }
      if (newtonSteps <= rows / 10) {
        newtonTolerance = Math.max(SMALLEST_NEWTON_TOLERANCE, SHRINK * newtonTolerance);
      }
    }
  }

  /** The weight of {@code slot}, to be multiplied by the value of an occurrence. */
  float weight(int slot) {
    return weightsAndValues[2 * slot];
  }

  /** The score of a text without features. */
  float bias() {
    return (float) bias;
  }

  /** ½‖w‖² + Σ C · loss at the solution. */
  double objective(double strength) {
    double sum = bias * bias / 2;
    for (int i = 0; i < weightsAndValues.length; i += 2) {
      sum += (double) weightsAndValues[i] * weightsAndValues[i] / 2;
    }
    for (int row = 0; row < matrix.rows(); row++) {
      prepare(row);
      double margin = score() + bias;
      margin = positive[row] ? margin : -margin;
      double c = strength * weights[row];
      sum += c * (Math.max(-margin, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(margin))));
    }
    return sum;
  }

  private void startFrom(double strength) {
    if (weightsAndValues.length == 0) {
      wake();
    }
    if (lastC == 0) {
      for (int row = 0; row < alphas.length; row++) {
        double c = strength * weights[row];
        double initial = Math.min(0.001 * c, 1e-8);
        alphas[row] = initial;
        complements[row] = c - initial;
        prepare(row);
        add(positive[row] ? initial : -initial);
      }
    } else {
      double ratio = strength / lastC;
      for (int row = 0; row < alphas.length; row++) {
        alphas[row] *= ratio;
        complements[row] *= ratio;
      }
      for (int i = 0; i < weightsAndValues.length; i += 2) {
        weightsAndValues[i] *= (float) ratio;
      }
      bias *= ratio;
    }
    lastC = strength;
  }

  private void prepare(int row) {
    matrix.read(row, read);
    float inverseNorm = read.inverseNorm();
    for (int g = 0; g < groupWeights.length; g++) {
      products[g] = groupWeights[g] * inverseNorm;
    }
  }

  private double score() {
    int[] occurrences = read.occurrences();
    int size = read.size();
    float sum = 0;
    for (int i = 0; i < size; i++) {
      int occurrence = occurrences[i];
      int at = 2 * (occurrence & FeatureCollector.SLOT_MASK);
      sum +=
          products[occurrence >>> FeatureCollector.SLOT_BITS]
              * weightsAndValues[at]
              * weightsAndValues[at + 1];
    }
    return sum;
  }

  private void add(double step) {
    int[] occurrences = read.occurrences();
    int size = read.size();
    float factor = (float) step;
    for (int i = 0; i < size; i++) {
      int occurrence = occurrences[i];
      int at = 2 * (occurrence & FeatureCollector.SLOT_MASK);
      weightsAndValues[at] +=
          factor * products[occurrence >>> FeatureCollector.SLOT_BITS] * weightsAndValues[at + 1];
    }
    bias += step;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
