package org.tarazy.benchmarks.latency;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tarazy.model.Calibration;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.SlotValues;
import org.tarazy.model.Task;
import org.tarazy.model.WordFilter;

/** Linear models with random weights, which cost as much time as trained ones. */
final class SyntheticModel {
  /** Half of what training takes at first: 1,000 labels have 262 MB of weights. */
  private static final FeatureOptions OPTIONS = FeatureOptions.DEFAULT.withSlotBits(18);

  private static final int TEXTS = 10_000;

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
