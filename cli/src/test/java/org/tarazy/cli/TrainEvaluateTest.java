package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainEvaluateTest {
  @TempDir Path folder;

  @Test
  void trainsAModelThatTheOtherCommandsUse() throws IOException {
    Path data = Fixtures.jsonLines(folder.resolve("data.jsonl"), Fixtures.rows());
    Path card = Fixtures.write(folder.resolve("card.json"), "{\"limits\":\"Too small.\"}");
    Path out = folder.resolve("news.tarazy");
    CommandRun train =
        CommandRun.of(
            "train",
            "--train",
            data,
            "--dev",
            data,
            "--out",
            out,
            "--trainer",
            "linear",
            "--seed",
            "7",
            "--threads",
            "1",
            "--max-size",
            "20KB",
            "--card",
            card,
            "--json");
    assertThat(train.err()).isEmpty();
    JsonNode report = train.json();
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly("model", "trainer", "seed", "options", "dev", "seconds");
    assertThat(report.get("model").asText()).isEqualTo(out.toString());
    assertThat(report.get("trainer").asText()).isEqualTo("linear");
    assertThat(report.get("seed").asInt()).isEqualTo(7);
    assertThat(report.get("dev").get("macro_f1").asDouble()).isBetween(0.5, 1.0);
    // The size asked for is used to within a step of slots, 1,024 of them.
    assertThat(Files.size(out)).isBetween(16_000L, 20_000L);

    JsonNode shown = CommandRun.of("card", "--json", out).json();
    assertThat(shown.get("id").asText()).isEqualTo("news");
    assertThat(shown.get("limits").asText()).isEqualTo("Too small.");
    assertThat(shown.get("intended_use").asText()).isNotBlank();
    assertThat(shown.get("task").asText()).isEqualTo("single_label");
    assertThat(shown.get("data")).hasSize(2);
    assertThat(shown.get("data").get(0).get("role").asText()).isEqualTo("train");
    assertThat(shown.get("data").get(0).get("rows").asInt()).isEqualTo(72);
    assertThat(shown.get("data").get(0).get("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(CommandRun.of("card", out).out()).contains("news", "Too small.", "sport, weather");

    CommandRun evaluate =
        CommandRun.of("evaluate", "--model", out, "--data", data, "--by", "lang", "--json");
    assertThat(evaluate.err()).isEmpty();
    JsonNode figures = evaluate.json();
    assertThat(figures.fieldNames())
        .toIterable()
        .containsExactly(
            "n",
            "accuracy",
            "macro_f1",
            "micro_f1",
            "log_loss",
            "brier",
            "ece",
            "labels",
            "groups",
            "intervals");
    assertThat(figures.get("n").asInt()).isEqualTo(72);
    assertThat(figures.get("labels").get("sport").fieldNames())
        .toIterable()
        .containsExactly("precision", "recall", "f1", "support");
    assertThat(figures.get("groups").get("lang").get("kk").get("macro_f1").isNumber()).isTrue();
    assertThat(figures.get("intervals").get("macro_f1").get("low").isNumber()).isTrue();
    CommandRun estimated =
        CommandRun.of("evaluate", "--model", out, "--data", data, "--prior", "estimate");
    assertThat(estimated.err()).contains("estimated from", "in these shares alone");
    CommandRun wrong =
        CommandRun.of("evaluate", "--model", out, "--data", data, "--prior", "often");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("expected train, estimate, or LABEL=SHARE");
    assertThat(CommandRun.of("evaluate", "--model", out, "--data", data, "--by", "lang").out())
        .contains("macro-F1", "sport", "kk");
  }

  @ParameterizedTest
  @CsvSource({
    "--objective=accuracy, objective, accuracy",
    "--objective=costs=sport=3, operating_point, sport",
    "--class-weights=balanced, class_weights, balanced",
    "--class-weights=sport=2, class_weights, sport",
    "--budget=90s, budget, 1M30"
  })
  void theModelRemembersHowItWasTuned(String option, String name, String value) {
    JsonNode report = trained(option);
    assertThat(report.get("options").get(name).toString()).contains(value);
    assertThat(report.get("dev").get("accuracy").asDouble()).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false-alarms=1", "reviews=1/72"})
  void fewAlarmsAreWhatWasAskedFor(String objective) {
    JsonNode labels =
        trained("--objective", objective, "--negative-label", "weather").get("dev").get("labels");
    double flagged =
        labels.get("sport").get("recall").asDouble()
            * labels.get("sport").get("support").asDouble()
            / Math.max(labels.get("sport").get("precision").asDouble(), 1e-9);
    // Of 144 texts held out. Probabilities are measured with a calibration that has not seen them,
    // so that a limit is not kept to the text.
    double mayBeFlagged = objective.startsWith("reviews") ? 20 : 72;
    assertThat(flagged).isLessThanOrEqualTo(mayBeFlagged + 1e-6);
    assertThat(labels.get("weather").get("recall").asDouble()).isEqualTo(1);
  }

  @Test
  void learnsFromTextsOfAnotherSourceToo() throws IOException {
    Path data = Fixtures.jsonLines(folder.resolve("data.jsonl"), Fixtures.rows());
    Path more = Fixtures.jsonLines(folder.resolve("more.jsonl"), Fixtures.rows().subList(0, 10));
    Path out = folder.resolve("m.tarazy");
    CommandRun run =
        CommandRun.of(
            "train",
            "--train",
            data,
            "--auxiliary",
            more,
            "--auxiliary-weight",
            "0.5",
            "--out",
            out,
            "--trainer",
            "linear",
            "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.json().get("options").get("auxiliary_weight").asDouble()).isEqualTo(0.5);
    JsonNode source = CommandRun.of("card", "--json", out).json().get("data").get(1);
    assertThat(source.get("role").asText()).isEqualTo("auxiliary");
    assertThat(source.get("rows").asInt()).isEqualTo(10);
    CommandRun wrong =
        CommandRun.of(
            "train", "--train", data, "--auxiliary", more, "--auxiliary-weight", "2", "--out", out);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("expected 0 to 1").hasLineCount(1);
  }

  private JsonNode trained(Object... options) {
    Path data = Fixtures.jsonLines(folder.resolve("data.jsonl"), Fixtures.rows());
    List<Object> command =
        new ArrayList<>(
            List.of("train", "--train", data, "--dev", data, "--out", folder.resolve("m.tarazy")));
    command.addAll(List.of("--trainer", "linear", "--json"));
    command.addAll(List.of(options));
    CommandRun train = CommandRun.of(command.toArray());
    assertThat(train.err()).isEmpty();
    return train.json();
  }

  @Test
  void refusesASizeThatNoModelHas() {
    Path data = Fixtures.jsonLines(folder.resolve("data.jsonl"), Fixtures.rows());
    Path out = folder.resolve("m.tarazy");
    CommandRun run =
        CommandRun.of("train", "--train", data, "--dev", data, "--out", out, "--max-size", "1KB");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("tarazy: --max-size 1.0 KB: ").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void checksData() {
    Path train = Fixtures.jsonLines(folder.resolve("train.jsonl"), Fixtures.rows());
    Path test =
        Fixtures.write(folder.resolve("test.jsonl"), Fixtures.rows().get(0) + "\nno JSON\n");
    CommandRun run = CommandRun.of("data", "check", "--json", train, test);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("tarazy: data check: ").hasLineCount(1);
    assertThat(run.json().get("files").get(1).get("bad_rows").asInt()).isEqualTo(1);
    assertThat(run.json().get("findings"))
        .extracting(
            finding -> finding.get("severity").asText() + " " + finding.get("code").asText())
        .contains("error leak", "error bad-rows");
    assertThat(CommandRun.of("data", "check", train, test).out()).contains("leak", "train.jsonl");
    assertThat(CommandRun.of("data", "check", train).code()).isZero();
  }
}
