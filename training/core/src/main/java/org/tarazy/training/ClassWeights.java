package org.tarazy.training;

import java.util.Map;

/**
 * How much the texts of each label count in training. Probabilities and thresholds are fitted to
 * held-out texts as they are, so this changes what is learnt, not what a probability means.
 *
 * @param balanced whether texts with a label and texts without it count the same together, however
 *     many there are of each
 * @param given how much a text with each label counts; 1 for a label that is not named
 */
public record ClassWeights(boolean balanced, Map<String, Double> given) {
  /** Every text counts the same. */
  public static final ClassWeights NONE = new ClassWeights(false, Map.of());

  /** The rarer a label, the more its texts count. */
  public static final ClassWeights BALANCED = new ClassWeights(true, Map.of());

  /** Checks the ranges. */
  public ClassWeights {
    given = Map.copyOf(given);
    given.forEach(
        (label, weight) -> {
          if (!(weight > 0 && weight <= TextWeights.LARGEST)) {
            throw new TrainingException(
                "class weight of "
                    + label
                    + " is "
                    + weight
                    + ", expected above 0 to "
                    + (int) TextWeights.LARGEST);
          }
        });
  }

  /** Weights for these labels alone. */
  public static ClassWeights of(Map<String, Double> given) {
    return new ClassWeights(false, given);
  }

  @Override
  public String toString() {
    return balanced
        ? "balanced"
        : given.isEmpty() ? "none" : new java.util.TreeMap<>(given).toString();
  }
}
