package org.tarazy.training;

import java.util.Arrays;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.SlotValues;

/** In how many texts each slot occurs, and in how many with each label. */
final class SlotCounts {
  /** What this many times the largest log-ratio is added to 1: small ratios are mostly chance. */
  private static final double RATIO_SCALE = 10;

  /** Texts added to each slot, of all labels in proportion, so that rare slots claim little. */
  private static final double SMOOTHING = 2;

  private static final double HIGHEST = 100;

  private final int[] frequencies;
  private final int[] lastRow;
  private final boolean[][] truth;
  private final int labels;
  private final int[] ofLabels;
  private int texts;

  /**
   * Counts nothing yet.
   *
   * @param truth whether each text has each label; no rows where that is not to be counted
   */
  SlotCounts(int slots, boolean[][] truth) {
    this.truth = truth;
    this.labels = truth.length == 0 ? 0 : truth[0].length;
    frequencies = new int[slots];
    ofLabels = new int[slots * labels];
    lastRow = new int[slots];
    Arrays.fill(lastRow, -1);
  }

  void add(int index, FeatureMatrix.Row row) {
    for (int i = 0; i < row.size(); i++) {
      int slot = row.occurrences()[i] & FeatureCollector.SLOT_MASK;
      if (lastRow[slot] != index) {
        lastRow[slot] = index;
        frequencies[slot]++;
        for (int l = 0; l < labels; l++) {
          ofLabels[slot * labels + l] += truth[index][l] ? 1 : 0;
        }
      }
    }
    texts++;
  }

  /** The values that these counts call for; see {@link FeatureRecipe} for the powers. */
  SlotValues values(float idfPower, float ratioPower) {
    if (labels == 0 || ratioPower == 0) {
      return SlotValues.of(frequencies, texts, idfPower);
    }
    double[] shares = shares();
    double power = idfPower + ratioPower;
    double[] bases = new double[frequencies.length];
    double highest = 1;
    for (int slot = 0; slot < bases.length; slot++) {
      if (frequencies[slot] > 0) {
        double idf = StrictMath.log((1.0 + texts) / (1 + frequencies[slot])) + 1;
        double ratio = 1 + RATIO_SCALE * ratio(slot, shares);
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
    for (boolean[] row : truth) {
      for (int l = 0; l < labels; l++) {
        shares[l] += row[l] ? 1.0 / truth.length : 0;
      }
    }
    return shares;
  }

  /** Of all labels the largest |log-odds of the label in texts with the slot − in all texts|. */
  private double ratio(int slot, double[] shares) {
    double largest = 0;
    for (int l = 0; l < labels; l++) {
      double share = shares[l];
      if (share > 0 && share < 1) {
        int with = ofLabels[slot * labels + l];
        int without = frequencies[slot] - with;
        double odds = (with + SMOOTHING * share) / (without + SMOOTHING * (1 - share));
        largest = Math.max(largest, Math.abs(StrictMath.log(odds * (1 - share) / share)));
      }
    }
    return largest;
  }
}
