package org.tarazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.SmallModel;
import org.tarazy.model.Task;
import org.tarazy.text.WordReader;

class ExplanationTest {
  private static final List<Classifier> CLASSIFIERS =
      List.of(
          Classifier.of(SmallModel.ofNature()),
          Classifier.of(SmallModel.random(1, Task.SINGLE_LABEL, 2, LinearScorer.Precision.INT8)),
          Classifier.of(SmallModel.random(2, Task.SINGLE_LABEL, 4, LinearScorer.Precision.INT16)),
          Classifier.of(SmallModel.random(3, Task.MULTI_LABEL, 1, LinearScorer.Precision.INT8)),
          Classifier.of(SmallModel.random(4, Task.MULTI_LABEL, 3, LinearScorer.Precision.INT8)),
          bent(5, Task.SINGLE_LABEL, 2),
          bent(6, Task.SINGLE_LABEL, 3),
          bent(7, Task.MULTI_LABEL, 2));

  private static Classifier bent(long seed, Task task, int labels) {
    return Classifier.of(
        SmallModel.withCurves(SmallModel.random(seed, task, labels, LinearScorer.Precision.INT8)));
  }

  /** Words as people write them, and as those who hide write them. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "Кең далада",
            "көтеріледі",
            "Кушти жел",
            "keremet",
            "ko'mek",
            "Қ",
            "тёмный",
            "снег",
            "тeppиконик",
            "т е м н ы й",
            "в.е.т.е.р",
            "ве\u200Bтер",
            "жоооооқ",
            "п4кет",
            "\uFF54\uFF41\uFF55",
            "и\u0306од",
            "😂",
            "👍🏽",
            "🇰🇿",
            "\uD83D",
            "\uDE02",
            "!!!",
            "—",
            "12.05.2024",
            "http://a.kz/ғ",
            "@ab",
            " ",
            " ",
            "\n",
            ",",
            "а-\n",
            "ﬁ",
            "𝐓𝐚𝐮",
            "ـــ",
            "تاۋ");
    return pieces.list().ofMaxSize(25).map(parts -> String.join("", parts));
  }

  @Property(tries = 300, seed = "20260101")
  void baseScoreAndEvidenceAddUpToTheScoreBehindEachProbability(@ForAll("texts") String text) {
    for (Classifier classifier : CLASSIFIERS) {
      Explanation explanation = classifier.explain(text);
      assertThat(explanation.classification()).isEqualTo(classifier.classify(text));
      addsUp(classifier, explanation);
    }
  }

  @Property(tries = 100, seed = "20260101")
  void addsUpWithAnotherPriorToo(@ForAll("texts") String text) {
    Classifier shifted =
        CLASSIFIERS.get(0).withPrior(Map.of("sea", 0.01, "steppe", 0.9, "mountain", 0.09));
    addsUp(shifted, shifted.explain(text));
  }

  private static void addsUp(Classifier classifier, Explanation explanation) {
    Map<String, Double> scores = new TreeMap<>();
    for (String label : classifier.labels()) {
      double score = explanation.baseScore(label);
      for (Evidence evidence : explanation.evidence(label)) {
        assertThat(evidence.label()).isEqualTo(label);
        score += evidence.weight();
      }
      scores.put(label, score);
    }
    double sum = scores.values().stream().mapToDouble(Math::exp).sum();
    boolean exclusive = classifier.card().task() == Task.SINGLE_LABEL;
    scores.forEach(
        (label, score) -> {
          double expected = exclusive ? Math.exp(score) / sum : 1 / (1 + Math.exp(-score));
          assertThat((double) explanation.classification().probability(label))
              .isCloseTo(expected, within(1e-4));
        });
  }

  @Property(tries = 300, seed = "20260101")
  void evidenceCutsExactlyTheWordsOfTheOriginalText(@ForAll("texts") String text) {
    WordReader words = new WordReader();
    words.read(text);
    List<String> spans = new ArrayList<>();
    for (int word = 0; word < words.wordCount(); word++) {
      spans.add(words.originalStart(word) + "-" + words.originalEnd(word));
    }
    for (Classifier classifier : CLASSIFIERS) {
      Explanation explanation = classifier.explain(text);
      for (String label : classifier.labels()) {
        int end = 0;
        for (Evidence evidence : explanation.evidence(label)) {
          assertThat(evidence.text()).isEqualTo(text.substring(evidence.start(), evidence.end()));
          assertThat(spans).contains(evidence.start() + "-" + evidence.end());
          assertThat(evidence.start()).isGreaterThanOrEqualTo(end);
          assertThat(evidence.weight()).isNotZero();
          end = evidence.end();
        }
      }
    }
  }

  @Test
  void quotesWordsAsTheyWereWritten() {
    String text = "😂 Кушти 👍🏽 т о л к ы н, keremet тe\u200Bңіз — «Солёный ветер»";
    List<String> quoted =
        CLASSIFIERS.get(2).explain(text).evidence("label 0").stream().map(Evidence::text).toList();
    assertThat(quoted)
        .contains("😂", "Кушти", "т о л к ы н", "keremet", "тe\u200Bңіз", "Солёный", "ветер");
  }

  @Test
  void wordsOfTheLabelSpeakForItAndAgainstTheOthers() {
    Explanation explanation = CLASSIFIERS.get(0).explain("Солёный ветер и чайки над морем");
    assertThat(explanation.evidence()).isEqualTo(explanation.evidence("sea")).isNotEmpty();
    assertThat(weight(explanation, "sea", "чайки")).isPositive();
    assertThat(weight(explanation, "steppe", "чайки")).isNegative();
    assertThat(weight(explanation, "mountain", "чайки")).isNegative();
  }

  private static float weight(Explanation explanation, String label, String word) {
    return explanation.evidence(label).stream()
        .filter(evidence -> evidence.text().equals(word))
        .findFirst()
        .orElseThrow()
        .weight();
  }

  @Test
  void aRepeatedWordIsEvidenceEachTime() {
    Explanation explanation = CLASSIFIERS.get(0).explain("чайки чайки чайки");
    assertThat(explanation.evidence("sea")).extracting(Evidence::start).containsExactly(0, 6, 12);
  }
}
