package org.tarazy.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.model.Task;

/** The labels of a model, and texts' labels as rows of numbers. */
final class LabelSet {
  private final List<String> names;
  private final Task task;
  private final Map<String, Integer> indices = new HashMap<>();

  LabelSet(List<String> names, Task task) {
    this.names = List.copyOf(names);
    this.task = task;
    for (int l = 0; l < names.size(); l++) {
      indices.put(names.get(l), l);
    }
  }

  /** The labels that occur in the training data, in code unit order. */
  static LabelSet of(Dataset train) {
    List<String> names = train.labels();
    Task task = train.multiLabel() ? Task.MULTI_LABEL : Task.SINGLE_LABEL;
    if (names.isEmpty()) {
      throw new TrainingException(train.name() + ": no text has a label");
    }
    if (task == Task.SINGLE_LABEL && names.size() < 2) {
      throw new TrainingException(
          train.name()
              + ": all "
              + train.size()
              + " texts have the label \""
              + names.get(0)
              + "\", expected at least two labels");
    }
    return new LabelSet(names, task);
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  Task task() {
    return task;
  }

  boolean exclusive() {
    return task == Task.SINGLE_LABEL;
  }

  /** How many columns of weights a linear model needs. */
  int columns() {
    return exclusive() && names.size() == 2 ? 1 : names.size();
  }

  /**
   * A row of labels a text: whether it has each.
   *
   * @throws TrainingException if a text has a label that is not in the set, or has not exactly one
   *     where labels exclude each other
   */
  boolean[][] truth(Dataset data) {
    boolean[][] truth = new boolean[data.size()][names.size()];
    for (int i = 0; i < truth.length; i++) {
      Example example = data.examples().get(i);
      if (exclusive() && example.labels().size() != 1) {
        throw new TrainingException(
            example.source()
                + ": found the labels "
                + example.labels()
                + ", expected exactly one of "
                + names);
      }
      for (String label : example.labels()) {
        Integer l = indices.get(label);
        if (l == null) {
          throw new TrainingException(
              example.source() + ": found the label \"" + label + "\", expected one of " + names);
        }
        truth[i][l] = true;
      }
    }
    return truth;
  }

  /** The share of texts that have each label, kept off 0 and 1 by one text of each kind more. */
  float[] priors(boolean[][] truth) {
    float[] priors = new float[names.size()];
    int extra = exclusive() ? names.size() : 2;
    for (int l = 0; l < priors.length; l++) {
      int count = 1;
      for (boolean[] row : truth) {
        count += row[l] ? 1 : 0;
      }
      priors[l] = (float) count / (truth.length + extra);
    }
    return priors;
  }
}
