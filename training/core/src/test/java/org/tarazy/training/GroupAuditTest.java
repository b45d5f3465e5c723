package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.training.GroupAudit.ErrorRate;

class GroupAuditTest {
  private static final Classifier MODEL = SignalModel.of("none", "recruitment");
  private static final Flagging FLAGGING = Flagging.ofModel(MODEL).orElseThrow();

  /** Of {@code n} texts with the label, {@code wrong} look like the other one. */
  private static List<Example> texts(String channel, String label, int n, int wrong) {
    List<Example> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean thunder = label.equals("none") == i < wrong;
      texts.add(
          SignalModel.example(
              thunder ? "гром гремит" : "чай кипит", label, Map.of("channel", channel)));
    }
    return texts;
  }

  private static GroupAudit audit(int webWrong, int printWrong) {
    List<Example> all = new ArrayList<>(texts("web", "none", 100, webWrong));
    all.addAll(texts("print", "none", 50, printWrong));
    all.addAll(texts("web", "recruitment", 40, 10));
    all.addAll(texts("print", "recruitment", 40, 5));
    all.addAll(texts("paper", "none", 5, 5));
    return GroupAudit.of(MODEL, new Dataset("all", all, false), List.of("channel"), FLAGGING);
  }

  @Test
  void countsWhatIsFlaggedWronglyAndWhatIsMissedInEachGroup() {
    GroupAudit audit = audit(3, 6);
    Map<String, GroupAudit.Rates> channels = audit.fields().get("channel");
    assertThat(channels.keySet()).containsExactly("paper", "print", "web");
    assertThat(channels.get("web").n()).isEqualTo(140);
    ErrorRate web = channels.get("web").falsePositives();
    assertThat(web.errors()).isEqualTo(3);
    assertThat(web.of()).isEqualTo(100);
    assertThat(web.rate()).isEqualTo(0.03);
    // Wilson's interval of 3 of 100, as published in many tables.
    assertThat(web.low()).isCloseTo(0.0103, within(1e-4));
    assertThat(web.high()).isCloseTo(0.0845, within(1e-4));
    assertThat(channels.get("print").falseNegatives().rate()).isEqualTo(0.125);
    assertThat(channels.get("paper").falseNegatives()).isEqualTo(new ErrorRate(0, 0, 0, 0, 1));
    assertThat(audit.falsePositives().errors()).isEqualTo(14);
    assertThat(audit.falseNegatives().errors()).isEqualTo(15);
  }

  @Test
  void comparesTheGroupsThatHaveEnoughTexts() {
    GroupAudit audit = audit(3, 6);
    GroupAudit.Ratio ratio = audit.fprRatio().get("channel");
    assertThat(ratio.ratio()).isCloseTo(4, within(1e-12));
    assertThat(ratio.worst()).isEqualTo("print");
    assertThat(ratio.best()).isEqualTo("web");
    // exp(±1.96 √(1/6 − 1/50 + 1/3 − 1/100))
    assertThat(ratio.low()).isCloseTo(4 / 3.8332, within(0.01));
    assertThat(ratio.high()).isCloseTo(4 * 3.8332, within(0.01));
    assertThat(audit.fnrRatio().get("channel").ratio()).isCloseTo(2, within(1e-12));
  }

  @Test
  void keepsARatioFiniteWhereAGroupHasNoError() {
    GroupAudit.Ratio ratio = audit(0, 2).fprRatio().get("channel");
    assertThat(ratio.ratio()).isCloseTo((2.5 / 51) / (0.5 / 101), within(1e-12));
    assertThat(ratio.low()).isLessThan(1);
    assertThat(audit(0, 0).fprRatio().get("channel").ratio()).isEqualTo(1);
  }

  @Test
  void comparesNothingWhereOnlyOneGroupHasEnoughTexts() {
    GroupAudit audit =
        GroupAudit.of(
            MODEL,
            new Dataset("one", texts("web", "none", 100, 1), false),
            List.of("channel"),
            FLAGGING);
    assertThat(audit.fprRatio()).isEmpty();
    assertThat(audit.fnrRatio()).isEmpty();
  }

  @Test
  void takesAnyLabelAsTheNegativeOne() {
    Classifier model = SignalModel.of("calm", "storm");
    assertThat(Flagging.ofModel(model)).isEmpty();
    Flagging flagging = Flagging.allBut("calm", model);
    assertThat(flagging.flags(List.of("storm"))).isTrue();
    assertThat(flagging.flags(List.of("calm"))).isFalse();
    assertThat(flagging.flags(List.of())).isFalse();
    assertThatThrownBy(() -> Flagging.allBut("none", model))
        .isInstanceOf(TrainingException.class)
        .hasMessage("the model has no label \"none\", expected one of [calm, storm]");
  }

  @Test
  void findsLanguageScriptAndLengthWhereTheRowsDoNotNameThem() {
    List<Example> texts =
        List.of(
            SignalModel.example("Бүгін мешітте жұма намазы өтті.", "none", Map.of()),
            SignalModel.example("Сегодня пасмурно и дождливо.", "none", Map.of()),
            SignalModel.example("Сегодня ясно.", "none", Map.of("language", "русский")),
            SignalModel.example("Сегодня снег.", "none", Map.of("lang", "kk")));
    Dataset grouped =
        TextGroups.of(
            MODEL,
            new Dataset("texts", texts, false),
            List.of("language", "script", "length", "genre"));
    assertThat(grouped.examples())
        .extracting(example -> example.attribute("language").orElseThrow())
        .containsExactly("kk", "ru", "русский", "kk");
    assertThat(grouped.examples().get(0).attributes())
        .containsEntry("script", "cyrillic")
        .containsEntry("length", "short")
        .containsEntry("genre", "(none)");
    assertThat(Evaluation.of(MODEL, new Dataset("texts", texts, false), List.of("script")).groups())
        .extractingByKey("script")
        .satisfies(groups -> assertThat(groups).containsOnlyKeys("cyrillic"));
  }

  @Test
  void tellsScriptsByTheirLetters() {
    assertThat(TextGroups.script("Men bugin keldim 👍 2024")).isEqualTo("latin");
    assertThat(TextGroups.script("Мен today келдім ok")).isEqualTo("mixed");
    assertThat(TextGroups.script("Мен бүгін телефонымды үйде ұмытып кетіппін, TV көрмедім"))
        .isEqualTo("cyrillic");
    assertThat(TextGroups.script("مرحبا")).isEqualTo("other");
    assertThat(TextGroups.script("123 👍")).isEqualTo("none");
    assertThat(TextGroups.length("а".repeat(79))).isEqualTo("short");
    assertThat(TextGroups.length("а".repeat(80))).isEqualTo("medium");
    assertThat(TextGroups.length("👍".repeat(399))).isEqualTo("medium");
    assertThat(TextGroups.length("а".repeat(400))).isEqualTo("long");
  }
}
