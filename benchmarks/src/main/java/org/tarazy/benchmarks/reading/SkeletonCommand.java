package org.tarazy.benchmarks.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tarazy.Classifier;
import org.tarazy.benchmarks.TextTable;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.datasets.Perturbation;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;
import org.tarazy.training.Evaluation;
import org.tarazy.training.FeatureRecipe;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run skeleton}: what the second view of a word is worth. */
@Command(
    name = "skeleton",
    description = {
      "Trains on Kazakh sets with and without the skeletons of words, and compares both on the"
          + " development texts: as they are, with their words in Latin letters, and in Russian ones."
    },
    mixinStandardHelpOptions = true)
public final class SkeletonCommand implements Callable<Integer> {
  private static final Set<FeatureGroup> AS_WRITTEN =
      EnumSet.of(FeatureGroup.WORD, FeatureGroup.WORD_PAIR, FeatureGroup.NGRAM);
  private static final List<Perturbation> OTHER_SPELLINGS =
      List.of(Perturbation.KAZAKH_RUSSIAN_LETTERS, Perturbation.KAZAKH_LATIN);
  private static final List<Double> STRENGTHS = List.of(0.5, 2.0, 8.0, 32.0);

  /** Which recipe suits a set; tuning chooses these. */
  private static final Map<String, FeatureRecipe> RECIPES =
      Map.of(
          "sib200_kk", FeatureRecipe.NGRAMS,
          "kazsandra_pc", FeatureRecipe.WORDS,
          "kazsandra_sc", FeatureRecipe.WORDS);

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${sys:tarazy.root:-.}/../shared/data",
      description = "Where the sets are. Default: ../shared/data")
  private Path data;

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "SET",
      defaultValue = "sib200_kk,kazsandra_pc,kazsandra_sc",
      description = "The sets. Default: ${DEFAULT-VALUE}")
  private List<String> sets = List.of();

  @Option(
      names = "--rate",
      paramLabel = "SHARE",
      defaultValue = "1",
      description = "The share of the words that are written otherwise, 0 to 1. Default: 1")
  private double rate;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public SkeletonCommand() {}

  @Override
  public Integer call() {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("set", "features", "as written"));
    OTHER_SPELLINGS.forEach(
        spelling -> head.add(spelling.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    table.add(head);
    for (String set : sets) {
      FeatureRecipe recipe = RECIPES.getOrDefault(set, FeatureRecipe.WORDS);
      table.add(row(set, "without skeletons", withoutSkeletons(recipe)));
      table.add(row(set, "with skeletons", recipe));
    }
    System.out.print(table);
    return 0;
  }

  private static FeatureRecipe withoutSkeletons(FeatureRecipe recipe) {
    FeatureOptions options = recipe.options();
    for (FeatureGroup group : FeatureGroup.values()) {
      if (!AS_WRITTEN.contains(group)) {
        options = options.with(group, 0);
      }
    }
    return new FeatureRecipe("as written", options, recipe.idfPower());
  }

  private List<String> row(String set, String name, FeatureRecipe recipe) {
    Path folder = data.resolve(set);
    DatasetReader reader = DatasetReader.labelled();
    Dataset dev = reader.read(folder.resolve("dev.jsonl"));
    TrainingOptions options =
        TrainingOptions.DEFAULT.withRecipes(List.of(recipe)).withStrengths(STRENGTHS);
    Classifier classifier =
        Classifier.of(
            Training.run(
                    reader.read(folder.resolve("train.jsonl")),
                    Optional.of(dev),
                    List.of(),
                    options,
                    ProgressListener.SILENT)
                .model());
    List<String> row = new ArrayList<>(List.of(set, name, figure(classifier, dev)));
    for (Perturbation spelling : OTHER_SPELLINGS) {
      row.add(figure(classifier, spelling.apply(dev, rate, options.seed())));
    }
    return row;
  }

  private static String figure(Classifier classifier, Dataset texts) {
    return String.format(
        Locale.ROOT, "%.4f", Evaluation.of(classifier, texts, List.of()).macroF1());
  }
}
