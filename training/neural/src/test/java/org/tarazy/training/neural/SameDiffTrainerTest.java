package org.tarazy.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.ModelFile;
import org.tarazy.model.NetworkShape;
import org.tarazy.model.NeuralScorer;
import org.tarazy.model.Task;
import org.tarazy.text.WordReader;
import org.tarazy.training.NetworkTask;
import org.tarazy.training.NetworkTrainer;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.TrainerKind;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;
import org.tarazy.training.TrainingResult;

class SameDiffTrainerTest {
  private static final FeatureOptions FEATURES =
      new FeatureOptions(
          1 << 10, 3, 4, Map.of(FeatureGroup.WORD, 1, FeatureGroup.SKELETON_NGRAM, 1));
  private static final List<String> WORDS =
      List.of("тау", "дала", "теңіз", "жел", "снег", "берег", "степь", "лошадь");

  /** Which of two words comes first: the words alone say nothing. */
  private static List<String> orders(int count, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      for (int k = random.nextInt(4); k >= 0; k--) {
        words.add(WORDS.get(random.nextInt(WORDS.size())));
      }
      words.add(random.nextInt(words.size() + 1), i % 2 == 0 ? "ақ қара" : "қара ақ");
      texts.add(String.join(" ", words));
    }
    return texts;
  }

  private static float[][] targets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new float[] {i % 2 == 0 ? 0.95f : 0.05f, i % 2 == 0 ? 0.05f : 0.95f})
        .toArray(float[][]::new);
  }

  private static float[][] weights(int count, int labels, float weight) {
    float[][] weights = new float[count][labels];
    for (float[] row : weights) {
      Arrays.fill(row, weight);
    }
    return weights;
  }

  private static NetworkTask task(int epochs) {
    NetworkShape shape = new NetworkShape(FEATURES, 8, 12, 10, 2);
    return new NetworkTask(
        Task.SINGLE_LABEL, orders(400, 1), targets(400), weights(400, 2, 1), shape, epochs, 5);
  }

  private static NeuralScorer trained(NetworkTask task) {
    List<NeuralScorer> networks = new ArrayList<>();
    new SameDiffTrainer().train(task, networks::add);
    assertThat(networks).hasSize(task.epochs());
    return networks.get(networks.size() - 1);
  }

  private static float[] score(NeuralScorer scorer, String text) {
    WordReader words = new WordReader();
    words.read(text);
    float[] scores = new float[scorer.labels()];
    scorer.score(words, scorer.newScratch(), scores);
    return scores;
  }

  /** How many of 200 new texts have the higher score where they should. */
  private static long right(NeuralScorer network) {
    List<String> fresh = orders(200, 2);
    return IntStream.range(0, 200)
        .filter(
            i -> {
              float[] scores = score(network, fresh.get(i));
              return scores[0] > scores[1] == (i % 2 == 0);
            })
        .count();
  }

  @Test
  void learnsTheOrderOfWords() {
    assertThat(right(trained(task(30)))).isGreaterThan(190);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void textsWithoutWeightTeachNothing(Task kind) {
    List<String> texts = new ArrayList<>(orders(400, 1));
    List<float[]> targets = new ArrayList<>(List.of(targets(400)));
    List<float[]> weights = new ArrayList<>(List.of(weights(400, 2, 1)));
    for (String text : orders(800, 4)) {
      targets.add(targets(800)[(texts.size() + 1) % 2]);
      weights.add(new float[2]);
      texts.add(text);
    }
    NetworkTask task =
        new NetworkTask(
            kind,
            texts,
            targets.toArray(float[][]::new),
            weights.toArray(float[][]::new),
            new NetworkShape(FEATURES, 8, 12, 10, 2),
            30,
            5);
    assertThat(right(trained(task))).isGreaterThan(190);
  }

  @Test
  void theSameTaskGivesTheSameNetworkOnAnyThread() throws Exception {
    NetworkTask task = task(2);
    NeuralScorer here = trained(task);
    List<NeuralScorer> there =
        IntStream.range(0, 2).parallel().mapToObj(i -> trained(task)).toList();
    for (NeuralScorer other : there) {
      for (String text : orders(20, 3)) {
        assertThat(score(other, text)).isEqualTo(score(here, text));
      }
    }
  }

  @Test
  void stopsWhenItIsTold() {
    List<NeuralScorer> networks = new ArrayList<>();
    new SameDiffTrainer()
        .train(
            task(10),
            network -> {
              networks.add(network);
              return networks.size() < 3;
            });
    assertThat(networks).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void theScorerSaysWhatSameDiffSays(Task kind) {
    NetworkShape shape = new NetworkShape(FEATURES, 6, 9, 7, 3);
    Random random = new Random(8);
    // Whole 127ths, which one byte holds exactly.
    float[] values = new float[FEATURES.slots() * 6];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < 6 ? 1 : (random.nextInt(255) - 127) / 127f;
    }
    Rows rows = new Rows(6, new Adam(0), values);
    Layers layers = new Layers(shape, kind, new Adam(0.05f), random);
    List<String> texts = List.of("", "тау", "ақ қара", "теңіз жағасы кең дала", "снег идёт снег");
    float[][] targets = new float[texts.size()][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = new float[] {i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0};
    }
    WordTypes words = new WordTypes(texts, FEATURES, 100);
    Batch batch =
        new Batch(
            shape, words, new int[] {0, 1, 2, 3, 4}, rows, targets, weights(5, 3, 1), 0, random);
    double before = layers.step(batch);
    for (int step = 0; step < 20; step++) {
      layers.step(batch);
    }
    assertThat(layers.step(batch)).isLessThan(before);
    NeuralScorer scorer = NeuralScorer.quantise(shape, values, layers.weights());
    float[] together = layers.scores(layers.prepared(batch));
    SameDiffScorer peer = new SameDiffScorer(scorer);
    for (int i = 0; i < texts.size(); i++) {
      float[] scores = score(scorer, texts.get(i));
      float[] alone = peer.output(peer.prepare(texts.get(i)));
      for (int l = 0; l < 3; l++) {
        assertThat(scores[l]).isCloseTo(together[i * 3 + l], within(1e-4f));
        assertThat(scores[l]).isCloseTo(alone[l], within(1e-4f));
      }
    }
  }

  @Test
  void gradientsOfRowsAreThoseOfTheLoss() {
    NetworkShape shape = new NetworkShape(FEATURES, 4, 5, 6, 2);
    Random random = new Random(9);
    float[] values = new float[FEATURES.slots() * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    List<String> texts = List.of("тау мен дала", "теңіз");
    WordTypes words = new WordTypes(texts, FEATURES, 100);
    float[][] targets = {{1, 0}, {0.2f, 0.8f}};
    Layers layers = new Layers(shape, Task.SINGLE_LABEL, new Adam(0), random);
    int row = words.slots(words.text(0)[1])[0] * 4;
    float gradientByDifference = 0;
    float width = 1e-2f;
    for (int side : new int[] {1, -1}) {
      float[] moved = values.clone();
      moved[row + 2] += side * width;
      Rows rows = new Rows(4, new Adam(0), moved);
      Batch batch =
          new Batch(shape, words, new int[] {0, 1}, rows, targets, weights(2, 2, 1), 0, random);
      gradientByDifference += (float) (side * layers.step(batch) / (2 * width));
    }
    // Adam's first step moves by its rate against the sign of the gradient, whatever its size.
    Rows rows = new Rows(4, new Adam(0.5f), values.clone());
    Batch batch =
        new Batch(shape, words, new int[] {0, 1}, rows, targets, weights(2, 2, 1), 0, random);
    layers.step(batch);
    batch.update(rows);
    assertThat(gradientByDifference).isNotZero();
    assertThat(rows.values()[row + 2] - values[row + 2])
        .isCloseTo(-0.5f * Math.signum(gradientByDifference), within(1e-3f));
  }

  @Test
  void aBlendIsTakenWhereOrderDecides() throws Exception {
    TrainingResult result =
        Training.run(
            data(2100, 1),
            Optional.of(data(1000, 2)),
            List.of(),
            TrainingOptions.DEFAULT
                .withTrainer(TrainerKind.AUTO)
                .withStrengths(List.of(1.0))
                .withRecipes(
                    List.of(
                        new org.tarazy.training.FeatureRecipe(
                            "words alone",
                            new FeatureOptions(1 << 12, 2, 3, Map.of(FeatureGroup.WORD, 1)),
                            0))),
            ProgressListener.SILENT);
    assertThat(result.model().card().trainer()).isEqualTo("blend");
    assertThat(result.heldOut().accuracy()).isGreaterThan(0.95);
    assertThat(result.options()).containsKeys("network_epochs", "network_share");
    Classifier classifier =
        Classifier.of(ModelFile.read(ModelFile.toBytes(result.model()), "blend"));
    assertThat(classifier.classify("жел ақ қара тау").best().label()).isEqualTo("even");
    assertThat(classifier.classify("жел қара ақ тау").best().label()).isEqualTo("odd");
  }

  /** Twice as many texts with the wrong label as with the right one: only their weights tell. */
  @Test
  void theWeightsOfRowsReachTheNetwork() {
    List<Example> examples = new ArrayList<>(data(400, 1).examples());
    for (Example example : data(800, 4).examples()) {
      examples.add(
          new Example(
              example.text(),
              List.of(example.label().equals("even") ? "odd" : "even"),
              Map.of("weight", "0"),
              example.source()));
    }
    TrainingResult result =
        Training.run(
            new Dataset("orders", examples, false),
            Optional.of(data(1000, 2)),
            List.of(),
            TrainingOptions.DEFAULT.withTrainer(TrainerKind.NEURAL).withStrengths(List.of(1.0)),
            ProgressListener.SILENT);
    assertThat(result.heldOut().n()).isEqualTo(1000);
    assertThat(result.heldOut().accuracy()).isGreaterThan(0.9);
  }

  @Test
  void foldsStandInForDevelopmentTexts() {
    TrainingResult result =
        Training.run(
            data(300, 1),
            Optional.empty(),
            List.of(),
            TrainingOptions.DEFAULT.withTrainer(TrainerKind.NEURAL).withStrengths(List.of(1.0)),
            ProgressListener.SILENT);
    assertThat(result.model().card().trainer()).isEqualTo("neural");
    assertThat(result.heldOut().n()).isEqualTo(300);
    assertThat(result.heldOut().accuracy()).isGreaterThan(0.9);
  }

  @Test
  void isFoundByServiceLoader() {
    assertThat(NetworkTrainer.find()).containsInstanceOf(SameDiffTrainer.class);
  }

  private static Dataset data(int count, long seed) {
    List<String> texts = orders(count, seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(example(texts.get(i), i % 2 == 0 ? "even" : "odd", i));
    }
    return new Dataset("orders", examples, false);
  }

  private static Example example(String text, String label, int line) {
    return new Example(
        text, List.of(label), Map.of(), new SourceLocation("orders.jsonl", line + 1));
  }
}
