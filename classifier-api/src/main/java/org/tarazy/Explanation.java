package org.tarazy;

import java.util.List;
import java.util.Map;

/**
 * A {@link Classification} and what it rests on.
 *
 * <p>The score of a label is its base score plus the weights of all its evidence, exactly but for
 * the rounding of floats; the probabilities are the softmax (or, in a multi-label model, the
 * sigmoids) of the scores. Nothing is left out and nothing is approximated.
 *
 * <p>Of a linear model, a word's weight is what its features add. A network has no such parts:
 * there it is what the score would lose if an empty word stood in its place, and the base score is
 * what no word alone accounts for, which changes from text to text. A blend adds the two up.
 */
public final class Explanation {
  private final Classification classification;
  private final Map<String, List<Evidence>> evidence;
  private final Map<String, Float> baseScores;

  Explanation(
      Classification classification,
      Map<String, List<Evidence>> evidence,
      Map<String, Float> baseScores) {
    this.classification = classification;
    this.evidence = evidence;
    this.baseScores = baseScores;
  }

  /** What was found. */
  public Classification classification() {
    return classification;
  }

  /**
   * The words for and against the proposed label (the most probable label where none is proposed),
   * in the order of the text.
   */
  public List<Evidence> evidence() {
    List<String> proposed = classification.decision().labels();
    return evidence(proposed.isEmpty() ? classification.best().label() : proposed.get(0));
  }

  /**
   * The words for and against {@code label}, in the order of the text.
   *
   * @throws IllegalArgumentException if the model has no such label
   */
  public List<Evidence> evidence(String label) {
    return known(evidence.get(label), label);
  }

  /**
   * The score of {@code label} that no word accounts for, in nats; of a linear model, the score of
   * a text without words.
   *
   * @throws IllegalArgumentException if the model has no such label
   */
  public float baseScore(String label) {
    return known(baseScores.get(label), label);
  }

  private static <T> T known(@org.jspecify.annotations.Nullable T value, String label) {
    if (value == null) {
      throw new IllegalArgumentException("no label " + label);
    }
    return value;
  }
}
