package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.datasets.ContrastSuite;
import org.tarazy.training.ContrastResult.Expectation;

class ContrastResultTest {
  private static final ContrastSuite SUITE = ContrastSuite.load();

  @Test
  void countsEveryCaseOnceByFunctionalityAndLanguage() {
    Classifier model = SignalModel.of("none", "recruitment");
    ContrastResult result = ContrastResult.of(model, SUITE, Flagging.ofModel(model).orElseThrow());
    assertThat(result.cases()).isEqualTo(SUITE.cases().size());
    assertThat(result.functionalities().stream().mapToInt(f -> f.cases()).sum())
        .isEqualTo(result.cases());
    assertThat(result.functionalities().stream().mapToInt(f -> f.passed()).sum())
        .isEqualTo(result.passed());
    assertThat(result.functionalities())
        .allSatisfy(
            f -> {
              assertThat(f.failed()).hasSize(f.cases() - f.passed());
              assertThat(f.failed()).allMatch(id -> id.startsWith(f.language() + "/" + f.name()));
            });
    assertThat(result.functionalities())
        .extracting(f -> f.language() + " " + f.name())
        .doesNotHaveDuplicates()
        .contains("ru worship", "kk flag-look-alikes");
  }

  @Test
  void aModelThatFlagsNothingPassesWhatMustNotBeFlaggedAndNothingElse() {
    Classifier model = SignalModel.of("calm", "storm");
    ContrastResult result =
        ContrastResult.of(
            model, SUITE, Flagging.mapped(Map.of("calm", "none", "storm", "none"), model));
    assertThat(result.passRate(Expectation.MUST_NOT_FLAG)).isEqualTo(1);
    assertThat(result.passRate(Expectation.MUST_FLAG)).isZero();
    assertThat(result.below(0.95, 0)).isEmpty();
    assertThat(result.below(0.95, 0.85))
        .isNotEmpty()
        .allMatch(f -> f.expect() == Expectation.MUST_FLAG && f.passed() == 0);
  }

  @Test
  void aModelThatFlagsEverythingPassesTheRest() {
    Classifier model = SignalModel.of("calm", "storm");
    Flagging all = Flagging.mapped(Map.of("calm", "incitement", "storm", "incitement"), model);
    ContrastResult result = ContrastResult.of(model, SUITE, all);
    assertThat(result.passRate(Expectation.MUST_FLAG)).isEqualTo(1);
    assertThat(result.passRate(Expectation.MUST_NOT_FLAG)).isZero();
  }

  @Test
  void asksForAMeaningOfEachLabel() {
    Classifier model = SignalModel.of("calm", "incitement");
    assertThat(Flagging.mapped(Map.of("calm", "none"), model).flags(List.of("incitement")))
        .as("a label of the suite speaks for itself")
        .isTrue();
    assertThatThrownBy(() -> Flagging.mapped(Map.of(), model))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("the label \"calm\" of the model");
    assertThatThrownBy(() -> Flagging.mapped(Map.of("calm", "fine"), model))
        .hasMessageContaining("label \"calm\": found \"fine\", expected one of [none, ");
    assertThatThrownBy(() -> Flagging.mapped(Map.of("quiet", "none"), model))
        .hasMessageContaining("found the label \"quiet\", expected labels of the model");
  }
}
