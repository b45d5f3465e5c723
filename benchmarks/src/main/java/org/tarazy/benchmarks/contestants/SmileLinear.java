package org.tarazy.benchmarks.contestants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.model.Task;
import smile.classification.Maxent;
import smile.classification.SparseLogisticRegression;
import smile.data.SparseDataset;
import smile.util.SparseArray;

/** Smile 2.6, the last under a licence that a library can live with: logistic regression. */
final class SmileLinear implements Contestant {
  private static final double[] PENALTIES = {1, 0.1, 10};
  private static final double TOLERANCE = 1e-4;
  private static final int ITERATIONS = 200;

  private final String name;
  private final List<Setting> settings;

  private SmileLinear(String name, List<Setting> settings) {
    this.name = name;
    this.settings = settings;
  }

  static SmileLinear sparse() {
    List<Setting> settings = new ArrayList<>();
    for (double penalty : PENALTIES) {
      settings.add(new Setting("words, penalty " + penalty, set -> sparse(set, penalty)));
    }
    return new SmileLinear("smile-sparse-lr", settings);
  }

  static SmileLinear maxEnt() {
    List<Setting> settings = new ArrayList<>();
    for (double penalty : PENALTIES) {
      settings.add(new Setting("words, penalty " + penalty, set -> maxEnt(set, penalty)));
    }
    return new SmileLinear("smile-maxent", settings);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return CodeVersion.ofJar(Maxent.class);
  }

  @Override
  public List<Setting> settings(Task task) {
    return OneVersusRest.settings(task, settings);
  }

  private static Map<String, Integer> dictionary(LabelledTexts train) {
    Map<String, Integer> dictionary = new HashMap<>();
    for (String text : train.texts()) {
      for (String word : Words.of(text)) {
        dictionary.putIfAbsent(word, dictionary.size());
      }
    }
    return dictionary;
  }

  private static Scorer sparse(LabelledSet set, double penalty) {
    LabelledTexts train = set.train();
    Map<String, Integer> dictionary = dictionary(train);
    List<SparseArray> rows =
        train.texts().stream().map(text -> sparseRow(dictionary, text)).toList();
    SparseLogisticRegression model =
        SparseLogisticRegression.fit(
            SparseDataset.of(rows, dictionary.size()),
            train.labelsOfAll(),
            penalty,
            TOLERANCE,
            ITERATIONS);
    return new Sparse(dictionary, model, set.labels().size());
  }

  private static Scorer maxEnt(LabelledSet set, double penalty) {
    LabelledTexts train = set.train();
    Map<String, Integer> dictionary = dictionary(train);
    int[][] rows =
        train.texts().stream().map(text -> binaryRow(dictionary, text)).toArray(int[][]::new);
    Maxent model =
        Maxent.fit(dictionary.size(), rows, train.labelsOfAll(), penalty, TOLERANCE, ITERATIONS);
    return new Binary(dictionary, model, set.labels().size());
  }

  private static SparseArray sparseRow(Map<String, Integer> dictionary, String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (String word : Words.of(text)) {
      Integer index = dictionary.get(word);
      if (index != null) {
        counts.merge(index, 1, Integer::sum);
      }
    }
    SparseArray row = new SparseArray(counts.size());
    counts.forEach(row::append);
    return row;
  }

  private static int[] binaryRow(Map<String, Integer> dictionary, String text) {
    return Words.of(text).stream()
        .map(dictionary::get)
        .filter(java.util.Objects::nonNull)
        .mapToInt(Integer::intValue)
        .distinct()
        .toArray();
  }

  private record Sparse(Map<String, Integer> dictionary, SparseLogisticRegression model, int labels)
      implements Scorer {
    @Override
    public double[] score(String text) {
      double[] scores = new double[labels];
      model.predict(sparseRow(dictionary, text), scores);
      return scores;
    }
  }

  private record Binary(Map<String, Integer> dictionary, Maxent model, int labels)
      implements Scorer {
    @Override
    public double[] score(String text) {
      double[] scores = new double[labels];
      model.predict(binaryRow(dictionary, text), scores);
      return scores;
    }
  }
}
