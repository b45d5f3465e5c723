package org.tarazy.training;

import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;

/**
 * How much each text counts in training, for each label: the field {@value #FIELD} of its row,
 * where it has one, times the weight of its class.
 *
 * <p>With weights a text may be given with more than one label though labels exclude each other: it
 * stands once for each, weighed by how probable that is (a soft label, as in self-training and
 * distillation).
 */
final class TextWeights {
  /** The field of a row that says how much it counts. */
  static final String FIELD = "weight";

  static final double LARGEST = 1e6;

  private final LabelSet labels;
  private final boolean[][] truth;
  private final boolean[][] asked;
  private final ClassWeights classes;
  private final float[] weights;

  /**
   * Reads the weights of the rows.
   *
   * @param asked whether each text was labelled for each label
   * @throws TrainingException if one is no number of 0 or more, or all are 0
   */
  TextWeights(
      Dataset texts, LabelSet labels, boolean[][] truth, boolean[][] asked, ClassWeights classes) {
    this.labels = labels;
    this.truth = truth;
    this.asked = asked;
    this.classes = classes;
    weights = new float[texts.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = of(texts.examples().get(i));
      sum += weights[i];
    }
    if (sum == 0 && weights.length > 0) {
      throw new TrainingException(texts.name() + ": all texts have the weight 0");
    }
    for (String label : classes.given().keySet()) {
      if (!labels.names().contains(label)) {
        throw new TrainingException(
            "class weight of \"" + label + "\", expected one of " + labels.names());
      }
    }
  }

  /** What the field of a row says; 1 without one. */
  static float of(Example example) {
    return example.attribute(FIELD).map(written -> weight(written, example)).orElse(1f);
  }

  private static float weight(String written, Example example) {
    double weight;
    try {
      weight = Double.parseDouble(written);
    } catch (NumberFormatException e) {
      weight = Double.NaN;
    }
    if (!(weight >= 0 && weight <= LARGEST)) {
      throw new TrainingException(
          example.source()
              + ": "
              + FIELD
              + ": found \""
              + written
              + "\", expected a number of 0 to "
              + (int) LARGEST);
    }
    return (float) weight;
  }

  /** How much each text counts when the label with this index is learnt. */
  float[] of(int label) {
    float[] scaled = weights.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = asked[i][label] ? scaled[i] : 0;
    }
    if (classes.equals(ClassWeights.NONE)) {
      return scaled;
    }
    if (classes.balanced()) {
      double[] sums = new double[2];
      for (int i = 0; i < scaled.length; i++) {
        sums[truth[i][label] ? 1 : 0] += scaled[i];
      }
      double all = sums[0] + sums[1];
      for (int i = 0; i < scaled.length; i++) {
        double own = sums[truth[i][label] ? 1 : 0];
        scaled[i] *= own > 0 ? (float) (all / (2 * own)) : 1;
      }
      return scaled;
    }
    double[] given =
        labels.names().stream()
            .mapToDouble(name -> classes.given().getOrDefault(name, 1.0))
            .toArray();
    for (int i = 0; i < scaled.length; i++) {
      if (labels.exclusive()) {
        for (int l = 0; l < given.length; l++) {
          scaled[i] *= truth[i][l] ? (float) given[l] : 1;
        }
      } else if (truth[i][label]) {
        scaled[i] *= (float) given[label];
      }
    }
    return scaled;
  }
}
