package org.tarazy.benchmarks.contestants;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tarazy.model.Task;

/** Several labels a text, for libraries that know exclusive labels alone: a model a label. */
record OneVersusRest(List<Scorer> labels) implements Scorer {
  /** These settings, fit for {@code task}. */
  static List<Setting> settings(Task task, List<Setting> exclusive) {
    if (task == Task.SINGLE_LABEL) {
      return exclusive;
    }
    return exclusive.stream()
        .map(setting -> new Setting(setting.name(), set -> train(set, setting)))
        .toList();
  }

  private static Scorer train(LabelledSet set, Setting setting) throws IOException {
    List<Scorer> labels = new ArrayList<>();
    for (int l = 0; l < set.labels().size(); l++) {
      labels.add(setting.training().train(set.onlyLabel(l)));
    }
    return new OneVersusRest(List.copyOf(labels));
  }

  @Override
  public double[] score(String text) {
    double[] scores = new double[labels.size()];
    for (int l = 0; l < scores.length; l++) {
      scores[l] = labels.get(l).score(text)[1];
    }
    return scores;
  }
}
