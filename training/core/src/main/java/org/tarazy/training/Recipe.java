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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.datasets.DatasetWriter;
import org.tarazy.datasets.SampleCorpus;
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
 * @param dev files to choose on; may be empty
 * @param seed of everything random
 * @param objective what tuning aims at
 * @param features the names of the {@link FeatureRecipe}s to choose from
 * @param strengths the values of C to choose from
 * @param card what people say about the model
 */
public record Recipe(
    String id,
    @Nullable Corpus corpus,
    List<String> train,
    List<String> dev,
    long seed,
    Objective objective,
    List<String> features,
    List<Double> strengths,
    CardText card) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  /** The settings of {@link SampleCorpus#generate}. */
  public record Corpus(long seed, int size) {}

  /** Checks that there is something to train on. */
  public Recipe {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
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
    Dataset trainSet;
    Optional<Dataset> devSet;
    if (corpus != null) {
      SampleCorpus sample = SampleCorpus.generate(corpus.seed(), corpus.size());
      trainSet = sample.split(SampleCorpus.Split.TRAIN);
      devSet = Optional.of(sample.split(SampleCorpus.Split.DEV));
      sources.add(source("sample-review train", "train", trainSet));
      sources.add(source("sample-review dev", "dev", devSet.get()));
    } else {
      trainSet = read(data, train, "train", sources);
      devSet = dev.isEmpty() ? Optional.empty() : Optional.of(read(data, dev, "dev", sources));
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
            .withRecipes(recipes)
            .withStrengths(strengths)
            .withCard(card);
    return Training.run(trainSet, devSet, sources, options, progress);
  }

  private static Dataset read(
      Path folder, List<String> names, String role, List<ModelCard.DataSource> sources)
      throws IOException {
    List<Path> files = names.stream().map(folder::resolve).toList();
    for (int i = 0; i < files.size(); i++) {
      Dataset part = DatasetReader.labelled().read(files.get(i));
      sources.add(
          new ModelCard.DataSource(
              names.get(i), role, part.size(), ModelFile.sha256(Files.readAllBytes(files.get(i)))));
    }
    return DatasetReader.labelled().read(files);
  }

  private static ModelCard.DataSource source(String name, String role, Dataset part)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    DatasetWriter.writeJsonLines(part, lines);
    return new ModelCard.DataSource(name, role, part.size(), ModelFile.sha256(lines.toByteArray()));
  }
}
