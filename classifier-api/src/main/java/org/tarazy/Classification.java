package org.tarazy;

import java.util.List;

/**
 * What a {@link Classifier} found in a text.
 *
 * @param probabilities all labels of the model, the most probable first, never empty
 * @param decision what the model proposes
 * @param language the language of the text
 * @param words how many words the text has; emoji and punctuation do not count
 * @param unseenWords the share of the words that never occurred in the model's training data, 0 to
 *     1
 */
public record Classification(
    List<LabelProbability> probabilities,
    Decision decision,
    Language language,
    int words,
    float unseenWords) {

  /** Makes the list unmodifiable. */
  public Classification {
    probabilities = List.copyOf(probabilities);
    if (probabilities.isEmpty()) {
      throw new IllegalArgumentException("no labels");
    }
  }

  /**
   * The most probable label. The {@link #decision()} weighs labels too, and may propose another
   * one.
   */
  public LabelProbability best() {
    return probabilities.get(0);
  }

  /**
   * The probability of {@code label}, 0 to 1.
   *
   * @throws IllegalArgumentException if the model has no such label
   */
  public float probability(String label) {
    for (LabelProbability candidate : probabilities) {
      if (candidate.label().equals(label)) {
        return candidate.probability();
      }
    }
    throw new IllegalArgumentException("no label " + label);
  }
}
