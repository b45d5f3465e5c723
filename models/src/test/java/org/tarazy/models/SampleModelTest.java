package org.tarazy.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarazy.Classifier;
import org.tarazy.datasets.ContrastSuite;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.training.ContrastResult;
import org.tarazy.training.ContrastResult.Expectation;
import org.tarazy.training.ContrastResult.Functionality;
import org.tarazy.training.Flagging;
import org.tarazy.training.GroupAudit;

/**
 * The sample model must not get worse unseen: bounds close to its figures, to be drawn tighter when
 * it gets better.
 */
class SampleModelTest {
  private static final Classifier MODEL = Models.load("sample-review");
  private static final Flagging FLAGGING = Flagging.ofModel(MODEL).orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "MUST_NOT_FLAG, ru, .99",
    "MUST_NOT_FLAG, kk, .99",
    "MUST_FLAG, ru, .95",
    "MUST_FLAG, kk, .945"
  })
  void passesTheContrastSuiteInBothLanguages(Expectation expect, String language, double floor) {
    ContrastResult result = ContrastResult.of(MODEL, ContrastSuite.load(), FLAGGING);
    List<Functionality> asked =
        result.functionalities().stream()
            .filter(test -> test.expect() == expect && test.language().equals(language))
            .toList();
    int cases = asked.stream().mapToInt(Functionality::cases).sum();
    int passed = asked.stream().mapToInt(Functionality::passed).sum();
    assertThat(passed / (double) cases).isGreaterThanOrEqualTo(floor);
  }

  @Test
  void noFunctionalityStaysBelowTheGates() {
    ContrastResult result = ContrastResult.of(MODEL, ContrastSuite.load(), FLAGGING);
    assertThat(result.below(ContrastResult.MUST_NOT_FLAG, ContrastResult.MUST_FLAG)).isEmpty();
  }

  @Test
  void errsSeldomAndAboutAlikeInBothLanguagesAndAllSpellings() {
    GroupAudit audit =
        GroupAudit.of(
            MODEL,
            SampleCorpus.generate(1, SampleCorpus.DEFAULT_SIZE).split(SampleCorpus.Split.TEST),
            List.of("lang", "script", "channel"),
            FLAGGING);
    assertThat(audit.falsePositives().rate()).isLessThan(0.058);
    assertThat(audit.falseNegatives().rate()).isLessThan(0.055);
    assertThat(audit.fprRatio().get("lang").ratio()).isLessThan(1.3);
    assertThat(audit.fprRatio().get("script").ratio()).isLessThan(1.5);
    assertThat(audit.fprRatio().get("channel").ratio()).isLessThan(1.3);
  }

  @Test
  void theCardSaysHowItErrsInEachGroup() {
    Map<?, ?> heldOut = (Map<?, ?>) MODEL.card().metrics().get("held_out");
    Map<?, ?> fields = (Map<?, ?>) heldOut.get("groups");
    assertThat(groups(fields, "language")).containsExactlyInAnyOrder("kk", "ru");
    assertThat(groups(fields, "script"))
        .containsExactlyInAnyOrder("cyrillic", "latin", "mixed", "russian-letters");
    assertThat(groups(fields, "channel")).containsExactlyInAnyOrder("print", "social", "web");
    assertThat(((Map<?, ?>) ((Map<?, ?>) fields.get("script")).get("latin")).get("fpr"))
        .isInstanceOf(Number.class);
  }

  private static List<String> groups(Map<?, ?> fields, String field) {
    return ((Map<?, ?>) fields.get(field)).keySet().stream().map(String::valueOf).toList();
  }
}
