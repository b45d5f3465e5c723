package org.tarazy.benchmarks.contestants;

/** What a set is judged by. */
public enum Metric {
  /** The share of texts all of whose labels are right. */
  ACCURACY("accuracy"),
  /** The mean of the labels' F1, of the labels that occur or are proposed. */
  MACRO_F1("macro-F1");

  private final String title;

  Metric(String title) {
    this.title = title;
  }

  /** Its name in tables. */
  public String title() {
    return title;
  }

  /** Its value, 0 to 1, for labels of texts, a bit each. */
  public double of(long[] truth, long[] proposed) {
    Counts counts = new Counts();
    for (int row = 0; row < truth.length; row++) {
      counts.add(truth[row], proposed[row]);
    }
    return of(counts);
  }

  /** Its value, 0 to 1. */
  public double of(Counts counts) {
    return this == ACCURACY ? counts.accuracy() : counts.macroF1();
  }

  /** Right and wrong proposals, label by label. */
  public static final class Counts {
    private final int[] right = new int[Long.SIZE];
    private final int[] wrong = new int[Long.SIZE];
    private int texts;
    private int exact;

    /** Adds a text. */
    public void add(long truth, long proposed) {
      texts++;
      if (truth == proposed) {
        exact++;
      }
      for (long rest = truth & proposed; rest != 0; rest &= rest - 1) {
        right[Long.numberOfTrailingZeros(rest)]++;
      }
      for (long rest = truth ^ proposed; rest != 0; rest &= rest - 1) {
        wrong[Long.numberOfTrailingZeros(rest)]++;
      }
    }

    double accuracy() {
      return texts == 0 ? 0 : (double) exact / texts;
    }

    double macroF1() {
      double sum = 0;
      int labels = 0;
      for (int l = 0; l < Long.SIZE; l++) {
        if (right[l] + wrong[l] > 0) {
          sum += 2.0 * right[l] / (2 * right[l] + wrong[l]);
          labels++;
        }
      }
      return labels == 0 ? 0 : sum / labels;
    }
  }
}
