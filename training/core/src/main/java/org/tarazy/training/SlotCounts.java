package org.tarazy.training;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.SlotValues;

/** In how many texts each slot occurs, and in how many with each label. */
final class SlotCounts {
  /** What this many times the largest log-ratio is added to 1: small ratios are mostly chance. */
  private static final double RATIO_SCALE = 10;

  /** Texts added to each slot, of all labels in proportion, so that rare slots claim little. */
  private static final double SMOOTHING = 2;

  private static final double HIGHEST = 100;

  /** So many labels are counted at a time, or a table of all slots and labels would be huge. */
  private static final int LABELS_AT_A_TIME = 64;

  private final int[] frequencies;
  private final boolean[][] truth;
  private final boolean[][] asked;
  private final int texts;
  private final IntFunction<FeatureMatrix.Row> rows;
  private final int labels;
  private final boolean someNotAsked;

  /** Of the labels from {@link #from} on, slot by slot. */
  private int[] ofLabels = {};

  private int[] notAsked = {};
  private int from;
  private int width;

  /**
   * Counts.
   *
   * @param truth whether each text has each label; no rows where that is not to be counted
   * @param asked whether each text was labelled for each label
   * @param rows the row of each text, until the next is asked for
   */
  SlotCounts(
      int slots,
      boolean[][] truth,
      boolean[][] asked,
      int texts,
      IntFunction<FeatureMatrix.Row> rows) {
    this.truth = truth;
    this.asked = asked;
    this.texts = texts;
    this.rows = rows;
    this.labels = truth.length == 0 ? 0 : truth[0].length;
    frequencies = new int[slots];
    boolean some = false;
    for (int i = 0; i < truth.length; i++) {
      for (int l = 0; l < labels; l++) {
        some |= !asked[i][l];
      }
    }
    someNotAsked = some;
    count(0);
  }

  /** Counts texts for some labels from {@code first} on. */
  private void count(int first) {
    if (width > 0 && first == from) {
      return;
    }
    from = first;
    width = Math.min(LABELS_AT_A_TIME, labels - from);
    ofLabels = new int[frequencies.length * width];
    notAsked = new int[someNotAsked ? ofLabels.length : 0];
    Arrays.fill(frequencies, 0);
    int[] lastRow = new int[frequencies.length];
    Arrays.fill(lastRow, -1);
    for (int text = 0; text < texts; text++) {
      FeatureMatrix.Row row = rows.apply(text);
      for (int i = 0; i < row.size(); i++) {
        int slot = row.occurrences()[i] & FeatureCollector.SLOT_MASK;
        if (lastRow[slot] != text) {
          lastRow[slot] = text;
          frequencies[slot]++;
          for (int l = 0; l < width; l++) {
            ofLabels[slot * width + l] += truth[text][from + l] ? 1 : 0;
          }
          if (someNotAsked) {
            for (int l = 0; l < width; l++) {
              notAsked[slot * width + l] += asked[text][from + l] ? 0 : 1;
            }
          }
        }
      }
    }
  }

  /** The values that these counts call for; see {@link FeatureRecipe} for the powers. */
  SlotValues values(float idfPower, float ratioPower) {
    if (labels == 0 || ratioPower == 0) {
      return SlotValues.of(frequencies, texts, idfPower);
    }
    double[] ratios = largestRatios(shares());
    double power = idfPower + ratioPower;
    double[] bases = new double[frequencies.length];
    double highest = 1;
    for (int slot = 0; slot < bases.length; slot++) {
      if (frequencies[slot] > 0) {
        double idf = StrictMath.log((1.0 + texts) / (1 + frequencies[slot])) + 1;
        double ratio = 1 + RATIO_SCALE * ratios[slot];
        double base =
            StrictMath.pow(idf, idfPower / power) * StrictMath.pow(ratio, ratioPower / power);
        bases[slot] = Math.min(base, HIGHEST);
        highest = Math.max(highest, bases[slot]);
      }
    }
    return SlotValues.of(bases, highest, (float) power);
  }

  /** The share of the texts that have each label. */
  private double[] shares() {
    double[] shares = new double[labels];
    for (int l = 0; l < labels; l++) {
      int texts = 0;
      int with = 0;
      for (int i = 0; i < truth.length; i++) {
        texts += asked[i][l] ? 1 : 0;
        with += asked[i][l] && truth[i][l] ? 1 : 0;
      }
      shares[l] = texts == 0 ? 0 : (double) with / texts;
    }
    return shares;
  }

  /**
   * How much each slot counts for each label, beside what {@link #values} says: 1 for the label
   * that it tells best, less for others; one array a label, none where {@code power} is 0.
   */
  float[][] factors(float power) {
    if (labels == 0 || power == 0) {
      return new float[0][];
    }
    double[] shares = shares();
    double[] ratios = largestRatios(shares);
    float[][] factors = new float[labels][frequencies.length];
    for (int first = 0; first < labels; first += LABELS_AT_A_TIME) {
      count(first);
      for (int slot = 0; slot < frequencies.length; slot++) {
        if (frequencies[slot] > 0) {
          double largest = 1 + RATIO_SCALE * ratios[slot];
          for (int l = from; l < from + width; l++) {
            double own = 1 + RATIO_SCALE * ratio(slot, l, shares[l]);
            factors[l][slot] = (float) StrictMath.pow(own / largest, power);
          }
        }
      }
    }
    return factors;
  }

  private double[] largestRatios(double[] shares) {
    double[] largest = new double[frequencies.length];
    for (int first = 0; first < labels; first += LABELS_AT_A_TIME) {
      count(first);
      for (int slot = 0; slot < largest.length; slot++) {
        if (frequencies[slot] > 0) {
          for (int l = from; l < from + width; l++) {
            largest[slot] = Math.max(largest[slot], ratio(slot, l, shares[l]));
          }
        }
      }
    }
    return largest;
  }

  /** |log-odds of the label in texts with the slot − in all texts|, where it was asked for. */
  private double ratio(int slot, int label, double share) {
    if (share <= 0 || share >= 1) {
      return 0;
    }
    int at = slot * width + label - from;
    int with = ofLabels[at];
    int without = frequencies[slot] - (someNotAsked ? notAsked[at] : 0) - with;
    double odds = (with + SMOOTHING * share) / (without + SMOOTHING * (1 - share));
    return Math.abs(StrictMath.log(odds * (1 - share) / share));
  }
}
