package org.tarazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelFile;
import org.tarazy.model.SmallModel;
import org.tarazy.model.Task;
import org.tarazy.text.Allocation;

class ClassifierTest {
  private static final String SEA = "Волны бьются о берег, солёный ветер и чайки над морем.";
  private static final String STEPPE = "Кең далада жусан иісі аңқиды, жылқылар жайылып жүр.";

  private final Classifier nature = Classifier.of(SmallModel.ofNature());
  private final Classifier exclusive =
      Classifier.of(SmallModel.random(1, Task.SINGLE_LABEL, 4, LinearScorer.Precision.INT8));
  private final Classifier several =
      Classifier.of(SmallModel.random(2, Task.MULTI_LABEL, 4, LinearScorer.Precision.INT16));

  private static float[] score(Classifier classifier, CharSequence text) {
    float[] probabilities = new float[classifier.labels().size()];
    classifier.score(text, probabilities);
    return probabilities;
  }

  @Test
  void proposesTheLabelThatTheWordsSpeakFor() {
    Classification sea = nature.classify(SEA);
    assertThat(sea.best().label()).isEqualTo("sea");
    assertThat(sea.decision().labels()).containsExactly("sea");
    assertThat(sea.decision().isAssigned()).isTrue();
    assertThat(sea.words()).isEqualTo(10);
    assertThat(sea.unseenWords()).isZero();
    assertThat(sea.probability("sea")).isEqualTo(sea.best().probability());
    assertThat(nature.classify(STEPPE).best().label()).isEqualTo("steppe");
    assertThat(nature.classify("Жылқылар кең далада жүр").best().label()).isEqualTo("steppe");
  }

  @Property(tries = 200, seed = "20260101")
  void probabilitiesAreSortedAndThoseOfExclusiveLabelsAddUpToOne(@ForAll String text) {
    for (Classifier classifier : List.of(exclusive, several)) {
      Classification result = classifier.classify(text);
      assertThat(result.probabilities())
          .isSortedAccordingTo(Comparator.comparingDouble(LabelProbability::probability).reversed())
          .allMatch(p -> p.probability() >= 0 && p.probability() <= 1)
          .extracting(LabelProbability::label)
          .containsExactlyInAnyOrderElementsOf(classifier.labels());
      assertThat(result.best()).isEqualTo(result.probabilities().get(0));
      assertThat(result.unseenWords()).isBetween(0f, 1f);
    }
    double sum =
        exclusive.classify(text).probabilities().stream()
            .mapToDouble(LabelProbability::probability)
            .sum();
    assertThat(sum).isCloseTo(1, within(1e-5));
  }

  @Property(tries = 200, seed = "20260101")
  void scoreFillsInWhatClassifySays(@ForAll String text) {
    for (Classifier classifier : List.of(exclusive, several)) {
      Classification result = classifier.classify(text);
      float[] viaThread = score(classifier, text);
      float[] viaScratch = new float[4];
      classifier.score(text, classifier.newScratch(), viaScratch);
      for (int l = 0; l < 4; l++) {
        assertThat(viaThread[l]).isEqualTo(result.probability(classifier.labels().get(l)));
        assertThat(viaScratch[l]).isEqualTo(viaThread[l]);
      }
    }
  }

  @Property(tries = 100, seed = "20260101")
  void memoryForWordsChangesNoProbability(@ForAll String text) {
    Classifier blended = Classifier.of(SmallModel.withNetwork(5, Task.SINGLE_LABEL, 3, true));
    for (Classifier classifier : List.of(nature, exclusive, several, blended)) {
      for (long bytes : new long[] {1 << 10, 1 << 22}) {
        Classifier other = classifier.withWordMemory(bytes);
        assertThat(score(other, text + " " + text)).isEqualTo(score(classifier, text + " " + text));
        assertThat(other.sha256()).isEqualTo(classifier.sha256());
      }
    }
  }

  @Test
  void memoryForWordsHasBounds() {
    for (long bytes : new long[] {-1, 0, 1023, (1L << 30) + 1}) {
      assertThatThrownBy(() -> nature.withWordMemory(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected 1024 to 1073741824");
    }
  }

  @Test
  void anyCharSequenceWillDo() {
    assertThat(nature.classify(CharBuffer.wrap(SEA))).isEqualTo(nature.classify(SEA));
  }

  @Test
  void asksForALabelThatTheModelHas() {
    Classification result = nature.classify(SEA);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result.probability("desert"))
        .withMessage("no label desert");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nature.explain(SEA).evidence("desert"))
        .withMessage("no label desert");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nature.explain(SEA).baseScore("desert"))
        .withMessage("no label desert");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5})
  void scoreSaysThatTheArrayHasTheWrongLength(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exclusive.score(SEA, new float[length]))
        .withMessage(length + " places for 4 labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exclusive.score(SEA, exclusive.newScratch(), new float[length]))
        .withMessage(length + " places for 4 labels");
  }

  @Test
  void scoringAllocatesNothing() throws ReflectiveOperationException {
    Classifier blended = Classifier.of(SmallModel.withNetwork(5, Task.SINGLE_LABEL, 3, true));
    for (Classifier classifier : List.of(nature, exclusive, several, blended)) {
      float[] probabilities = new float[classifier.labels().size()];
      Classifier.Scratch scratch = classifier.newScratch();
      String text = (SEA + " " + STEPPE + " ").repeat(20);
      long bytes =
          Allocation.leastBytes(
              () -> {
                for (int i = 0; i < 50; i++) {
                  classifier.score(text, probabilities);
                  classifier.score(text, scratch, probabilities);
                }
              });
      // Asking for the figure allocates a little itself; a hundred arrays would be far more.
      assertThat(bytes).isLessThan(1000);
    }
  }

  @Test
  void threadsShareAClassifier() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add((i % 3 == 0 ? SEA : STEPPE).repeat(1 + i % 7) + " " + i + " тау ".repeat(i));
    }
    List<Classification> expected = texts.stream().map(exclusive::classify).toList();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> readers = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int offset = thread * 7;
        readers.add(
            () -> {
              boolean same = true;
              for (int k = 0; k < 4 * texts.size(); k++) {
                int i = (k + offset) % texts.size();
                same &= exclusive.classify(texts.get(i)).equals(expected.get(i));
                float[] scores = score(exclusive, texts.get(i));
                same &= scores[0] == expected.get(i).probability(exclusive.labels().get(0));
              }
              return same;
            });
      }
      for (Future<Boolean> same : pool.invokeAll(readers)) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\t",
        "😂😂👍🏽",
        "!!! ... ?",
        "123 45",
        "\uD83D",
        "\uDE02 \uD83D\uD83D",
        "\u200B"
      })
  void aTextWithoutWordsIsLeftToAPerson(String text) {
    Classification result = nature.classify(text);
    assertThat(result.decision().isAssigned()).isFalse();
    assertThat(result.decision().reasons())
        .contains(Reason.NO_WORDS)
        .doesNotContain(Reason.TOO_SHORT);
    assertThat(result.words()).isZero();
    assertThat(result.unseenWords()).isZero();
    assertThat(result.probabilities()).hasSize(3);
    assertThat(nature.explain(text).classification()).isEqualTo(result);
  }

  @Test
  void anEmptyTextHasTheProbabilitiesOfTheBaseScores() {
    Explanation explanation = exclusive.explain("");
    for (String label : exclusive.labels()) {
      assertThat(explanation.evidence(label)).isEmpty();
    }
    assertThat(score(exclusive, "")).isEqualTo(score(exclusive, "   "));
  }

  @Test
  void aTextOfOneWordIsTooShort() {
    assertThat(nature.classify("берег").decision().reasons()).contains(Reason.TOO_SHORT);
    assertThat(nature.classify("берег 2024 !!! 😂").decision().reasons())
        .contains(Reason.TOO_SHORT);
    assertThat(nature.classify("солёный ветер и чайки").decision().reasons())
        .doesNotContain(Reason.TOO_SHORT);
  }

  @Test
  void wordsThatTheModelNeverSawAreAReason() {
    Classification mostly = nature.classify("бухгалтер подписал квартальный отчёт вовремя ветер");
    assertThat(mostly.unseenWords()).isCloseTo(5 / 6f, within(1e-6f));
    assertThat(mostly.decision().reasons()).contains(Reason.UNSEEN_WORDS);
    Classification half = nature.classify("солёный ветер подписал отчёт");
    assertThat(half.unseenWords()).isEqualTo(0.5f);
    assertThat(half.decision().reasons()).doesNotContain(Reason.UNSEEN_WORDS);
  }

  @Test
  void anotherLanguageIsAReason() {
    Classification result = nature.classify("The quick brown fox jumps over the lazy dog");
    assertThat(result.language()).isEqualTo(Language.OTHER);
    assertThat(result.decision().reasons()).contains(Reason.UNSUPPORTED_LANGUAGE);
    assertThat(nature.classify(SEA).language()).isEqualTo(Language.RUSSIAN);
    assertThat(nature.classify(STEPPE).language()).isEqualTo(Language.KAZAKH);
  }

  @Test
  void aLowProbabilityIsAReason() {
    Model model = SmallModel.ofNature();
    float reached = nature.classify(SEA).best().probability();
    float[] thresholds = model.rule().thresholds();
    Classifier stricter =
        Classifier.of(
            SmallModel.withRule(model, new DecisionRule(thresholds, Math.nextUp(reached))));
    assertThat(stricter.classify(SEA).decision().reasons()).containsExactly(Reason.LOW_PROBABILITY);
    Classifier content =
        Classifier.of(SmallModel.withRule(model, new DecisionRule(thresholds, reached)));
    assertThat(content.classify(SEA).decision().isAssigned()).isTrue();
  }

  @Test
  void theRuleMayProposeAnotherLabelThanTheMostProbable() {
    float[] thresholds = {1, 1, 1e-6f};
    Classifier eager =
        Classifier.of(
            SmallModel.withRule(SmallModel.ofNature(), new DecisionRule(thresholds, 0.5f)));
    Explanation explanation = eager.explain(SEA);
    assertThat(explanation.classification().best().label()).isEqualTo("sea");
    assertThat(explanation.classification().decision().labels()).containsExactly("mountain");
    assertThat(explanation.classification().decision().reasons())
        .containsExactly(Reason.LOW_PROBABILITY);
    assertThat(explanation.evidence()).isEqualTo(explanation.evidence("mountain"));
    assertThat(eager.rule().thresholds()).isEqualTo(thresholds);
  }

  @Test
  void aMultiLabelModelProposesEachLabelThatReachesItsThreshold() {
    Model model = SmallModel.random(2, Task.MULTI_LABEL, 4, LinearScorer.Precision.INT16);
    float[] probabilities = score(several, STEPPE);
    List<String> byProbability =
        several.classify(STEPPE).probabilities().stream().map(LabelProbability::label).toList();

    float[] reached = probabilities.clone();
    Classification all =
        Classifier.of(SmallModel.withRule(model, new DecisionRule(reached, 0))).classify(STEPPE);
    assertThat(all.decision().labels()).containsExactlyElementsOf(byProbability);

    float[] missed = probabilities.clone();
    for (int l = 0; l < missed.length; l++) {
      missed[l] = Math.min(1, Math.nextUp(missed[l]));
    }
    Explanation none =
        Classifier.of(SmallModel.withRule(model, new DecisionRule(missed, 0))).explain(STEPPE);
    assertThat(none.classification().decision().labels()).isEmpty();
    assertThat(none.evidence()).isEqualTo(none.evidence(byProbability.get(0)));
  }

  @Test
  void standsAWordOfAMegabyteAndAMegabyteOfWords() {
    Classification word = exclusive.classify("толқын".repeat(1 << 18));
    assertThat(word.words()).isEqualTo(1);
    assertThat(word.decision().reasons()).contains(Reason.TOO_SHORT);
    Classification words = exclusive.classify("толқын ".repeat(1 << 18));
    assertThat(words.words()).isEqualTo(1 << 18);
    assertThat(exclusive.explain("толқын ".repeat(1 << 14)).classification().words())
        .isEqualTo(1 << 14);
    assertThat(exclusive.classify(SEA)).isEqualTo(exclusive.classify(SEA));
  }

  @Test
  void loadsWhatWasWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("nature.tarazy");
    ModelFile.write(SmallModel.ofNature(), file);
    byte[] bytes = Files.readAllBytes(file);
    Classifier loaded = Classifier.load(file);
    Classifier streamed = Classifier.load(new ByteArrayInputStream(bytes), "stream");
    for (Classifier classifier : List.of(loaded, streamed)) {
      assertThat(classifier.classify(SEA)).isEqualTo(nature.classify(SEA));
      assertThat(classifier.card()).isEqualTo(nature.card());
      assertThat(classifier.labels()).containsExactly("sea", "steppe", "mountain");
      assertThat(classifier.sha256()).isEqualTo(ModelFile.sha256(bytes)).matches("[0-9a-f]{64}");
    }
    assertThat(nature.sha256()).isEqualTo(loaded.sha256());
    assertThat(loaded).hasToString("nature [sea, steppe, mountain]");
  }

  @Test
  void saysWhichFileIsNoModel(@TempDir Path folder) {
    assertThatThrownBy(() -> Classifier.load(folder.resolve("none.tarazy")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Classifier.load(folder))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(folder + ": is a folder, expected a .tarazy file");
    assertThatThrownBy(() -> Classifier.load(new ByteArrayInputStream(new byte[9]), "the stream"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("the stream: ");
  }

  @Test
  void theModelsOwnPriorsChangeNothing() {
    for (int seed = 0; seed < 5; seed++) {
      for (Task task : Task.values()) {
        Model model = SmallModel.random(seed, task, 3, LinearScorer.Precision.INT8);
        Classifier classifier = Classifier.of(model);
        Classifier same = classifier.withPrior(prior(model, model.priors()));
        assertThat(score(same, STEPPE)).containsExactly(score(classifier, STEPPE), within(1e-5f));
      }
    }
  }

  private static Map<String, Double> prior(Model model, float... shares) {
    Map<String, Double> prior = new LinkedHashMap<>();
    for (int l = 0; l < shares.length; l++) {
      prior.put(model.card().labels().get(l), (double) shares[l]);
    }
    return prior;
  }

  @Test
  void exclusiveProbabilitiesAreWeighedByTheRatioOfThePriors() {
    Model model = SmallModel.random(3, Task.SINGLE_LABEL, 3, LinearScorer.Precision.INT8);
    Classifier classifier = Classifier.of(model);
    float[] shares = {0.7f, 0.2f, 0.1f};
    float[] before = score(classifier, STEPPE);
    float[] after = score(classifier.withPrior(prior(model, shares)), STEPPE);
    double sum = 0;
    for (int l = 0; l < 3; l++) {
      sum += before[l] * shares[l] / model.priors()[l];
    }
    for (int l = 0; l < 3; l++) {
      double expected = before[l] * shares[l] / model.priors()[l] / sum;
      assertThat((double) after[l]).isCloseTo(expected, within(1e-5));
    }
    assertThat(score(classifier, STEPPE)).isEqualTo(before);
  }

  @Test
  void otherProbabilitiesMoveByTheirOwnOdds() {
    Model model = SmallModel.random(4, Task.MULTI_LABEL, 3, LinearScorer.Precision.INT8);
    Classifier classifier = Classifier.of(model);
    float[] shares = {0.9f, model.priors()[1], 0.01f};
    float[] before = score(classifier, STEPPE);
    float[] after = score(classifier.withPrior(prior(model, shares)), STEPPE);
    for (int l = 0; l < 3; l++) {
      double trained = model.priors()[l];
      double odds =
          before[l] / (1.0 - before[l]) * shares[l] / trained * (1 - trained) / (1 - shares[l]);
      assertThat((double) after[l]).isCloseTo(odds / (1 + odds), within(1e-5));
    }
    assertThat(after[0]).isGreaterThan(before[0]);
    assertThat(after[2]).isLessThan(before[2]);
  }

  @Test
  void aPriorReplacesTheOneBefore() {
    Model model = SmallModel.random(3, Task.SINGLE_LABEL, 3, LinearScorer.Precision.INT8);
    Classifier classifier = Classifier.of(model);
    Map<String, Double> web = prior(model, 0.5f, 0.3f, 0.2f);
    Map<String, Double> print = prior(model, 0.05f, 0.05f, 0.9f);
    assertThat(score(classifier.withPrior(web).withPrior(print), STEPPE))
        .containsExactly(score(classifier.withPrior(print), STEPPE), within(1e-6f));
  }

  @Test
  void anotherPriorIsStillTheSameModel() {
    Classifier shifted = nature.withPrior(Map.of("sea", 0.8, "steppe", 0.1, "mountain", 0.1));
    assertThat(shifted.sha256()).isEqualTo(nature.sha256());
    assertThat(shifted.card()).isEqualTo(nature.card());
    assertThat(score(shifted, "тау")[0]).isGreaterThan(score(nature, "тау")[0]);
  }

  @Test
  void aPriorNamesEachLabelWithAShare() {
    refusesPrior(Map.of("sea", 0.5, "steppe", 0.5), "no share for label mountain");
    refusesPrior(
        Map.of("sea", 0.3, "steppe", 0.3, "mountain", 0.3, "desert", 0.1),
        "the model has the labels [sea, steppe, mountain], the prior");
    refusesPrior(Map.of("sea", 0.5, "steppe", 0.3, "mountain", 0.3), "the shares add up to 1.1");
    for (double share : new double[] {0, 1, -0.5, 1.5, Double.NaN}) {
      refusesPrior(
          Map.of("sea", share, "steppe", 0.3, "mountain", 0.3),
          "share of label sea is " + share + ", expected between 0 and 1");
    }
    Model model = SmallModel.random(4, Task.MULTI_LABEL, 3, LinearScorer.Precision.INT8);
    Classifier.of(model).withPrior(prior(model, 0.9f, 0.9f, 0.9f));
  }

  private void refusesPrior(Map<String, Double> prior, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nature.withPrior(prior))
        .withMessageStartingWith(message);
  }

  @Test
  void valuesCannotBeChangedFromOutside() {
    List<LabelProbability> probabilities = new ArrayList<>();
    probabilities.add(new LabelProbability("sea", 1));
    Decision decision = new Decision(new ArrayList<>(List.of("sea")), new ArrayList<>());
    Classification result = new Classification(probabilities, decision, Language.RUSSIAN, 5, 0);
    probabilities.clear();
    assertThat(result.probabilities()).hasSize(1).isUnmodifiable();
    assertThat(decision.labels()).isUnmodifiable();
    assertThat(decision.reasons()).isUnmodifiable();
    assertThat(nature.explain(SEA).evidence("sea")).isUnmodifiable();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Classification(List.of(), decision, Language.RUSSIAN, 5, 0));
  }
}
