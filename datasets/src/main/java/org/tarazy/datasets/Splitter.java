package org.tarazy.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Divides a set so that its parts measure what they should: every label in proportion in every part
 * (stratified), and all near-duplicates of a text, as of a post that was posted again, in one part.
 * With a group field, all examples with the same value of that attribute (an account, a source) are
 * in one part too.
 *
 * <p>Groups are placed one by one, the largest first and else in a random order that the seed
 * fixes, each where its labels are then the least in excess (after Sechidis et al. 2011, with
 * groups in place of examples). Where groups allow it, the parts keep the proportions to within one
 * example a label; where a group is larger than a part should be, they cannot.
 *
 * <p>Holds settings only, never changes, may be shared between threads. Same set, settings and
 * seed: same parts.
 */
public final class Splitter {
  private final long seed;
  private final double similarity;
  private final Optional<String> groupField;

  private Splitter(long seed, double similarity, Optional<String> groupField) {
    this.seed = seed;
    this.similarity = similarity;
    this.groupField = groupField;
  }

  /** A splitter that keeps near-duplicates together, as {@link NearDuplicates} sees them. */
  public static Splitter seeded(long seed) {
    return new Splitter(seed, NearDuplicates.DEFAULT_SIMILARITY, Optional.empty());
  }

  /**
   * Keeps texts of at least this similarity together.
   *
   * @param newSimilarity Jaccard similarity of character 5-grams; above 0, at most 1
   */
  public Splitter withSimilarity(double newSimilarity) {
    if (!(newSimilarity > 0 && newSimilarity <= 1)) {
      throw new IllegalArgumentException("similarity is " + newSimilarity + ", must be in (0, 1]");
    }
    return new Splitter(seed, newSimilarity, groupField);
  }

  /** Keeps examples together that have the same value of this attribute. */
  public Splitter withGroupField(String attribute) {
    return new Splitter(seed, similarity, Optional.of(attribute));
  }

  /**
   * Divides {@code dataset} in parts.
   *
   * @param shares how large each part should be; positive, in proportion to each other
   * @return the parts in the order of the shares, each with its examples in the order of the set; a
   *     part is empty where there are too few groups
   */
  public List<Dataset> split(Dataset dataset, double... shares) {
    int[] partOf = assign(dataset, shares);
    List<Dataset> parts = new ArrayList<>();
    for (int p = 0; p < shares.length; p++) {
      int part = p;
      int[] members = IntStream.range(0, partOf.length).filter(i -> partOf[i] == part).toArray();
      parts.add(
          dataset.select(
              dataset.name() + " (part " + (p + 1) + " of " + shares.length + ")", members));
    }
    return List.copyOf(parts);
  }

  /**
   * Divides {@code dataset} for cross-validation.
   *
   * @param count how many folds, at least 2
   */
  public Folds folds(Dataset dataset, int count) {
    if (count < 2) {
      throw new IllegalArgumentException(count + " folds, must be at least 2");
    }
    double[] shares = new double[count];
    Arrays.fill(shares, 1);
    return new Folds(count, assign(dataset, shares));
  }

  /** For every example of {@code dataset} the part it belongs to, as {@link #split} divides. */
  private int[] assign(Dataset dataset, double[] shares) {
    double sum = 0;
    for (double share : shares) {
      if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("share is " + share + ", must be positive");
      }
      sum += share;
    }
    if (shares.length == 0) {
      throw new IllegalArgumentException("no share given, expected at least one");
    }
    Strata strata = new Strata(dataset);
    List<int[]> groups = groups(dataset);
    new Dice(seed, "split").shuffle(groups);
    groups.sort(Comparator.comparingInt((int[] group) -> group.length).reversed());

    double[][] wanted = new double[shares.length][strata.count()];
    for (int p = 0; p < shares.length; p++) {
      for (int s = 0; s < strata.count(); s++) {
        wanted[p][s] = strata.size(s) * shares[p] / sum;
      }
    }
    int[][] placed = new int[shares.length][strata.count()];
    int[] partOf = new int[dataset.size()];
    int[] inGroup = new int[strata.count()];
    for (int[] group : groups) {
      Arrays.fill(inGroup, 0);
      for (int example : group) {
        for (int s : strata.of(example)) {
          inGroup[s]++;
        }
      }
      int part = strata.leastExcess(inGroup, placed, wanted);
      for (int s = 0; s < inGroup.length; s++) {
        placed[part][s] += inGroup[s];
      }
      for (int example : group) {
        partOf[example] = part;
      }
    }
    return partOf;
  }

  /** The examples that must stay together, each group in order, groups in order of their first. */
  private List<int[]> groups(Dataset dataset) {
    List<Example> examples = dataset.examples();
    int[] root = NearDuplicates.groups(examples.stream().map(Example::text).toList(), similarity);
    if (groupField.isPresent()) {
      Map<String, Integer> firstWith = new HashMap<>();
      for (int i = 0; i < root.length; i++) {
        Optional<String> value = examples.get(i).attribute(groupField.get());
        if (value.isPresent()) {
          Integer first = firstWith.putIfAbsent(value.get(), i);
          if (first != null) {
            join(root, first, i);
          }
        }
      }
    }
    int[] size = new int[root.length];
    for (int i = 0; i < root.length; i++) {
      size[find(root, i)]++;
    }
    int[][] members = new int[root.length][];
    List<int[]> groups = new ArrayList<>();
    for (int i = 0; i < root.length; i++) {
      int r = find(root, i);
      if (members[r] == null) {
        members[r] = new int[size[r]];
        groups.add(members[r]);
      }
      members[r][members[r].length - size[r]--] = i;
    }
    return groups;
  }

  private static int find(int[] root, int example) {
    int r = example;
    while (root[r] != r) {
      root[r] = root[root[r]];
      r = root[r];
    }
    return r;
  }

  private static void join(int[] root, int a, int b) {
    int rootA = find(root, a);
    int rootB = find(root, b);
    root[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}
