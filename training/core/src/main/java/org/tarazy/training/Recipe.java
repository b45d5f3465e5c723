package org.tarazy.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.datasets.DatasetWriter;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.NearDuplicates;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;

/**
 * How a released model is made: its data, its options and the text on its card, in a JSON file. The
 * same recipe and data give the same model, bit for bit.
 *
 * @param id the model's id
 * @param corpus the sample corpus to train on; absent where {@code train} names files
 * @param train files to train on, in a folder that is given when the model is made; empty for the
 *     sample corpus
 * @param auxiliary files to train on too that nothing is chosen on; see {@link TrainingTexts}.
 *     Near-duplicates of texts to choose or to measure on are left out
 * @param auxiliaryWhere the fields that a text of {@code auxiliary} must have to be taken, each
 *     with the values that will do; empty for all texts
 * @param auxiliaryWeight how much each of these texts counts, 0 to 1; 1 where absent
 * @param dev files to choose on; may be empty
 * @param test files to measure the finished model on, each for itself, for its card; may be empty
 * @param group the field whose texts stay together when texts are held out; absent for none
 * @param labels the names of the labels of the files that are to be called otherwise
 * @param trainer linear, neural or the better of both
 * @param seed of everything random
 * @param objective what tuning aims at
 * @param falseAlarms how many of a thousand harmless texts may be flagged, where thresholds are to
 *     keep to that; absent for the thresholds of the objective
 * @param features the names of the {@link FeatureRecipe}s to choose from
 * @param strengths the values of C to choose from
 * @param card what people say about the model
 */
public record Recipe(
    String id,
    @Nullable Corpus corpus,
    List<String> train,
    List<String> auxiliary,
    Map<String, List<String>> auxiliaryWhere,
    @Nullable Double auxiliaryWeight,
    List<String> dev,
    List<String> test,
    @Nullable String group,
    Map<String, String> labels,
    TrainerKind trainer,
    long seed,
    Objective objective,
    @Nullable Double falseAlarms,
    List<String> features,
    List<Double> strengths,
    CardText card) {

  private static final String AUXILIARY = "auxiliary";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  /** The settings of {@link SampleCorpus#generate}. */
  public record Corpus(long seed, int size) {}

  /** Checks that there is something to train on. */
  public Recipe {
    train = List.copyOf(train);
    auxiliary = List.copyOf(auxiliary);
    auxiliaryWhere = Map.copyOf(auxiliaryWhere);
    dev = List.copyOf(dev);
    test = List.copyOf(test);
    labels = Map.copyOf(labels);
    features = List.copyOf(features);
    strengths = List.copyOf(strengths);
    if ((corpus == null) == train.isEmpty()) {
      throw new TrainingException("a recipe needs either \"corpus\" or \"train\"");
    }
  }

  /**
   * Reads a recipe.
   *
   * @throws TrainingException if the file is no recipe
   * @throws IOException if it cannot be read
   */
  public static Recipe read(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readAllBytes(file), Recipe.class);
    } catch (JsonProcessingException e) {
      throw new TrainingException(file + ": " + e.getOriginalMessage());
    }
  }

  /**
   * Makes the model.
   *
   * @param data the folder in which the files of the recipe are; not looked at for the sample
   *     corpus
   * @throws IOException if a file cannot be read
   */
  public TrainingResult make(Path data, int threads, ProgressListener progress) throws IOException {
    List<ModelCard.DataSource> sources = new ArrayList<>();
    TrainingTexts texts;
    if (corpus != null) {
      SampleCorpus sample = SampleCorpus.generate(corpus.seed(), corpus.size());
      Dataset sampleTrain = sample.split(SampleCorpus.Split.TRAIN);
      Dataset sampleDev = sample.split(SampleCorpus.Split.DEV);
      sources.add(source("sample-review train", "train", sampleTrain));
      sources.add(source("sample-review dev", "dev", sampleDev));
      texts = TrainingTexts.of(sampleTrain, Optional.of(sampleDev));
    } else {
      Dataset trainSet = read(data, train, "train", sources);
      texts =
          new TrainingTexts(
              trainSet,
              auxiliary.isEmpty()
                  ? TrainingTexts.none(trainSet)
                  : read(data, auxiliary, AUXILIARY, sources),
              auxiliaryWeight == null ? 1 : auxiliaryWeight,
              dev.isEmpty() ? Optional.empty() : Optional.of(read(data, dev, "dev", sources)),
              Optional.ofNullable(group));
    }
    List<FeatureRecipe> recipes = new ArrayList<>();
    for (String name : features) {
      recipes.add(FeatureRecipe.named(name));
    }
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withId(id)
            .withSeed(seed)
            .withThreads(threads)
            .withObjective(objective)
            .withOperatingPoint(
                falseAlarms == null ? OperatingPoint.OPEN : OperatingPoint.falseAlarms(falseAlarms))
            .withTrainer(trainer)
            .withRecipes(recipes)
            .withStrengths(strengths)
            .withCard(card);
    TrainingResult result = Training.run(texts, sources, options, progress);
    return test.isEmpty() ? result : measured(result, data);
  }

  /** The same with its card saying what the model reaches on the test files. */
  private TrainingResult measured(TrainingResult result, Path data) throws IOException {
    Model model = result.model();
    Classifier classifier = Classifier.of(model);
    List<ModelCard.DataSource> sources = new ArrayList<>();
    Map<String, Object> reached = new LinkedHashMap<>();
    for (String file : test) {
      Dataset texts = read(data, List.of(file), "test", sources);
      reached.put(file, Evaluation.of(classifier, texts, List.of()).figures());
    }
    return new TrainingResult(
        model.withCard(model.card().withTests(sources, reached)),
        result.options(),
        result.heldOut(),
        result.predictions());
  }

  private Dataset read(
      Path folder, List<String> names, String role, List<ModelCard.DataSource> sources)
      throws IOException {
    boolean more = role.equals(AUXILIARY);
    Map<String, List<String>> where = more ? auxiliaryWhere : Map.of();
    Set<SourceLocation> near = more ? nearDuplicates(folder) : Set.of();
    List<Example> texts = new ArrayList<>();
    boolean multiLabel = false;
    for (String name : names) {
      Path file = folder.resolve(name);
      Dataset part =
          DatasetReader.labelled()
              .read(file)
              .filter(name, example -> isTaken(example, where) && !near.contains(example.source()));
      sources.add(
          new ModelCard.DataSource(
              name, role, part.size(), ModelFile.sha256(Files.readAllBytes(file))));
      part.examples().forEach(example -> texts.add(renamed(example)));
      multiLabel |= part.multiLabel();
    }
    return new Dataset(String.join(", ", names), texts, multiLabel);
  }

  /** The auxiliary texts that are near-duplicates of texts to choose or to measure on. */
  private Set<SourceLocation> nearDuplicates(Path folder) {
    List<Example> texts = new ArrayList<>();
    dev.forEach(name -> texts.addAll(labelled(folder, name)));
    test.forEach(name -> texts.addAll(labelled(folder, name)));
    int judged = texts.size();
    auxiliary.forEach(name -> texts.addAll(labelled(folder, name)));
    int[] groups =
        NearDuplicates.groups(
            texts.stream().map(Example::text).toList(), NearDuplicates.DEFAULT_SIMILARITY);
    Set<SourceLocation> near = new HashSet<>();
    for (int i = judged; i < groups.length; i++) {
      if (groups[i] < judged) {
        near.add(texts.get(i).source());
      }
    }
    return near;
  }

  private static List<Example> labelled(Path folder, String name) {
    return DatasetReader.labelled().read(folder.resolve(name)).examples();
  }

  private static boolean isTaken(Example example, Map<String, List<String>> where) {
    return where.entrySet().stream()
        .allMatch(
            field ->
                example.attribute(field.getKey()).filter(field.getValue()::contains).isPresent());
  }

  private Example renamed(Example example) {
    List<String> names =
        example.labels().stream().map(label -> labels.getOrDefault(label, label)).toList();
    return new Example(example.text(), names, example.attributes(), example.source());
  }

  private static ModelCard.DataSource source(String name, String role, Dataset part)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    DatasetWriter.writeJsonLines(part, lines);
    return new ModelCard.DataSource(name, role, part.size(), ModelFile.sha256(lines.toByteArray()));
  }
}
