package org.tarazy.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which features of a text are used, and how much each group of them counts.
 *
 * <p>A feature occurrence of group <i>g</i> in a slot has the value <i>α<sub>g</sub></i> ·
 * <i>v<sub>slot</sub></i>, the latter from {@link SlotValues}, divided by the square root of the
 * sum of the squares of all values of its text. The weights of the groups are therefore relative;
 * only their ratios matter.
 *
 * @param slots the number of slots that features are hashed to, {@value #FEWEST_SLOTS} to {@value
 *     #MOST_SLOTS}
 * @param minNgram the shortest character n-gram, at least 1
 * @param maxNgram the longest character n-gram, at most {@value #LONGEST_NGRAM}
 * @param weights the weight α of each group, a whole number of 0 to {@value #LARGEST_WEIGHT}, so
 *     that sums stay whole numbers; a group that is absent or 0 is not used
 */
public record FeatureOptions(
    int slots, int minNgram, int maxNgram, Map<FeatureGroup, Integer> weights) {

  /** The longest character n-gram that can be asked for. */
  public static final int LONGEST_NGRAM = 8;

  /** The largest weight of a group. */
  public static final int LARGEST_WEIGHT = 16;

  /** How many groups there are: the length of {@link #weightArray()}. */
  public static final int MOST_GROUPS = FeatureGroup.COUNT;

  /** The smallest {@link #slots()}. */
  public static final int FEWEST_SLOTS = 1 << 8;

  /** The largest {@link #slots()}. */
  public static final int MOST_SLOTS = 1 << FeatureCollector.SLOT_BITS;

  /** Words, pairs and n-grams of 3 to 6 characters in both views, in 2^19 slots. */
  public static final FeatureOptions DEFAULT =
      new FeatureOptions(
          1 << 19,
          3,
          6,
          Map.of(
              FeatureGroup.WORD, 5,
              FeatureGroup.WORD_PAIR, 5,
              FeatureGroup.NGRAM, 1,
              FeatureGroup.SKELETON, 5,
              FeatureGroup.SKELETON_PAIR, 5,
              FeatureGroup.SKELETON_NGRAM, 1));

  /** Checks the ranges. */
  public FeatureOptions {
    if (slots < FEWEST_SLOTS || slots > MOST_SLOTS) {
      throw new IllegalArgumentException(
          slots + " slots, expected " + FEWEST_SLOTS + " to " + MOST_SLOTS);
    }
    if (minNgram < 1 || maxNgram < minNgram || maxNgram > LONGEST_NGRAM) {
      throw new IllegalArgumentException(
          "n-grams of " + minNgram + " to " + maxNgram + " characters, expected 1 to 8");
    }
    EnumMap<FeatureGroup, Integer> checked = new EnumMap<>(FeatureGroup.class);
    for (Map.Entry<FeatureGroup, Integer> entry : weights.entrySet()) {
      int weight = entry.getValue();
      if (weight < 0 || weight > LARGEST_WEIGHT) {
        throw new IllegalArgumentException(
            "weight of "
                + entry.getKey().key()
                + " is "
                + weight
                + ", expected 0 to "
                + LARGEST_WEIGHT);
      }
      if (weight > 0) {
        checked.put(entry.getKey(), weight);
      }
    }
    if (checked.isEmpty()) {
      throw new IllegalArgumentException("no feature group has a weight above 0");
    }
    weights = Collections.unmodifiableMap(checked);
  }

  /** The weight of {@code group}, 0 where it is not used. */
  public int weight(FeatureGroup group) {
    return weights.getOrDefault(group, 0);
  }

  /** Whether words are joined by their first or last letters. */
  boolean joinsAffixes() {
    return weights.containsKey(FeatureGroup.PREFIX_PAIR)
        || weights.containsKey(FeatureGroup.PREFIX_SKIP)
        || weights.containsKey(FeatureGroup.SUFFIX_PAIR);
  }

  /** These options with another weight for {@code group}. */
  public FeatureOptions with(FeatureGroup group, int weight) {
    EnumMap<FeatureGroup, Integer> changed = new EnumMap<>(FeatureGroup.class);
    changed.putAll(weights);
    changed.put(group, weight);
    return new FeatureOptions(slots, minNgram, maxNgram, changed);
  }

  /** These options with another number of slots. */
  public FeatureOptions withSlots(int number) {
    return new FeatureOptions(number, minNgram, maxNgram, weights);
  }

  /** The weights of all groups in the order of {@link FeatureGroup}; a copy. */
  public int[] weightArray() {
    int[] all = new int[FeatureGroup.COUNT];
    for (Map.Entry<FeatureGroup, Integer> entry : weights.entrySet()) {
      all[entry.getKey().ordinal()] = entry.getValue();
    }
    return all;
  }
}
