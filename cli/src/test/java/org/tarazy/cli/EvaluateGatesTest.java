package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateGatesTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  static Path model;
  static Path data;

  @BeforeAll
  static void train() {
    model = Fixtures.model(shared, Fixtures.rows());
    data = Fixtures.jsonLines(shared.resolve("data.jsonl"), Fixtures.rows());
  }

  private CommandRun evaluate(Object... more) {
    return CommandRun.of(concat(List.of("evaluate", "--model", model, "--data", data), more));
  }

  private CommandRun suite(Object... more) {
    return CommandRun.of(
        concat(List.of("evaluate", "--model", model, "--suite", "contrast"), more));
  }

  private static Object[] concat(List<Object> first, Object[] more) {
    List<Object> all = new java.util.ArrayList<>(first);
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void auditsGroupsOfTheRowsAndOfTheTexts() {
    CommandRun run =
        evaluate("--by", "lang,language,script,length", "--negative-label", "weather", "--json");
    assertThat(run.err()).isEmpty();
    JsonNode audit = run.json().get("audit");
    assertThat(audit.get("false_positives").get("of").asInt()).isEqualTo(36);
    JsonNode kazakh = audit.get("fields").get("lang").get("kk");
    assertThat(kazakh.get("false_positives").fieldNames())
        .toIterable()
        .containsExactly("errors", "of", "rate", "low", "high");
    assertThat(audit.get("fields").get("language")).isEqualTo(audit.get("fields").get("lang"));
    assertThat(run.json().get("groups").get("script").fieldNames())
        .toIterable()
        .containsExactly("cyrillic");
    assertThat(audit.get("fields").get("length").fieldNames())
        .toIterable()
        .containsExactly("short");
    assertThat(evaluate("--by", "lang", "--negative-label", "weather").out())
        .contains("flagged wrongly", "missed", "too few texts to compare groups");
    assertThat(evaluate("--by", "lang", "--json").json().has("audit"))
        .as("which label is harmless, nobody said")
        .isFalse();
  }

  @Test
  void comparesGroups() {
    JsonNode audit =
        evaluate("--by", "lang", "--negative-label", "weather", "--fewest-in-group", 3, "--json")
            .json()
            .get("audit");
    assertThat(audit.get("fpr_ratio").get("lang").fieldNames())
        .toIterable()
        .containsExactly("ratio", "low", "high", "worst", "best");
    assertThat(
            evaluate(
                    "--by",
                    "lang",
                    "--negative-label",
                    "weather",
                    "--fewest-in-group",
                    3,
                    "--fail-if",
                    "fpr_ratio.lang>=1",
                    "--fail-if",
                    "fpr_ratio_low>1000")
                .err())
        .startsWith("tarazy: evaluate: fpr_ratio.lang>=1.0 (")
        .doesNotContain("_low");
  }

  @Test
  void failsWhereAConditionHolds() {
    assertThat(evaluate("--fail-if", "accuracy<0.1,brier>3").code()).isZero();
    CommandRun run = evaluate("--fail-if", "log_loss > 1.9", "--fail-if", "accuracy>=0", "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("tarazy: evaluate: accuracy>=0.0 (accuracy is ")
        .hasLineCount(1);
    assertThat(run.json().get("n").asInt()).as("the figures are still printed").isEqualTo(72);
  }

  @Test
  void aGateThatMeasuresNothingDoesNotOpen() {
    CommandRun run = evaluate("--negative-label", "weather", "--fail-if", "fpr_ratio>1.5");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no figure \"fpr_ratio\"", "fpr").hasLineCount(1);
    CommandRun wrong = evaluate("--fail-if", "accuracy=1");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--fail-if", "accuracy=1").hasLineCount(1);
  }

  @Test
  void runsTheContrastSuiteOnAModelWithOtherLabels() {
    Path map =
        Fixtures.write(
            folder.resolve("map.json"), "{\"sport\": \"recruitment\", \"weather\": \"none\"}");
    CommandRun run = suite("--label-map", map, "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("tarazy: evaluate: ")
        .contains("functionalities pass too seldom")
        .hasLineCount(1);
    JsonNode report = run.json();
    assertThat(report.get("functionalities")).hasSizeGreaterThanOrEqualTo(72);
    JsonNode first = report.get("functionalities").get(0);
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("name", "language", "expect", "cases", "passed", "failed");
    assertThat(first.get("name").asText()).isEqualTo("worship");
    assertThat(first.get("expect").asText()).isEqualTo("must_not_flag");
    assertThat(run.out()).contains("\"expect\":\"must_flag\"");
    CommandRun view = suite("--label-map", map, "--must-flag", 0, "--must-not-flag", 0);
    assertThat(view.code()).isZero();
    assertThat(view.out()).contains("must be flagged", "flag-look-alikes", "cases pass");
    assertThat(suite("--negative-label", "sport", "--must-flag", 0, "--must-not-flag", 0).code())
        .isZero();
  }

  @Test
  void saysWhatIsMissingToRunTheSuite() {
    CommandRun run = suite();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no label \"none\"", "[sport, weather]", "--label-map");
    Path map = Fixtures.write(folder.resolve("map.json"), "{\"sport\": \"none\"}");
    assertThat(suite("--label-map", map).err()).contains("label \"weather\"", "incitement");
    Fixtures.write(map, "{\"sport\": 1}");
    assertThat(suite("--label-map", map).err()).contains("field \"sport\": found 1, expected");
    assertThat(CommandRun.of("evaluate", "--model", model).code()).isEqualTo(2);
    assertThat(CommandRun.of("evaluate", "--model", model, "--suite", "other").code()).isEqualTo(2);
    assertThat(suite("--data", data).code()).isEqualTo(2);
    assertThat(suite("--by", "lang").err()).contains("--by").hasLineCount(1);
  }
}
