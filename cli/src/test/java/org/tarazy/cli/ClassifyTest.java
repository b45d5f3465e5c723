package org.tarazy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyTest {
  @TempDir static Path folder;
  static Path model;
  static Path multiLabel;

  @BeforeAll
  static void train() throws IOException {
    model = Fixtures.model(folder, Fixtures.rows());
    Path lists = Files.createDirectory(folder.resolve("lists"));
    multiLabel = Fixtures.model(lists, Fixtures.rowsOfLists());
  }

  @Test
  void printsTheFieldsOfTheContractInJson() throws Exception {
    CommandRun run =
        CommandRun.of(
            "classify", "--model", model, "--json", "--explain", "--text", "Команда үш гол соқты");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode found = run.json();
    assertThat(found.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "label",
            "probability",
            "probabilities",
            "decision",
            "reasons",
            "language",
            "evidence",
            "model");
    assertThat(found.get("label").asText()).isEqualTo("sport");
    assertThat(found.get("probability")).isEqualTo(found.get("probabilities").get("sport"));
    assertThat(found.get("probabilities").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("sport", "weather");
    assertThat(found.get("decision").asText()).isIn("assigned", "review");
    assertThat(found.get("language").asText()).isEqualTo("kazakh");
    assertThat(found.get("model").get("id").asText()).isEqualTo("fixture");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
    assertThat(found.get("model").get("sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void takesTheSampleModelUnlessToldOtherwise() {
    JsonNode found =
        CommandRun.of("classify", "--json", "--text", "Бүгін мешітте жұма намазы өтті.").json();
    assertThat(found.get("model").get("id").asText()).isEqualTo("sample-review");
    assertThat(found.get("label").asText()).isEqualTo("none");
    assertThat(CommandRun.of("card", "sample-review").out())
        .contains("recruitment")
        .containsPattern("held_out, by script\\R  script +n +accuracy .*\\R  cyrillic +\\d+ +0\\.");
  }

  @Test
  void cutsEvidenceExactlyOutOfTheText() {
    String text = "😀 Команда, ҮШ гол соқты! 👍🏽 Бүгін күн ашық";
    JsonNode found =
        CommandRun.of("classify", "--model", model, "--json", "--explain", "--text", text).json();
    assertThat(found.get("evidence")).isNotEmpty();
    for (JsonNode evidence : found.get("evidence")) {
      assertThat(evidence.fieldNames())
          .toIterable()
          .containsExactly("start", "end", "text", "label", "weight");
      assertThat(text.substring(evidence.get("start").asInt(), evidence.get("end").asInt()))
          .isEqualTo(evidence.get("text").asText());
    }
  }

  @Test
  void givesListsForAModelOfManyLabels() {
    JsonNode found =
        CommandRun.of(
                "classify", "--model", multiLabel, "--json", "--text", "Спортшы алтын медаль алды")
            .json();
    assertThat(found.get("label").isArray()).isTrue();
    assertThat(found.get("probability")).hasSameSizeAs(found.get("label"));
  }

  @Test
  void takesIdsFromRowsAndElseTheirPlace() {
    Path data =
        Fixtures.write(
            folder.resolve("ids.jsonl"),
            "{\"id\":\"a7\",\"text\":\"гол\"}\n\n{\"text\":\"күн ашық\"}\n");
    CommandRun run = CommandRun.of("classify", "--model", model, "--jsonl", "--json", data);
    assertThat(run.lines())
        .extracting(line -> line.get("id").asText())
        .containsExactly("a7", data + ":3");
  }

  @Test
  void keepsTheOrderOfManyTexts() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      rows.append("{\"id\":").append(i).append(",\"text\":\"");
      rows.append("жел баяу ".repeat(1 + i % 17)).append("\"}\n");
    }
    CommandRun run =
        CommandRun.withInput(
            rows.toString().getBytes(UTF_8),
            "classify",
            "--model",
            model,
            "--jsonl",
            "--json",
            "-");
    assertThat(run.code()).isZero();
    assertThat(run.lines())
        .extracting(line -> line.get("id").asInt())
        .containsExactlyElementsOf(IntStream.range(0, 3000).boxed().toList());
  }

  @Test
  void takesEachFileAsOneText() {
    Path one = Fixtures.write(folder.resolve("1.txt"), "Команда ойнады.\nҮш гол соқты.\n");
    Path two = Fixtures.write(folder.resolve("2.txt"), "\uFEFFДождь и ветер");
    CommandRun run = CommandRun.of("classify", "--model", model, "--json", one, two);
    assertThat(run.lines())
        .extracting(line -> line.get("label").asText())
        .containsExactly("sport", "weather");
    assertThat(run.lines())
        .extracting(line -> line.get("id").asText())
        .containsExactly(one.toString(), two.toString());
  }

  @Test
  void classifiesStandardInput() {
    CommandRun run =
        CommandRun.withInput(
            "Дождь и ветер".getBytes(UTF_8), "classify", "--model", model, "--json", "-");
    assertThat(run.json().get("label").asText()).isEqualTo("weather");
  }

  @Test
  void showsPeopleLabelProbabilityAndWords() {
    CommandRun run =
        CommandRun.of("classify", "--model", model, "--explain", "--text", "Команда үш гол соқты");
    assertThat(run.out())
        .startsWith("sport")
        .contains("%", "kazakh", "гол")
        .doesNotContain("\u001b");
  }

  @Test
  void printsNothingThatMovesTheCursor() {
    CommandRun run =
        CommandRun.withInput(
            "Команда \u001b[2J гол \u202e соқты".getBytes(UTF_8),
            "classify",
            "--model",
            model,
            "-");
    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @Test
  void correctsToAnotherBaseRate() {
    String text = "Команда үш гол соқты";
    float before =
        CommandRun.of("classify", "--model", model, "--json", "--text", text)
            .json()
            .get("probabilities")
            .get("sport")
            .floatValue();
    float after =
        CommandRun.of(
                "classify",
                "--model",
                model,
                "--json",
                "--text",
                text,
                "--prior",
                "sport=0.01,weather=0.99")
            .json()
            .get("probabilities")
            .get("sport")
            .floatValue();
    assertThat(after).isLessThan(before);
  }

  @Test
  void estimatesTheBaseRateFromTheTextsAtHand() throws IOException {
    Path texts = Fixtures.write(folder.resolve("many.jsonl"), "{\"text\":\"гол\"}\n".repeat(40));
    CommandRun plain =
        CommandRun.of("classify", "--model", model, "--jsonl", "--json", texts.toString());
    CommandRun run =
        CommandRun.of(
            "classify",
            "--model",
            model,
            "--jsonl",
            "--json",
            "--prior",
            "estimate",
            texts.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("estimated from 40 texts: sport=0.", "weather=0.", "in these shares alone");
    assertThat(run.out()).hasLineCount(40).isNotEqualTo(plain.out());
  }

  @Test
  void cannotEstimateFromTextsThatAreReadOnce() {
    CommandRun run =
        CommandRun.of("classify", "--model", model, "--text", "гол", "--prior", "estimate");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("give a FILE, not - or --text");
  }

  @Test
  void refusesABaseRateThatDoesNotFitTheLabels() {
    CommandRun run =
        CommandRun.of(
            "classify", "--model", model, "--text", "гол", "--prior", "none=0.5,sport=0.5");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("tarazy: --prior: ")
        .contains("[sport, weather]")
        .hasLineCount(1);
  }

  @Test
  void endsQuietlyWhenItsReaderLeaves() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            closed,
            new PrintStream(err, true, UTF_8),
            false,
            false);
    int code = Tarazy.run(console, "classify", "--model", model.toString(), "--text", "гол");
    assertThat(code).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(Tarazy.run(console, "--help")).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }
}
