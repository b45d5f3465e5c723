package org.tarazy.benchmarks.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.datasets.Example;
import org.tarazy.training.FeatureRecipe;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;

/**
 * Prints the accuracy of a plain classifier on the 17 languages of {@code lid_sib200}, full
 * sentences: trained on its training split, tuned on dev, measured on test.
 *
 * <p>Argument: the data folder (default {@code ../shared/data}).
 */
public final class SentenceLanguages {
  private SentenceLanguages() {}

  /** Prints the accuracy. */
  public static void main(String[] arguments) {
    Path data = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data");
    Path folder = data.resolve("lid_sib200");
    DatasetReader reader = DatasetReader.labelled();
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withRecipes(List.of(FeatureRecipe.NGRAMS))
            .withStrengths(List.of(8.0));
    Classifier classifier =
        Classifier.of(
            Training.run(
                    reader.read(folder.resolve("train.jsonl")),
                    Optional.of(reader.read(folder.resolve("dev.jsonl"))),
                    List.of(),
                    options,
                    (stage, done, total) -> System.err.println(stage + " " + done + " of " + total))
                .model());
    for (String split : List.of("dev", "test")) {
      Dataset texts = reader.read(folder.resolve(split + ".jsonl"));
      int right = 0;
      for (Example example : texts.examples()) {
        right += classifier.classify(example.text()).best().label().equals(example.label()) ? 1 : 0;
      }
      System.out.printf(
          Locale.ROOT,
          "%s accuracy %.4f (%d texts)%n",
          split,
          (double) right / texts.size(),
          texts.size());
    }
  }
}
