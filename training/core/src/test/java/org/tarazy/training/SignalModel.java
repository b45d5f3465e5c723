package org.tarazy.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.FeatureOptions;

/** A model that knows two kinds of texts by one word of each. */
final class SignalModel {
  private static final List<String> ENDINGS =
      List.of("сегодня", "вчера", "завтра", "утром", "вечером", "днём", "снова", "опять");

  private SignalModel() {}

  /** Gives {@code positive} to texts about thunder and {@code negative} to texts about tea. */
  static Classifier of(String negative, String positive) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      boolean thunder = i % 2 == 1;
      String text = (thunder ? "гром гремит " : "чай кипит ") + ENDINGS.get(i / 2 % 8) + " " + i;
      examples.add(example(text, thunder ? positive : negative, Map.of()));
    }
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withThreads(1)
            .withRecipes(
                List.of(new FeatureRecipe("small", FeatureOptions.DEFAULT.withSlots(1 << 12), 0)))
            .withStrengths(List.of(16.0));
    Dataset data = new Dataset("signals", examples, false);
    return Classifier.of(
        Training.run(data, Optional.empty(), List.of(), options, ProgressListener.SILENT).model());
  }

  static Example example(String text, String label, Map<String, String> attributes) {
    return new Example(text, List.of(label), attributes, new SourceLocation("test", 1));
  }
}
