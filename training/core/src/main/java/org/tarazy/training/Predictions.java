package org.tarazy.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Task;

/**
 * What a model says of labelled texts, beside what people said: all that evaluations, audits and
 * reports are counted from.
 *
 * <p>Immutable.
 */
public final class Predictions {
  private final LabelSet labels;
  private final float[][] probabilities;
  private final boolean[][] truth;
  private final boolean[][] proposed;
  private final Dataset data;

  Predictions(
      LabelSet labels,
      DecisionRule rule,
      float[][] probabilities,
      boolean[][] truth,
      Dataset data) {
    this(labels, probabilities, truth, proposals(labels.task(), rule, probabilities), data);
  }

  private Predictions(
      LabelSet labels,
      float[][] probabilities,
      boolean[][] truth,
      boolean[][] proposed,
      Dataset data) {
    this.labels = labels;
    this.probabilities = probabilities;
    this.truth = truth;
    this.proposed = proposed;
    this.data = data;
  }

  /**
   * Reads all texts of {@code data} with {@code classifier}.
   *
   * @throws TrainingException if there are no texts, or one has a label that the model does not
   *     know
   */
  public static Predictions of(Classifier classifier, Dataset data) {
    if (data.size() == 0) {
      throw new TrainingException(data.name() + ": has no texts, expected at least one");
    }
    LabelSet labels = new LabelSet(classifier.labels(), classifier.card().task());
    boolean[][] truth = labels.truth(data);
    float[][] probabilities = new float[truth.length][labels.size()];
    IntStream.range(0, truth.length)
        .parallel()
        .forEach(i -> classifier.score(data.examples().get(i).text(), probabilities[i]));
    return new Predictions(labels, classifier.rule(), probabilities, truth, data);
  }

  /** The same, with every field of {@code by} in every row; see {@link TextGroups}. */
  public Predictions withGroups(Classifier classifier, List<String> by) {
    return new Predictions(
        labels, probabilities, truth, proposed, TextGroups.of(classifier, data, by));
  }

  static boolean[][] proposals(Task task, DecisionRule rule, float[][] probabilities) {
    boolean[][] proposed = new boolean[probabilities.length][];
    for (int i = 0; i < proposed.length; i++) {
      float[] p = probabilities[i];
      proposed[i] = new boolean[p.length];
      if (task == Task.SINGLE_LABEL) {
        proposed[i][rule.choose(p)] = true;
      } else {
        for (int l = 0; l < p.length; l++) {
          proposed[i][l] = rule.accepts(l, p);
        }
      }
    }
    return proposed;
  }

  /** How many texts there are, 1 or more. */
  public int size() {
    return truth.length;
  }

  /** The labels of the model, in the order of all numbers of labels below. */
  public List<String> labels() {
    return labels.names();
  }

  /** Whether labels exclude each other. */
  public Task task() {
    return labels.task();
  }

  /** The texts, in the order of all numbers of texts below. */
  public Dataset data() {
    return data;
  }

  /** The probability of a label for a text, 0 to 1. */
  public float probability(int text, int label) {
    return probabilities[text][label];
  }

  /** Whether people gave this label to the text. */
  public boolean isTrue(int text, int label) {
    return truth[text][label];
  }

  /** Whether the model proposes this label for the text, by its decision rule. */
  public boolean isProposed(int text, int label) {
    return proposed[text][label];
  }

  /** Whether the model proposes exactly the labels that people gave. */
  public boolean isRight(int text) {
    return Arrays.equals(truth[text], proposed[text]);
  }

  /** The labels that the model proposes for a text. */
  public List<String> proposedLabels(int text) {
    List<String> names = new ArrayList<>();
    for (int l = 0; l < labels.size(); l++) {
      if (proposed[text][l]) {
        names.add(labels.names().get(l));
      }
    }
    return names;
  }

  boolean[][] truth() {
    return truth;
  }

  boolean[][] proposed() {
    return proposed;
  }

  float[][] probabilities() {
    return probabilities;
  }
}
