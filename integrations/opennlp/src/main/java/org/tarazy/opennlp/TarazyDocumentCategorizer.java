package org.tarazy.opennlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import opennlp.tools.doccat.DocumentCategorizer;
import org.tarazy.Classifier;

/**
 * Tarazy's {@link Classifier} for OpenNLP: its labels are the categories, its calibrated
 * probabilities the outcomes.
 *
 * <p>OpenNLP hands over tokens; they are read with a blank between any two, which may differ from
 * the original text by a little where marks are concerned. The tokens of {@link TarazyTokenizer}
 * serve best. Reasons to leave a text to a person are not seen through this interface; ask the
 * classifier itself for its {@linkplain Classifier#classify decision}.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class TarazyDocumentCategorizer implements DocumentCategorizer {
  private final Classifier classifier;
  private final List<String> labels;

  /** A categorizer that asks {@code classifier}. */
  public TarazyDocumentCategorizer(Classifier classifier) {
    this.classifier = classifier;
    this.labels = classifier.labels();
  }

  /** The probability of each category, 0 to 1; the further information is not used. */
  @Override
  public double[] categorize(String[] text, Map<String, Object> extraInformation) {
    return categorize(text);
  }

  /** The probability of each category, 0 to 1. */
  @Override
  public double[] categorize(String[] text) {
    float[] probabilities = new float[labels.size()];
    classifier.score(String.join(" ", text), probabilities);
    double[] outcome = new double[probabilities.length];
    for (int l = 0; l < outcome.length; l++) {
      outcome[l] = probabilities[l];
    }
    return outcome;
  }

  /**
   * The category that the model proposes: the one whose probability is the largest multiple of its
   * threshold.
   */
  @Override
  public String getBestCategory(double[] outcome) {
    float[] probabilities = new float[labels.size()];
    for (int l = 0; l < probabilities.length; l++) {
      probabilities[l] = (float) outcome[l];
    }
    return labels.get(classifier.rule().choose(probabilities));
  }

  /** The index of {@code category} in an outcome, -1 if there is no such category. */
  @Override
  public int getIndex(String category) {
    return labels.indexOf(category);
  }

  @Override
  public String getCategory(int index) {
    return labels.get(index);
  }

  @Override
  public int getNumberOfCategories() {
    return labels.size();
  }

  /** Each category with its probability, such as {@code none[0.9876] recruitment[0.0124]}. */
  @Override
  public String getAllResults(double[] results) {
    StringBuilder all = new StringBuilder();
    for (int l = 0; l < labels.size(); l++) {
      all.append(l > 0 ? " " : "").append(labels.get(l));
      all.append(String.format(Locale.ROOT, "[%.4f]", results[l]));
    }
    return all.toString();
  }

  @Override
  public Map<String, Double> scoreMap(String[] text) {
    double[] outcome = categorize(text);
    Map<String, Double> scores = new LinkedHashMap<>();
    for (int l = 0; l < outcome.length; l++) {
      scores.put(labels.get(l), outcome[l]);
    }
    return scores;
  }

  @Override
  public SortedMap<Double, Set<String>> sortedScoreMap(String[] text) {
    SortedMap<Double, Set<String>> sorted = new TreeMap<>();
    scoreMap(text)
        .forEach((label, score) -> sorted.computeIfAbsent(score, s -> new TreeSet<>()).add(label));
    return sorted;
  }
}
