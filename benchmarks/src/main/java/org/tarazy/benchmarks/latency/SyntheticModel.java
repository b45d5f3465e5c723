package org.tarazy.benchmarks.latency;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tarazy.model.Calibration;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.SlotValues;
import org.tarazy.model.Task;
import org.tarazy.model.WordFilter;
import org.tarazy.text.WordReader;

/** Linear models with random weights, which cost as much time as trained ones. */
final class SyntheticModel {
  /** Half of what training takes at first: 1,000 labels have 262 MB of weights. */
  private static final FeatureOptions OPTIONS = FeatureOptions.DEFAULT.withSlots(1 << 18);

  private static final int TEXTS = 10_000;

  /** How many texts, of which length, a model with few weights is as if trained on. */
  private static final int TRAINING_TEXTS = 8_000;

  private static final int TRAINING_LENGTH = 140;

  /**
   * A slot that so many training texts have has a weight for about so many labels, up to this share
   * of all: so it was in models of 200 and 1,000 labels.
   */
  private static final double MOST_LABELS = 0.84;

  private SyntheticModel() {}

  /** A model of exclusive labels. */
  static Model of(int labels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int columns = labels == 2 ? 1 : labels;
    int[] frequencies =
        IntStream.range(0, OPTIONS.slots()).map(slot -> random.nextInt(TEXTS / 100)).toArray();
    byte[] weights = new byte[OPTIONS.slots() * columns];
    random.nextBytes(weights);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) Math.max(-Byte.MAX_VALUE, weights[i]);
    }
    return of(labels, seed, frequencies, weights);
  }

  /** A model of exclusive labels with zeros where trained ones have them. */
  static Model likeTrained(int labels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] frequencies = new int[OPTIONS.slots()];
    WordReader words = new WordReader();
    FeatureCollector collector = new FeatureCollector(OPTIONS);
    for (String text : new SyntheticText(seed + 1).texts(TRAINING_TEXTS, TRAINING_LENGTH)) {
      Set<Integer> slots = new HashSet<>();
      words.read(text);
      collector.start(words);
      while (collector.next()) {
        for (int i = 0; i < collector.size(); i++) {
          slots.add(collector.occurrences()[i] & FeatureCollector.SLOT_MASK);
        }
      }
      slots.forEach(slot -> frequencies[slot]++);
    }
    int columns = labels == 2 ? 1 : labels;
    byte[] weights = new byte[OPTIONS.slots() * columns];
    for (int i = 0; i < weights.length; i++) {
      double share = Math.min(MOST_LABELS, (double) frequencies[i / columns] / columns);
      if (random.nextDouble() < share) {
        weights[i] = (byte) random.nextInt(1, Byte.MAX_VALUE + 1);
      }
    }
    return of(labels, seed, frequencies, weights);
  }

  private static Model of(int labels, long seed, int[] frequencies, byte[] weights) {
    int columns = weights.length / OPTIONS.slots();
    float[] scales = new float[columns];
    java.util.Arrays.fill(scales, 0.01f);
    float[] priors = new float[labels];
    java.util.Arrays.fill(priors, 1f / labels);
    return new Model(
        card(labels, seed),
        LinearScorer.ofBytes(
            OPTIONS,
            SlotValues.of(frequencies, TEXTS, 1),
            labels,
            weights,
            scales,
            new float[columns]),
        Calibration.none(labels),
        priors,
        DecisionRule.mostProbable(Task.SINGLE_LABEL, labels),
        WordFilter.forWords(TEXTS));
  }

  private static ModelCard card(int labels, long seed) {
    List<String> names = IntStream.range(0, labels).mapToObj(label -> "label-" + label).toList();
    return new ModelCard(
        "synthetic",
        "Random weights, to measure time with.",
        Task.SINGLE_LABEL,
        names,
        "none",
        "",
        seed,
        Map.of(),
        Collections.emptyList(),
        Map.of(),
        "",
        "",
        "",
        "",
        "");
  }
}
