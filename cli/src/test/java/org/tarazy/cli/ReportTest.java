package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.datasets.SampleCorpus;

class ReportTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  static Path model;
  static Path data;

  @BeforeAll
  static void train() {
    model = Fixtures.model(shared, Fixtures.rows());
    data = Fixtures.jsonLines(shared.resolve("data.jsonl"), Fixtures.rows());
  }

  @Test
  void evaluateWritesAReportBesideItsFigures() throws IOException {
    Path report = folder.resolve("report.html");
    Path map =
        Fixtures.write(
            folder.resolve("map.json"), "{\"sport\": \"recruitment\", \"weather\": \"none\"}");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--model",
            model,
            "--baseline",
            model,
            "--data",
            data,
            "--by",
            "lang",
            "--suite",
            "contrast",
            "--label-map",
            map,
            "--must-flag",
            0,
            "--must-not-flag",
            0,
            "--report",
            report,
            "--report-title",
            "Of 1 May",
            "--json");
    assertThat(run.err()).isEmpty();
    JsonNode figures = run.json();
    assertThat(figures.get("n").asInt()).isEqualTo(72);
    assertThat(figures.get("contrast").get("functionalities")).isNotEmpty();
    assertThat(figures.get("baseline").get("model").get("id").asText()).isEqualTo("fixture");
    assertThat(figures.get("baseline").get("change").get("macro_f1").get("difference").asDouble())
        .isZero();
    String page = Files.readString(report);
    assertThat(page.contains("<h1>Of 1 May</h1>")).isTrue();
    assertThat(page.contains("data.jsonl") && page.contains("id=\"contrast\"")).isTrue();
    assertThat(page.contains(DataSources.sha256(data))).isTrue();
  }

  @Test
  void groupsAreFoundFromTheTextsUnlessNamed() throws IOException {
    Path report = folder.resolve("report.html");
    CommandRun run =
        CommandRun.of("evaluate", "--model", model, "--data", data, "--report", report, "--json");
    assertThat(run.code()).isZero();
    assertThat(run.json().get("groups")).as("JSON has what was asked for").isEmpty();
    assertThat(Files.readString(report).contains("<h3>script</h3>")).isTrue();
    assertThat(
            CommandRun.of("evaluate", "--model", model, "--data", data, "--baseline", model).out())
        .contains("against fixture", "wrong now that were right: 0");
  }

  @Test
  void comparesModelsAtTheSameBaseRate() throws IOException {
    Path report = folder.resolve("report.html");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--model",
            model,
            "--baseline",
            model,
            "--data",
            data,
            "--prior",
            "sport=0.01,weather=0.99",
            "--report",
            report,
            "--json");
    assertThat(run.err()).isEmpty();
    JsonNode accuracy = run.json().get("baseline").get("change").get("accuracy");
    assertThat(accuracy.get("before")).isEqualTo(accuracy.get("after"));
    assertThat(Files.readString(report).contains("corrected to another base rate")).isTrue();
  }

  @Test
  void trainWritesAReportOnTextsHeldOut() throws IOException {
    Path report = folder.resolve("report.html");
    Object[] train = {
      "train",
      "--train",
      data,
      "--out",
      folder.resolve("m.tarazy"),
      "--report",
      report,
      "--report-texts",
      "none"
    };
    assertThat(CommandRun.of(train).err()).isEmpty();
    String first = Files.readString(report);
    assertThat(first.contains("Texts held out of training")).isTrue();
    assertThat(first.contains("<blockquote")).isFalse();
    assertThat(first.contains("id=\"contrast\"")).isFalse();
    assertThat(CommandRun.of(train).code()).isZero();
    assertThat(Files.readString(report).equals(first)).as("the same bytes").isTrue();
  }

  @Test
  void trainRunsTheSuiteOnALabelSetThatItIsAbout() throws IOException {
    List<String> rows =
        SampleCorpus.LABELS.stream()
            .flatMap(
                label ->
                    IntStream.range(0, 12)
                        .mapToObj(
                            i ->
                                "{\"text\":\"%s %d сөз\",\"label\":\"%s\"}"
                                    .formatted(label, i, label)))
            .toList();
    Path report = folder.resolve("report.html");
    CommandRun run =
        CommandRun.of(
            "train",
            "--train",
            Fixtures.jsonLines(folder.resolve("d.jsonl"), rows),
            "--out",
            folder.resolve("m.tarazy"),
            "--report",
            report);
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(report).contains("id=\"contrast\"")).isTrue();
  }

  @Test
  void refusesWhatCannotBeWrittenBeforeTheWork() throws IOException {
    CommandRun missing =
        CommandRun.of(
            "evaluate", "--model", model, "--data", data, "--report", folder.resolve("no/r.html"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).startsWith("tarazy: --report ").hasLineCount(1);
    String before = Files.readString(data);
    assertThat(CommandRun.of("evaluate", "--model", model, "--data", data, "--report", data).err())
        .contains("is one of the files to read");
    assertThat(Files.readString(data)).isEqualTo(before);
    assertThat(
            CommandRun.of("evaluate", "--model", model, "--data", data, "--report-texts", "none")
                .code())
        .isEqualTo(2);
    CommandRun wrong =
        CommandRun.of(
            "evaluate",
            "--model",
            model,
            "--data",
            data,
            "--report",
            folder.resolve("r.html"),
            "--report-texts",
            "some");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("excerpts or none").hasLineCount(1);
    assertThat(
            CommandRun.of("evaluate", "--model", model, "--suite", "contrast", "--baseline", model)
                .code())
        .isEqualTo(2);
  }
}
