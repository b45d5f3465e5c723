package org.tarazy.triage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tarazy.Classifier;
import org.tarazy.model.Calibration;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.SlotValues;
import org.tarazy.model.Task;
import org.tarazy.model.WordFilter;
import org.tarazy.text.WordReader;

/** A model of a handful of words, about the fictional group "Серый ветер". */
final class SmallModel {
  static final List<String> LABELS = List.of("none", "recruitment", "glorification");

  private static final Map<String, Integer> WORDS =
      Map.of(
          "вступай",
          1,
          "присоединяйся",
          1,
          "записывайся",
          1,
          "слава",
          2,
          "герои",
          2,
          "концерт",
          0,
          "погода",
          0,
          "новости",
          0);
  private static final String NEUTRAL =
      "серый ветер в город на завтра к нам и мы все будем вместе сегодня был";

  private SmallModel() {}

  static Classifier classifier() {
    return classifier(Task.SINGLE_LABEL);
  }

  static Classifier classifier(Task task) {
    FeatureOptions options = FeatureOptions.DEFAULT.withSlots(1 << 14);
    for (FeatureGroup group : FeatureGroup.values()) {
      options = options.with(group, group == FeatureGroup.WORD ? 1 : 0);
    }
    int labels = LABELS.size();
    float[] weights = new float[options.slots() * labels];
    WordFilter vocabulary = WordFilter.forWords(100);
    FeatureCollector features = new FeatureCollector(options);
    WordReader reader = new WordReader();
    reader.read(String.join(" ", WORDS.keySet()) + " " + NEUTRAL);
    features.start(reader);
    while (features.nextWord()) {
      vocabulary.add(features.lastSkeletonHash());
    }
    for (Map.Entry<String, Integer> word : WORDS.entrySet()) {
      reader.read(word.getKey());
      features.start(reader);
      while (features.nextWord()) {
        for (int i = 0; i < features.size(); i++) {
          int slot = features.occurrences()[i] & FeatureCollector.SLOT_MASK & (options.slots() - 1);
          weights[slot * labels + word.getValue()] = 8;
        }
      }
    }
    ModelCard card =
        new ModelCard(
            "small",
            "For tests.",
            task,
            LABELS,
            "hand",
            "0",
            1,
            Map.of(),
            List.of(),
            Map.of(),
            "Tests.",
            "All else.",
            "Knows a handful of words.",
            "Apache-2.0",
            "");
    int[] seenOnce = new int[options.slots()];
    Arrays.fill(seenOnce, 1);
    LinearScorer scorer =
        LinearScorer.quantise(
            options,
            SlotValues.of(seenOnce, 1, 0),
            labels,
            weights,
            new float[labels],
            LinearScorer.Precision.INT16);
    return Classifier.of(
        new Model(
            card,
            scorer,
            Calibration.none(labels),
            new float[] {0.5f, 0.25f, 0.25f},
            DecisionRule.mostProbable(task, labels),
            vocabulary));
  }
}
