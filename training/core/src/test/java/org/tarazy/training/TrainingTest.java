package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarazy.Classifier;
import org.tarazy.Reason;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.model.Calibration;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;
import org.tarazy.model.Task;

class TrainingTest {
  private static final TrainingOptions OPTIONS = Landscapes.OPTIONS;

  private static TrainingResult train(Dataset train, TrainingOptions options) {
    return Training.run(train, Optional.empty(), List.of(), options, ProgressListener.SILENT);
  }

  private static TrainingResult train(Dataset train, Dataset dev) {
    return Training.run(train, Optional.of(dev), List.of(), OPTIONS, ProgressListener.SILENT);
  }

  @Test
  void theSameDataGivesTheSameBytesWithAnyNumberOfThreads() {
    SampleCorpus corpus = SampleCorpus.generate(3, 400);
    Dataset train = corpus.split(SampleCorpus.Split.TRAIN);
    Optional<Dataset> dev = Optional.of(corpus.split(SampleCorpus.Split.DEV));
    byte[] expected = null;
    for (int threads : new int[] {1, 2, 2, 5}) {
      TrainingResult result =
          Training.run(
              train, dev, List.of(), OPTIONS.withThreads(threads), ProgressListener.SILENT);
      byte[] file = ModelFile.toBytes(result.model());
      expected = expected == null ? file : expected;
      assertThat(file).isEqualTo(expected);
    }
  }

  @Test
  void theSeedIsOnTheCard() {
    Dataset data = Landscapes.exclusive(60, 0, 1);
    Model model = train(data, OPTIONS.withSeed(41)).model();
    assertThat(model.card().seed()).isEqualTo(41);
    assertThat(ModelFile.toBytes(train(data, OPTIONS.withSeed(42)).model()))
        .isNotEqualTo(ModelFile.toBytes(model));
  }

  @Test
  void learnsToTellLabelsApart() {
    TrainingResult result = train(Landscapes.exclusive(150, 0, 1), OPTIONS);
    Classifier classifier = Classifier.of(result.model());
    Evaluation test = Evaluation.of(classifier, Landscapes.exclusive(150, 0, 2), List.of());
    assertThat(test.macroF1()).isGreaterThan(0.97);
    assertThat(test.ece()).isLessThan(0.1);
    assertThat(result.heldOut().n()).isEqualTo(150);
    assertThat(result.heldOut().macroF1()).isCloseTo(test.macroF1(), within(0.05));
    assertThat(classifier.labels()).containsExactly("mountain", "sea", "steppe");
  }

  @Test
  void learnsManyLabelsWithFewWeights() {
    int labels = 70;
    SplittableRandom random = new SplittableRandom(3);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 8 * labels; i++) {
      // Each label has a word of its own, among words that all have.
      StringBuilder text = new StringBuilder(word(1000 + i % labels));
      for (int k = 0; k < 6; k++) {
        text.append(' ').append(word(random.nextInt(400)));
      }
      examples.add(Landscapes.example(text.toString(), i + 1, "label-" + i % labels));
    }
    Dataset data = new Dataset("many", examples, false);
    TrainingOptions options =
        OPTIONS.withRecipes(List.of(FeatureRecipe.PHRASES, FeatureRecipe.BALANCED));
    TrainingResult result = train(data, options.withSlots(1 << 14));
    assertThat(result.options()).containsEntry("folds", 1).containsEntry("features", "balanced");
    byte[] file = ModelFile.toBytes(result.model());
    assertThat(file.length).isLessThan((1 << 14) * labels / 2);
    Evaluation again = Evaluation.of(Classifier.of(result.model()), data, List.of());
    assertThat(again.accuracy()).isGreaterThan(0.97);
  }

  /** A word of six letters that no other number has. */
  private static String word(int number) {
    SplittableRandom letters = new SplittableRandom(number);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      word.append((char) ('а' + letters.nextInt(32)));
    }
    return word.toString();
  }

  @Test
  void twoLabelsNeedOneColumn() {
    Dataset two =
        Landscapes.exclusive(150, 0, 1)
            .filter("two", example -> !example.label().equals("mountain"));
    Classifier classifier = Classifier.of(train(two, OPTIONS).model());
    assertThat(classifier.classify("волна берег чайка парус").best().label()).isEqualTo("sea");
    assertThat(classifier.classify("дала жусан жылқы полынь").best().label()).isEqualTo("steppe");
    assertThat(Evaluation.of(classifier, two, List.of()).accuracy()).isGreaterThan(0.97);
  }

  @Test
  void learnsLabelsThatDoNotExcludeEachOther() {
    TrainingResult result = train(Landscapes.multiLabel(300, 1), OPTIONS);
    Classifier classifier = Classifier.of(result.model());
    assertThat(result.model().card().task()).isEqualTo(Task.MULTI_LABEL);
    Evaluation test = Evaluation.of(classifier, Landscapes.multiLabel(200, 2), List.of());
    assertThat(test.macroF1()).isGreaterThan(0.95);
    assertThat(classifier.classify("біз тихо утро күн жел шёл").decision().labels()).isEmpty();
    assertThat(classifier.classify("волна берег чайка тау қар вершина").decision().labels())
        .containsExactlyInAnyOrder("sea", "mountain");
  }

  @Test
  void calibrationLowersTheLogLossOnOtherTexts() {
    for (Dataset[] sets :
        new Dataset[][] {
          {Landscapes.exclusive(200, 0.2, 1), Landscapes.exclusive(400, 0.2, 2)},
          {Landscapes.multiLabel(200, 1), Landscapes.multiLabel(400, 2)}
        }) {
      Model model = train(sets[0], OPTIONS).model();
      Model uncalibrated =
          new Model(
              model.card(),
              model.scorer(),
              Calibration.none(3),
              model.priors(),
              model.rule(),
              model.vocabulary());
      double calibrated = Evaluation.of(Classifier.of(model), sets[1], List.of()).logLoss();
      double plain = Evaluation.of(Classifier.of(uncalibrated), sets[1], List.of()).logLoss();
      assertThat(calibrated).isLessThanOrEqualTo(plain);
    }
  }

  @Test
  void theCardSaysWhatWasDone() {
    ModelCard.DataSource source = new ModelCard.DataSource("a.jsonl", "train", 120, "00ff");
    CardText text =
        new CardText("d", "use", "scope", "limits", "Apache-2.0", "them", "us@example.org");
    TrainingResult result =
        Training.run(
            Landscapes.exclusive(120, 0.1, 1),
            Optional.empty(),
            List.of(source),
            OPTIONS.withCard(text),
            ProgressListener.SILENT);
    ModelCard card = result.model().card();
    assertThat(card.id()).isEqualTo("landscapes");
    assertThat(card.trainer()).isEqualTo("linear");
    assertThat(card.data()).containsExactly(source);
    assertThat(card.description()).isEqualTo("d");
    assertThat(card.intendedUse()).isEqualTo("use");
    assertThat(card.outOfScope()).isEqualTo("scope");
    assertThat(card.limits()).isEqualTo("limits");
    assertThat(card.licence()).isEqualTo("Apache-2.0");
    assertThat(card.attribution()).isEqualTo("them");
    assertThat(card.options())
        .isEqualTo(result.options())
        .containsEntry("features", "small")
        .containsEntry("objective", "macro-f1")
        .containsEntry("c_tried", List.of(1.0, 8.0))
        .containsEntry("folds", 5);
    assertThat(card.metrics()).containsOnlyKeys("held_out");
    Map<?, ?> heldOut = (Map<?, ?>) card.metrics().get("held_out");
    Map<Object, Object> figuresOfAll = new HashMap<>(heldOut);
    figuresOfAll.remove("groups");
    assertThat(figuresOfAll).isEqualTo(result.heldOut().figures());
    Map<?, ?> fields = (Map<?, ?>) heldOut.get("groups");
    assertThat(fields.containsKey("channel")).as("no text names it").isFalse();
    for (String field : List.of("language", "script")) {
      assertThat(((Map<?, ?>) fields.get(field)).values())
          .isNotEmpty()
          .allSatisfy(group -> assertThat(((Map<?, ?>) group).containsKey("macro_f1")).isTrue());
    }
    assertThat(card.contact()).isEqualTo("us@example.org");
  }

  @Test
  void theModelKnowsTheWordsAndTheSharesOfItsTrainingTexts() {
    Dataset data = Landscapes.exclusive(100, 0, 1);
    Model model = train(data, OPTIONS).model();
    Classifier classifier = Classifier.of(model);
    for (Example example : data.examples()) {
      assertThat(classifier.classify(example.text()).unseenWords()).isZero();
    }
    assertThat(classifier.classify("бухгалтер подписал квартальный отчёт").decision().reasons())
        .contains(Reason.UNSEEN_WORDS);
    for (int l = 0; l < 3; l++) {
      int count = data.labelCounts().get(classifier.labels().get(l));
      assertThat(model.priors()[l]).isCloseTo((count + 1) / 103f, within(1e-6f));
    }
  }

  @Test
  void aLargeDevelopmentSetTakesTheFoldsPlace() {
    Dataset train = Landscapes.exclusive(60, 0, 1);
    Dataset dev = Landscapes.exclusive(2000, 0.1, 2);
    TrainingResult large = train(train, dev);
    assertThat(large.options()).containsEntry("folds", 0);
    assertThat(large.heldOut().n()).isEqualTo(2000);
    TrainingResult small = train(train, dev.select("small", new int[] {0, 1, 2, 3, 4, 5}));
    assertThat(small.options()).containsEntry("folds", 5);
    assertThat(small.heldOut().n()).isEqualTo(66);
  }

  @Test
  void aLargeDevelopmentSetThatHardlyHasALabelDoesNotTakeTheFoldsPlace() {
    Dataset dev = Landscapes.exclusive(2000, 0.1, 2);
    int[] others =
        IntStream.range(0, dev.size())
            .filter(text -> text < 90 || !dev.examples().get(text).label().equals("sea"))
            .toArray();
    Dataset train = Landscapes.exclusive(60, 0, 1);
    assertThat(others).hasSizeGreaterThan(1000);
    assertThat(train(train, dev.select("few of a label", others)).options())
        .containsEntry("folds", 5);
  }

  @Test
  void developmentTextsAreNeverLearnt() {
    Dataset train = Landscapes.exclusive(60, 0, 1);
    Dataset dev =
        Landscapes.dataset(
            false,
            Landscapes.example("караван верблюд бархан оазис", 1, "sea"),
            Landscapes.example("парус чайка", 2, "sea"));
    Classifier classifier = Classifier.of(train(train, dev).model());
    assertThat(classifier.classify("караван верблюд бархан оазис").unseenWords())
        .isGreaterThan(0.9f);
  }

  @Test
  void aDevelopmentSetMayLackALabelOrBeEmpty() {
    Dataset train = Landscapes.exclusive(90, 0, 1);
    Dataset seaOnly =
        Landscapes.exclusive(60, 0, 2).filter("sea", example -> example.label().equals("sea"));
    assertThat(Classifier.of(train(train, seaOnly).model()).labels()).hasSize(3);
    assertThat(train(train, Landscapes.dataset(false)).heldOut().n()).isEqualTo(90);
  }

  @Test
  void labelsThatDoNotFitAreNamedWithTheirPlace() {
    Dataset train = Landscapes.exclusive(30, 0, 1);
    Dataset unknown = Landscapes.dataset(false, Landscapes.example("құм", 17, "desert"));
    fails(
        () -> train(train, unknown),
        "set.jsonl:17: found the label \"desert\", expected one of [mountain, sea, steppe]");
    Dataset unlabelled =
        Landscapes.dataset(
            false,
            Landscapes.example("тау", 1, "mountain"),
            Landscapes.example("теңіз", 2, "sea"),
            Landscapes.example("дала", 3));
    fails(
        () -> train(unlabelled, OPTIONS),
        "set.jsonl:3: found the labels [], expected exactly one of [mountain, sea]");
  }

  @Test
  void oneLabelOrNoneIsNothingToLearn() {
    Dataset one =
        Landscapes.dataset(
            false, Landscapes.example("тау", 1, "rock"), Landscapes.example("қар", 2, "rock"));
    fails(
        () -> train(one, OPTIONS),
        "set.jsonl: all 2 texts have the label \"rock\", expected at least two labels");
    fails(() -> train(Landscapes.dataset(false), OPTIONS), "set.jsonl: no text has a label");
    fails(
        () -> train(Landscapes.dataset(true, Landscapes.example("тау", 1)), OPTIONS),
        "set.jsonl: no text has a label");
  }

  private static void fails(ThrowableAssert.ThrowingCallable training, String message) {
    assertThatThrownBy(training).isInstanceOf(TrainingException.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aHandfulOfTextsMakesAModel(int textsALabel) {
    List<String> sea = List.of("волна и берег", "чайка над парусом", "толқын мен жаға");
    List<String> steppe = List.of("полынь и табун", "кең далада жусан", "юрта у дороги");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < textsALabel; i++) {
      examples.add(Landscapes.example(sea.get(i), 2L * i + 1, "sea"));
      examples.add(Landscapes.example(steppe.get(i), 2L * i + 2, "steppe"));
    }
    for (boolean multiLabel : new boolean[] {false, true}) {
      Dataset data = new Dataset("handful", examples, multiLabel);
      Model model = train(data, OPTIONS).model();
      float[] probabilities = new float[2];
      Classifier.of(model).score("волна и берег", probabilities);
      assertThat(probabilities[0]).isBetween(0f, 1f);
      assertThat(probabilities[1]).isBetween(0f, 1f);
    }
  }

  @Test
  void oneTextMakesAMultiLabelModel() {
    Dataset data = Landscapes.dataset(true, Landscapes.example("волна и берег", 1, "sea"));
    Classifier classifier = Classifier.of(train(data, OPTIONS).model());
    assertThat(classifier.classify("волна").best().probability()).isBetween(0f, 1f);
  }

  @Test
  void textsWithoutWordsAndTextsPostedAgainAreNoTrouble() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      examples.add(Landscapes.example("", 3L * i + 1, "sea"));
      examples.add(Landscapes.example("😂\uD83D !!!", 3L * i + 2, "steppe"));
      examples.add(Landscapes.example("Одно и то же снова и снова у юрты", 3L * i + 3, "mountain"));
    }
    Classifier classifier =
        Classifier.of(train(new Dataset("odd", examples, false), OPTIONS).model());
    assertThat(classifier.classify("Одно и то же снова и снова у юрты").best().label())
        .isEqualTo("mountain");
  }

  @Test
  void progressIsHeardToTheEnd() {
    List<Integer> heard = new ArrayList<>();
    Training.run(
        Landscapes.exclusive(40, 0, 1),
        Optional.empty(),
        List.of(),
        OPTIONS,
        (stage, done, total) -> {
          assertThat(total).isEqualTo(2);
          heard.add(done);
        });
    // One recipe with two strengths; a strength that is passed over counts as done.
    assertThat(heard).containsExactly(1, 2);
  }

  @Test
  void recipesThatAreClearlyWorseOnAPartOfManyTextsAreNotTriedOnAll() {
    FeatureRecipe blind =
        new FeatureRecipe(
            "blind", new FeatureOptions(1 << 8, 8, 8, Map.of(FeatureGroup.NGRAM, 1)), 0);
    List<Integer> totals = new ArrayList<>();
    TrainingResult result =
        Training.run(
            Landscapes.exclusive(20_000, 0.1, 1),
            Optional.of(Landscapes.exclusive(1000, 0.1, 2)),
            List.of(),
            OPTIONS.withRecipes(List.of(blind, Landscapes.RECIPE)).withStrengths(List.of(1.0)),
            (stage, done, total) -> totals.add(total));
    assertThat(result.options().get("features")).isEqualTo("small");
    // Both on 10,000 texts, one on all.
    assertThat(totals).containsExactly(2, 2, 3);
  }

  @Test
  void aBudgetThatIsSpentLeavesTheModelThatWasBegun() {
    TrainingResult result =
        train(Landscapes.exclusive(60, 0, 1), OPTIONS.withBudget(Duration.ofNanos(1)));
    assertThat(result.options()).containsEntry("c", 1.0).containsEntry("budget", "PT0.000000001S");
    assertThat(result.heldOut().n()).isEqualTo(60);
  }

  @Test
  void thresholdsStandAtTheOperatingPoint() {
    Dataset data = Landscapes.exclusive(600, 0.2, 1);
    TrainingOptions few =
        OPTIONS.withOperatingPoint(OperatingPoint.reviews(30, 1000).withHarmless("steppe"));
    Model model = train(data, few).model();
    float[] usual = train(data, OPTIONS).model().rule().thresholds();
    float[] thresholds = model.rule().thresholds();
    assertThat(thresholds[0] / thresholds[2]).isGreaterThan(usual[0] / usual[2]);
    assertThat(model.card().options())
        .containsEntry("operating_point", "at most 30 reviews per thousand");
    assertThatThrownBy(() -> train(data, OPTIONS.withOperatingPoint(OperatingPoint.falseAlarms(5))))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("which texts are harmless?");
  }

  @Test
  void theWeightsAreRoundedWithoutLosingTheScores() {
    Dataset data = Landscapes.exclusive(60, 0, 1);
    List<String> texts = data.examples().stream().map(Example::text).toList();
    FeatureMatrix matrix = Landscapes.matrix(texts, 1);
    LabelSet labels = LabelSet.of(data);
    boolean[][] truth = labels.truth(data);
    LinearTrainer trainer =
        new LinearTrainer(
            matrix,
            labels,
            truth,
            new TextWeights(data, labels, truth, Landscapes.asked(truth), ClassWeights.NONE),
            1);
    var scorer = trainer.fit(8, LinearScorer.Precision.INT8);
    float[][] scores = LinearTrainer.scores(scorer, texts);
    boolean[] sea = new boolean[truth.length];
    for (int i = 0; i < sea.length; i++) {
      sea[i] = truth[i][1];
    }
    float[] ones = new float[truth.length];
    Arrays.fill(ones, 1);
    DualLogisticRegression exact = new DualLogisticRegression(matrix, 1, sea, ones, 1, 0.1);
    exact.solve(8);
    FeatureMatrix.Row row = new FeatureMatrix.Row();
    for (int i = 0; i < texts.size(); i++) {
      matrix.read(i, row);
      double expected = exact.bias();
      for (int k = 0; k < row.size(); k++) {
        int occurrence = row.occurrences()[k];
        int slot = occurrence & FeatureCollector.SLOT_MASK;
        expected +=
            Landscapes.FEATURES.weightArray()[occurrence >>> FeatureCollector.SLOT_BITS]
                * matrix.values().value(slot)
                * exact.weight(slot)
                * row.inverseNorm();
      }
      assertThat((double) scores[i][1]).isCloseTo(expected, within(0.1));
    }
  }
}
