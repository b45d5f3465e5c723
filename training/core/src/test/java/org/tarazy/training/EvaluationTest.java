package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Task;

class EvaluationTest {
  private static final LabelSet ABC = new LabelSet(List.of("a", "b", "c"), Task.SINGLE_LABEL);

  private static final float[][] PROBABILITIES = {
    {0.7f, 0.2f, 0.1f},
    {0.6f, 0.3f, 0.1f},
    {0.3f, 0.5f, 0.2f},
    {0.2f, 0.7f, 0.1f},
    {0.5f, 0.4f, 0.1f},
    {0.1f, 0.1f, 0.8f}
  };

  private static final Dataset DATA =
      new Dataset(
          "six",
          List.of(
              example("a", "web"),
              example("a", "web"),
              example("a", "print"),
              example("b", "web"),
              example("b", ""),
              example("c", "print")),
          false);

  private static Example example(String label, String channel) {
    return new Example(
        "text",
        List.of(label),
        channel.isEmpty() ? Map.of() : Map.of("channel", channel),
        new SourceLocation("six", 1));
  }

  private static Evaluation six(String... by) {
    return Evaluation.of(
        ABC,
        DecisionRule.mostProbable(Task.SINGLE_LABEL, 3),
        PROBABILITIES,
        ABC.truth(DATA),
        DATA,
        List.of(by));
  }

  @Test
  void countsWhatWasProposedRightly() {
    Evaluation six = six();
    assertThat(six.n()).isEqualTo(6);
    assertThat(six.accuracy()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(six.microF1()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(six.macroF1()).isCloseTo((2 / 3.0 + 1 / 2.0 + 1) / 3, within(1e-12));
    assertThat(six.labels().keySet()).containsExactly("a", "b", "c");
    Evaluation.LabelMetrics a = six.labels().get("a");
    assertThat(a.precision()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(a.recall()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(a.f1()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(a.support()).isEqualTo(3);
    assertThat(six.labels().get("b")).isEqualTo(new Evaluation.LabelMetrics(0.5, 0.5, 0.5, 2));
    assertThat(six.labels().get("c")).isEqualTo(new Evaluation.LabelMetrics(1, 1, 1, 1));
  }

  @Test
  void precisionAndRecallAreNotMixedUp() {
    // Everything is called a: of six proposals three are right, and no a is missed.
    Evaluation all =
        Evaluation.of(
            ABC,
            new DecisionRule(new float[] {1e-6f, 1, 1}, 0),
            PROBABILITIES,
            ABC.truth(DATA),
            DATA,
            List.of());
    assertThat(all.labels().get("a").precision()).isCloseTo(0.5, within(1e-12));
    assertThat(all.labels().get("a").recall()).isEqualTo(1);
    assertThat(all.labels().get("a").f1()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(all.labels().get("b")).isEqualTo(new Evaluation.LabelMetrics(0, 0, 0, 2));
  }

  @Test
  void judgesTheProbabilities() {
    Evaluation six = six();
    double logs =
        Math.log(0.7)
            + Math.log(0.6)
            + Math.log(0.3)
            + Math.log(0.7)
            + Math.log(0.4)
            + Math.log(0.8);
    assertThat(six.logLoss()).isCloseTo(-logs / 6, within(1e-6));
    assertThat(six.brier()).isCloseTo(2.0 / 6, within(1e-6));
    // Six texts in fifteen bins: each is a bin of its own.
    assertThat(six.ece()).isCloseTo((0.3 + 0.4 + 0.5 + 0.3 + 0.5 + 0.2) / 6, within(1e-6));
  }

  @Test
  void aBinIsOffByTheDistanceOfItsMeans() {
    List<Example> examples = new ArrayList<>();
    float[][] probabilities = new float[150][];
    double expected = 0;
    for (int bin = 0; bin < 15; bin++) {
      float confidence = 0.51f + 0.03f * bin;
      int right = bin % 11;
      expected += Math.abs(confidence - right / 10.0) / 15;
      for (int k = 0; k < 10; k++) {
        probabilities[10 * bin + k] = new float[] {confidence, 1 - confidence, 0};
        examples.add(example(k < right ? "a" : "b", "web"));
      }
    }
    Dataset data = new Dataset("bins", examples, false);
    Evaluation evaluation =
        Evaluation.of(
            ABC,
            DecisionRule.mostProbable(Task.SINGLE_LABEL, 3),
            probabilities,
            ABC.truth(data),
            data,
            List.of());
    assertThat(evaluation.ece()).isCloseTo(expected, within(1e-6));
    // c neither occurs nor is proposed, and says nothing.
    double macro = (evaluation.labels().get("a").f1() + evaluation.labels().get("b").f1()) / 2;
    assertThat(evaluation.macroF1()).isCloseTo(macro, within(1e-12));
  }

  @Test
  void judgesEachLabelOfAMultiLabelModelForItself() {
    LabelSet ab = new LabelSet(List.of("a", "b"), Task.MULTI_LABEL);
    Dataset data =
        Landscapes.dataset(true, Landscapes.example("x", 1, "a"), Landscapes.example("y", 2, "b"));
    float[][] probabilities = {{0.8f, 0.4f}, {0.6f, 0.5f}};
    Evaluation evaluation =
        Evaluation.of(
            ab,
            DecisionRule.mostProbable(Task.MULTI_LABEL, 2),
            probabilities,
            ab.truth(data),
            data,
            List.of());
    assertThat(evaluation.accuracy()).isEqualTo(0.5);
    assertThat(evaluation.macroF1()).isCloseTo((2 / 3.0 + 1) / 2, within(1e-12));
    assertThat(evaluation.microF1()).isCloseTo(4 / 5.0, within(1e-12));
    double logs = Math.log(0.8) + Math.log(0.6) + Math.log(0.4) + Math.log(0.5);
    assertThat(evaluation.logLoss()).isCloseTo(-logs / 4, within(1e-6));
    assertThat(evaluation.brier()).isCloseTo((0.04 + 0.16 + 0.36 + 0.25) / 4, within(1e-6));
    assertThat(evaluation.ece()).isCloseTo((0.2 + 0.4 + 0.6 + 0.5) / 4, within(1e-6));
  }

  @Test
  void aProbabilityOfZeroForTheTruthIsAFiniteLoss() {
    Dataset data = Landscapes.dataset(false, Landscapes.example("x", 1, "a"));
    assertThat(Evaluation.logLoss(Task.SINGLE_LABEL, new float[][] {{0, 1, 0}}, ABC.truth(data)))
        .isCloseTo(-Math.log(1e-12), within(1e-9));
  }

  @Test
  void countsGroupByGroup() {
    Map<String, Evaluation.GroupMetrics> channels = six("channel").groups().get("channel");
    assertThat(channels.keySet()).containsExactly("(none)", "print", "web");
    assertThat(channels.get("web")).isEqualTo(new Evaluation.GroupMetrics(3, 1, 1));
    assertThat(channels.get("print").n()).isEqualTo(2);
    assertThat(channels.get("print").accuracy()).isEqualTo(0.5);
    assertThat(channels.get("(none)")).isEqualTo(new Evaluation.GroupMetrics(1, 0, 0));
    assertThat(six().groups()).isEmpty();
  }

  @Test
  void intervalsHoldTheirFigureAndNarrowWithMoreTexts() {
    double width = 2;
    for (int n : new int[] {50, 1000}) {
      Evaluation evaluation = random(n, 9);
      assertThat(evaluation.intervals())
          .containsOnlyKeys("accuracy", "macro_f1", "micro_f1", "log_loss", "brier");
      holds(evaluation.intervals().get("accuracy"), evaluation.accuracy());
      holds(evaluation.intervals().get("macro_f1"), evaluation.macroF1());
      holds(evaluation.intervals().get("micro_f1"), evaluation.microF1());
      holds(evaluation.intervals().get("log_loss"), evaluation.logLoss());
      holds(evaluation.intervals().get("brier"), evaluation.brier());
      Evaluation.Interval accuracy = evaluation.intervals().get("accuracy");
      double spread = Math.sqrt(evaluation.accuracy() * (1 - evaluation.accuracy()) / n);
      assertThat(accuracy.high() - accuracy.low())
          .isLessThan(width)
          .isCloseTo(2 * 1.96 * spread, within(spread));
      width = accuracy.high() - accuracy.low();
      assertThat(random(n, 9)).isEqualTo(evaluation);
    }
  }

  private static void holds(Evaluation.Interval interval, double figure) {
    assertThat(figure).isBetween(interval.low(), interval.high());
    assertThat(interval.low()).isBetween(0.0, interval.high());
    assertThat(interval.high()).isLessThanOrEqualTo(1);
  }

  private static Evaluation random(int n, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    float[][] probabilities = new float[n][];
    for (int i = 0; i < n; i++) {
      int label = random.nextInt(3);
      examples.add(example(ABC.names().get(label), "web"));
      float[] p = {0.2f, 0.2f, 0.2f};
      p[random.nextInt(10) < 7 ? label : random.nextInt(3)] = 0.6f;
      probabilities[i] = p;
    }
    Dataset data = new Dataset("random", examples, false);
    return Evaluation.of(
        ABC,
        DecisionRule.mostProbable(Task.SINGLE_LABEL, 3),
        probabilities,
        ABC.truth(data),
        data,
        List.of());
  }

  @Test
  void aClassifierIsJudgedByItsProposals() {
    Dataset train = Landscapes.exclusive(120, 0, 1);
    TrainingResult result =
        Training.run(
            train, Optional.empty(), List.of(), Landscapes.OPTIONS, ProgressListener.SILENT);
    Classifier classifier = Classifier.of(result.model());
    Dataset test = Landscapes.exclusive(60, 0.2, 2);
    Evaluation evaluation = Evaluation.of(classifier, test, List.of());
    long right =
        test.examples().stream()
            .filter(
                e -> classifier.classify(e.text()).decision().labels().equals(List.of(e.label())))
            .count();
    assertThat(evaluation.n()).isEqualTo(60);
    assertThat(evaluation.accuracy()).isEqualTo(right / 60.0).isBetween(0.7, 0.95);

    Dataset unknown = Landscapes.dataset(false, Landscapes.example("x", 17, "desert"));
    assertThatThrownBy(() -> Evaluation.of(classifier, unknown, List.of()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "set.jsonl:17: found the label \"desert\", expected one of [mountain, sea, steppe]");
    assertThatThrownBy(() -> Evaluation.of(classifier, Landscapes.dataset(false), List.of()))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("set.jsonl: ");
  }
}
