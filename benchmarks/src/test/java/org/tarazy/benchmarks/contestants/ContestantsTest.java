package org.tarazy.benchmarks.contestants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.Task;

class ContestantsTest {
  private static final List<String> WORDS =
      List.of("футбол матч гол", "дождь снег ветер", "нан сүт ет", "кітап мектеп сабақ");

  /** Texts of three topics, with or without the fourth's words beside. */
  private static Dataset texts(boolean several) {
    List<Example> examples = new ArrayList<>();
    for (int row = 0; row < 120; row++) {
      int topic = row % 3;
      boolean second = row % 4 == 0;
      String text = WORDS.get(topic) + ' ' + row + (second ? ' ' + WORDS.get(3) : "");
      List<String> labels = several && second ? List.of("t" + topic, "t3") : List.of("t" + topic);
      examples.add(new Example(text, labels, Map.of(), new SourceLocation("x", row + 1L)));
    }
    return new Dataset("x", examples, several);
  }

  private static LabelledSet set(boolean several) {
    Dataset texts = texts(several);
    return LabelledSet.of("x", Metric.MACRO_F1, texts, texts, texts);
  }

  static Stream<String> peers() {
    return Contestants.all().stream()
        .filter(Contestant::isInstalled)
        .map(Contestant::name)
        .filter(name -> !name.startsWith(Contestants.OURS) && !name.equals("fasttext"));
  }

  @ParameterizedTest
  @MethodSource("peers")
  void aPeerLearnsExclusiveLabelsAndScoresTheSameOnceItWasWritten(String name) throws Exception {
    LabelledSet set = set(false);
    Scorer scorer =
        Contestants.named(name).settings(Task.SINGLE_LABEL).get(0).training().train(set);

    double[][] scores = scorer.scoreAll(set.test().texts());

    DecisionThresholds plain = DecisionThresholds.plain(Task.SINGLE_LABEL, 3);
    assertThat(Metric.ACCURACY.of(set.test().truth(), plain.propose(scores))).isEqualTo(1);
    assertThat(scorer.bytes()).isBetween(200L, 3_000_000L);
    assertThat(copy(scorer).scoreAll(set.test().texts())).isDeepEqualTo(scores);
    assertThat(scorer.score("")).hasSize(3).doesNotContain(Double.NaN);
    assertThat(scorer.score("😀 qwerty")).hasSize(3).doesNotContain(Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("peers")
  void aPeerLearnsSeveralLabelsAText(String name) throws Exception {
    LabelledSet set = set(true);
    // The second setting of liblinear is too weak to tell anything on so few texts; the first is
    // not.
    Scorer scorer = Contestants.named(name).settings(Task.MULTI_LABEL).get(0).training().train(set);

    double[][] scores = scorer.scoreAll(set.test().texts());

    long[] proposed = DecisionThresholds.plain(Task.MULTI_LABEL, 4).propose(scores);
    assertThat(Metric.MACRO_F1.of(set.test().truth(), proposed)).isGreaterThan(0.9);
  }

  @Test
  void oursBringsItsThresholdsAlong() throws Exception {
    LabelledSet set = set(false);
    Scorer scorer = Contestants.untuned().training().train(set);

    assertThat(scorer.thresholds()).isPresent();
    assertThat(scorer.choices()).contains("C 4");
    assertThat(scorer.bytes()).isEqualTo(Contestants.modelFile(scorer).length);
    double[][] scores = scorer.scoreAll(set.test().texts());
    assertThat(copy(scorer).scoreAll(set.test().texts())).isDeepEqualTo(scores);
  }

  @Test
  void anUnknownContestantIsNamed() {
    assertThatThrownBy(() -> Contestants.named("nobody"))
        .isInstanceOf(BenchmarkException.class)
        .hasMessageContaining("nobody")
        .hasMessageContaining("opennlp-nb");
  }

  private static Scorer copy(Scorer scorer) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(scorer);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Scorer) in.readObject();
    }
  }
}
