package org.tarazy.training;

/** Counts of right and wrong proposals, label by label. */
final class Confusion {
  private final int[] truePositives;
  private final int[] falsePositives;
  private final int[] falseNegatives;
  private int texts;
  private int exact;

  Confusion(int labels) {
    truePositives = new int[labels];
    falsePositives = new int[labels];
    falseNegatives = new int[labels];
  }

  void add(boolean[] truth, boolean[] proposed) {
    boolean same = true;
    for (int l = 0; l < truth.length; l++) {
      if (truth[l] && proposed[l]) {
        truePositives[l]++;
      } else if (proposed[l]) {
        falsePositives[l]++;
        same = false;
      } else if (truth[l]) {
        falseNegatives[l]++;
        same = false;
      }
    }
    texts++;
    exact += same ? 1 : 0;
  }

  /** The share of texts whose proposal is entirely right. */
  double accuracy() {
    return (double) exact / texts;
  }

  double precision(int label) {
    return ratio(truePositives[label], truePositives[label] + falsePositives[label]);
  }

  double recall(int label) {
    return ratio(truePositives[label], truePositives[label] + falseNegatives[label]);
  }

  double f1(int label) {
    return f1(truePositives[label], falsePositives[label], falseNegatives[label]);
  }

  int support(int label) {
    return truePositives[label] + falseNegatives[label];
  }

  int proposed(int label) {
    return truePositives[label] + falsePositives[label];
  }

  /**
   * The mean F1 of the labels that occur or are proposed; a label that does neither says nothing.
   */
  double macroF1() {
    double sum = 0;
    int counted = 0;
    for (int l = 0; l < truePositives.length; l++) {
      if (support(l) + proposed(l) > 0) {
        sum += f1(l);
        counted++;
      }
    }
    return counted == 0 ? 0 : sum / counted;
  }

  /** F1 over all labels' counts together; equal to accuracy where labels exclude each other. */
  double microF1() {
    int tp = 0;
    int fp = 0;
    int fn = 0;
    for (int l = 0; l < truePositives.length; l++) {
      tp += truePositives[l];
      fp += falsePositives[l];
      fn += falseNegatives[l];
    }
    return f1(tp, fp, fn);
  }

  private static double f1(int tp, int fp, int fn) {
    return ratio(2 * tp, 2 * tp + fp + fn);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
