package org.tarazy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {
  @TempDir Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    try {
      int code = Benchmarks.run(arguments);
      return new Run(
          code,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Path data() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/weather"));
    for (String part : new String[] {"train", "dev", "test"}) {
      StringBuilder rows = new StringBuilder();
      for (int row = 0; row < 60; row++) {
        String text = row % 2 == 0 ? "снег и ветер " : "солнце и тепло ";
        rows.append("{\"text\": \"" + text + part + row + "\", \"label\": \"" + row % 2 + "\"}\n");
      }
      Files.writeString(set.resolve(part + ".jsonl"), rows);
    }
    return folder.resolve("data");
  }

  @Test
  void accuracyIsMeasuredOnceAndWrittenIntoThePage() throws IOException {
    String json = folder.resolve("results/accuracy.json").toString();
    String[] command = {
      "accuracy",
      "--data",
      data().toString(),
      "--set",
      "weather",
      "--contestant",
      "opennlp-nb,tribuo-sgd",
      "--json",
      json
    };

    Run first = run(command);

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("| opennlp-nb", "| tribuo-sgd", "1.000–1.000");
    assertThat(first.err()).contains("[8/8]");
    FileTime written = Files.getLastModifiedTime(Path.of(json));

    Run second = run(command);

    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).doesNotContain("[1/");
    assertThat(Files.getLastModifiedTime(Path.of(json))).isEqualTo(written);

    Path page = folder.resolve("accuracy.md");
    Path readme = folder.resolve("README.md");
    Files.writeString(
        readme,
        """
        Before
        <!-- accuracy: begin, written by benchmarks/run page -->
        old
        <!-- accuracy: end -->
        After
        """);
    Run third = run("page", "--json", json, "--out", page.toString(), "--into", readme.toString());

    assertThat(third.code()).as(third.err()).isZero();
    assertThat(page).content().contains("## weather", "60 test texts, 2 labels", "opennlp-nb 2.");
    assertThat(readme).content().contains("Before", "| tribuo-sgd", "After").doesNotContain("old");
  }

  @Test
  void theGainOfSkeletonsIsPrinted() throws IOException {
    Run run = run("skeleton", "--data", data().toString(), "--set", "weather");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("| weather | without skeletons")
        .contains("kazakh-latin")
        .contains("1.0000");
  }

  @Test
  void latencyIsWrittenIntoItsPageWithAPlot() throws IOException {
    Path page = folder.resolve("performance.md");
    Path json = folder.resolve("latency.json");
    String[] none = {"latency-page", "--json", json.toString(), "--into", page.toString()};
    assertThat(run(none).err()).contains("latency.json: no such file");
    Files.writeString(
        json,
        """
        {"machine": {"processor": "abacus", "cores": 2, "system": "any", "java": "17", "load": 0.5},
         "quick": true, "measurements": [
          {"texts": "kk-300", "meanLength": 300, "what": "tarazy score", "threads": 1,
           "textsPerSecond": 1000, "slowest": 900, "fastest": 1100, "bytesPerText": 0,
           "median": 1000, "p99": 2000, "p999": 3000},
          {"texts": "kk-300", "meanLength": 300, "what": "a peer", "threads": 1,
           "textsPerSecond": 500, "slowest": 400, "fastest": 600, "bytesPerText": 100,
           "median": 2000, "p99": 4000, "p999": 6000}]}
        """);
    Files.writeString(page, "Nothing to write between.");
    assertThat(run(none).err()).contains("found no place to write to");
    Files.writeString(
        page,
        """
        Before
        <!-- latency: begin, written by benchmarks/run latency-page -->
        old
        <!-- latency: end -->
        After
        """);

    Run run = run(none);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(page)
        .content()
        .contains("Before", "abacus", "`--quick`: rough", "a peer", "After")
        .doesNotContain("old");
    assertThat(folder.resolve("performance-latency.svg")).content().contains("<svg", "<path");
  }

  @Test
  void scaleIsWrittenIntoThePageWithPlots() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("performance.md"),
            """
            <!-- scale: begin, written by benchmarks/run latency-page -->
            <!-- scale: end -->
            """);
    Files.writeString(
        folder.resolve("scale.json"),
        """
        {"machine": {"processor": "abacus", "cores": 2, "system": "any", "java": "17", "load": 0.5},
         "quick": false, "points": [
          {"length": 10, "labels": 4, "threads": 1, "textsPerSecond": 4000000, "slowest": 3900000,
           "fastest": 4100000, "bytesPerText": 0},
          {"length": 10, "labels": 4, "threads": 2, "textsPerSecond": 7000000, "slowest": 3900000,
           "fastest": 4100000, "bytesPerText": 0},
          {"length": 300, "labels": 4, "threads": 1, "textsPerSecond": 100000, "slowest": 90000,
           "fastest": 110000, "bytesPerText": 0},
          {"length": 300, "labels": 2, "threads": 1, "textsPerSecond": 200000, "slowest": 90000,
           "fastest": 110000, "bytesPerText": 0}]}
        """);

    Run run =
        run(
            "latency-page",
            "--json",
            folder.resolve("none.json").toString(),
            "--results",
            folder.toString(),
            "--into",
            page.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("scale").doesNotContain("footprint");
    assertThat(page)
        .content()
        .contains("2 ÷ 1 thread", "25.0", "1.75", "33.3")
        .containsSubsequence("| labels (300 characters) |", "| 2 ", "| 4 ");
    assertThat(folder.resolve("performance-length.svg")).content().contains("<svg", "<path");
    assertThat(folder.resolve("performance-labels.svg")).content().contains("<svg", "<path");
  }

  @Test
  void oursIsComparedWithTheBestPeer() throws IOException {
    Path json = folder.resolve("accuracy.json");

    Run run =
        run(
            "accuracy",
            "--data",
            data().toString(),
            "--set",
            "weather",
            "--contestant",
            "tarazy-linear,opennlp-nb",
            "--json",
            json.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("tarazy-linear against opennlp-nb: +0.0 points");
    assertThat(json).content().contains("\"comparisons\" : [ {");
  }

  @Test
  void whatIsMissingIsSaidInOneLine() throws IOException {
    Path broken = folder.resolve("broken.json");
    Files.writeString(broken, "{");
    String data = data().toString();

    Run noData = run("accuracy", "--data", folder.resolve("nowhere").toString());
    Run noSet = run("accuracy", "--data", data, "--set", "nothing");
    Run noContestant = run("accuracy", "--data", data, "--contestant", "nobody");
    Run badFile = run("accuracy", "--data", data, "--set", "weather", "--json", broken.toString());
    Run noResults = run("page", "--json", folder.resolve("none.json").toString());
    Run noTexts = run("latency", "--texts", "xx-300");
    Run noThreads = run("latency", "--threads", "1,0");
    Run oneLabel = run("scale", "--labels", "1");

    assertThat(noData.err()).contains("nowhere: no such folder");
    assertThat(noSet.err()).contains("train.jsonl: no such file");
    assertThat(noContestant.err()).contains("no contestant \"nobody\"");
    assertThat(badFile.err()).contains("broken.json");
    assertThat(noResults.err()).contains("no results");
    assertThat(noTexts.err()).contains("no texts \"xx-300\"");
    assertThat(new int[] {noData.code(), noSet.code(), noContestant.code(), badFile.code()})
        .containsOnly(1);
    assertThat(new int[] {noResults.code(), noTexts.code()}).containsOnly(1);
    assertThat(noThreads.code()).isEqualTo(2);
    assertThat(oneLabel.err()).contains("--labels is 1, expected 2 or more");
    assertThat(noData.err()).doesNotContain("\tat ");
  }

  @Test
  void tokenizersAreMeasuredAndWrittenIntoThePage() throws IOException {
    String row =
        "{\"text\": \"Ол келді, 60-х.\", \"label\": [\"Ол\", \"келді\", \",\", \"60-х\", \".\"]}\n";
    for (String file : new String[] {"tok_kk_ktb/test", "tok_ru_taiga/dev", "tok_ru_taiga/test"}) {
      Path path = folder.resolve(file + ".jsonl");
      Files.createDirectories(path.getParent());
      Files.writeString(path, row);
    }
    Path page =
        Files.writeString(
            folder.resolve("page.md"),
            """
            <!-- tokenizer: begin, written by benchmarks/run tokenizer -->
            <!-- tokenizer: end -->
            """);
    Path json = folder.resolve("tokenizer.json");
    Run run =
        run(
            "tokenizer",
            "--data",
            folder.toString(),
            "--json",
            json.toString(),
            "--into",
            page.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Lucene StandardTokenizer", "JDK BreakIterator");
    assertThat(page).content().contains("| Tarazy", "1.0000 (1.0000 / 1.0000)");
    assertThat(json).content().contains("\"tokenizer\" : \"Tarazy\"");
  }

  @Test
  void goldTokensThatAreNotInTheTextAreReported() throws IOException {
    Path file = folder.resolve("tok_kk_ktb/test.jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"text\": \"Ол келді\", \"label\": [\"Ол\", \"барды\"]}\n");
    Run run = run("tokenizer", "--data", folder.toString());
    assertThat(run.code()).isOne();
    assertThat(run.err()).contains("test.jsonl:1", "\"барды\"");
  }

  @Test
  void identifiersOfLanguageAreComparedAndTheTablesWrittenIntoThePage() throws IOException {
    String row = "{\"text\": \"%s\", \"label\": \"%s\"}\n";
    Path set = Files.createDirectories(folder.resolve("data/lid_sib200"));
    Files.writeString(
        set.resolve("dev.jsonl"),
        String.format(row, "Балалар мектепке ерте барады және кітап оқиды.", "kk")
            + String.format(row, "Біз кеше ауылға қонаққа бардық, бәрі көңілді болды.", "kk")
            + String.format(row, "Дети рано уходят в школу и читают книги.", "ru")
            + String.format(row, "Вчера мы ездили в деревню, всем было весело.", "ru")
            + String.format(row, "Ми були вчора у селі, всім було дуже весело.", "uk")
            + String.format(row, "Балдар мектепке эрте барышат жана китеп окушат.", "ky"));
    Path page = folder.resolve("reading.md");
    Files.writeString(
        page,
        """
        before
        <!-- language: begin, written by benchmarks/run language --split test -->
        old
        <!-- language: end -->
        after
        """);
    Path json = folder.resolve("language.json");

    Run run =
        run(
            "language",
            "--data",
            folder.resolve("data").toString(),
            "--into",
            page.toString(),
            "--json",
            json.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("full sentences (6)", "Lingua", "OpenNLP", "code-switched (1000)")
        .containsPattern(
            "\\| full sentences \\(6\\) +\\| +Tarazy \\| +1.000 / 1.000 \\| +1.000 / 1.000 ");
    assertThat(Files.readString(page))
        .startsWith("before\n")
        .contains(run.out())
        .doesNotContain("old");
    assertThat(Files.readString(json)).contains("\"condition\" : \"full sentences\"");
  }
}
