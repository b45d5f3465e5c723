package org.tarazy.datasets;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the parts of a split should have in proportion: every label, the examples that have no
 * label, and the number of examples as such.
 */
final class Strata {
  private static final int ALL = 0;
  private static final int UNLABELLED = 1;

  // The size of a part decides only where its labels leave it open.
  private static final double WEIGHT_OF_SIZE = 1e-3;

  private final int[][] ofExample;
  private final int[] sizes;

  Strata(Dataset dataset) {
    List<String> names = dataset.labels();
    sizes = new int[names.size() + 2];
    ofExample = new int[dataset.size()][];
    Map<List<String>, int[]> known = new HashMap<>();
    for (int i = 0; i < dataset.size(); i++) {
      ofExample[i] =
          known.computeIfAbsent(
              dataset.examples().get(i).labels(), labels -> strata(labels, names));
      for (int s : ofExample[i]) {
        sizes[s]++;
      }
    }
  }

  private static int[] strata(List<String> labels, List<String> names) {
    if (labels.isEmpty()) {
      return new int[] {ALL, UNLABELLED};
    }
    List<String> once = labels.stream().distinct().toList();
    int[] strata = new int[once.size() + 1];
    strata[0] = ALL;
    for (int i = 0; i < once.size(); i++) {
      strata[i + 1] = 2 + Collections.binarySearch(names, once.get(i));
    }
    return strata;
  }

  int count() {
    return sizes.length;
  }

  int size(int stratum) {
    return sizes[stratum];
  }

  int[] of(int example) {
    return ofExample[example];
  }

  /**
   * The part that, with half a group of {@code added} in it, is filled the least; half, as in
   * Webster's method of dividing seats, favours neither large parts nor small ones. A stratum
   * counts by the share of it that the group holds, so that rare labels weigh more than common
   * ones.
   */
  int leastExcess(int[] added, int[][] placed, double[][] wanted) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int part = 0; part < placed.length; part++) {
      double fill = 0;
      for (int s = 0; s < added.length; s++) {
        if (added[s] > 0) {
          double weight = (s == ALL ? WEIGHT_OF_SIZE : 1) * added[s] / sizes[s];
          fill += weight * (placed[part][s] + added[s] / 2.0) / wanted[part][s];
        }
      }
      if (fill < least) {
        least = fill;
        best = part;
      }
    }
    return best;
  }
}
