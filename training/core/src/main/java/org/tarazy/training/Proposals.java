package org.tarazy.training;

/**
 * What labels are proposed for texts, and what macro-F1 that gives, while one threshold after
 * another is moved: a move looks at the best two labels of each text instead of at all.
 *
 * <p>Chooses as {@link org.tarazy.model.DecisionRule#choose}: of labels that do equally well, the
 * first.
 */
final class Proposals {
  private final float[][] probabilities;
  private final boolean[][] truth;

  /** Those of the caller, who may change them. */
  private final float[] thresholds;

  /** Of each text: the label that is proposed, and the one that would be if that were not. */
  private final int[] first;

  private final int[] second;

  private final int[] right;
  private final int[] proposed;
  private final int[] support;

  Proposals(float[][] probabilities, boolean[][] truth, float[] thresholds) {
    this.probabilities = probabilities;
    this.truth = truth;
    this.thresholds = thresholds;
    first = new int[truth.length];
    second = new int[truth.length];
    right = new int[thresholds.length];
    proposed = new int[thresholds.length];
    support = new int[thresholds.length];
    for (int i = 0; i < truth.length; i++) {
      rank(i);
      propose(i, first[i], 1);
      for (int l = 0; l < thresholds.length; l++) {
        support[l] += truth[i][l] ? 1 : 0;
      }
    }
  }

  private void propose(int text, int label, int times) {
    proposed[label] += times;
    right[label] += truth[text][label] ? times : 0;
  }

  /** Finds the best two labels of a text. */
  private void rank(int text) {
    float[] row = probabilities[text];
    int best = -1;
    int next = -1;
    for (int l = 0; l < row.length; l++) {
      float value = row[l] / thresholds[l];
      if (best < 0 || value > row[best] / thresholds[best]) {
        next = best;
        best = l;
      } else if (next < 0 || value > row[next] / thresholds[next]) {
        next = l;
      }
    }
    first[text] = best;
    second[text] = next;
  }

  /** Of two or more labels, the one proposed for a text if this one's threshold were another. */
  private int chosen(int text, int label, float threshold) {
    int other = first[text] == label ? second[text] : first[text];
    float own = probabilities[text][label] / threshold;
    float its = probabilities[text][other] / thresholds[other];
    return own > its || own == its && label < other ? label : other;
  }

  double macroF1() {
    double sum = 0;
    int counted = 0;
    for (int l = 0; l < thresholds.length; l++) {
      if (support[l] + proposed[l] > 0) {
        int twice = 2 * right[l];
        int whole = proposed[l] + support[l];
        sum += (double) twice / whole;
        counted++;
      }
    }
    return counted == 0 ? 0 : sum / counted;
  }

  /** The macro-F1 if the threshold of {@code label} were another. */
  double macroF1With(int label, float threshold) {
    move(label, threshold, 1);
    double value = macroF1();
    move(label, threshold, -1);
    return value;
  }

  private void move(int label, float threshold, int times) {
    for (int i = 0; i < truth.length; i++) {
      int chosen = chosen(i, label, threshold);
      if (chosen != first[i]) {
        propose(i, first[i], -times);
        propose(i, chosen, times);
      }
    }
  }

  /** To be called when the threshold of {@code label} has changed. */
  void moved(int label) {
    for (int i = 0; i < truth.length; i++) {
      float value = probabilities[i][label] / thresholds[label];
      boolean matters =
          label == first[i]
              || label == second[i]
              || value >= probabilities[i][second[i]] / thresholds[second[i]];
      if (matters) {
        propose(i, first[i], -1);
        rank(i);
        propose(i, first[i], 1);
      }
    }
  }
}
