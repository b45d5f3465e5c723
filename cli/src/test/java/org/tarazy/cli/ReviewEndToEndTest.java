package org.tarazy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetWriter;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.Perturbation;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.triage.Priority;
import org.tarazy.triage.ReviewPolicy;

/**
 * A day of review, by commands alone: texts come in, people read them in order, what they decide is
 * logged, and the model is trained again from the log.
 */
class ReviewEndToEndTest {
  static final Path POLICY = Path.of("..", "docs", "examples", "policy.json");

  private static final SampleCorpus CORPUS = SampleCorpus.generate(11, 3200);
  private static final int FIRST_LABELLED = 250;

  @TempDir Path folder;

  /** What the reviewers, who are always right here, will find. */
  private final Map<String, String> truth = new HashMap<>();

  @Test
  void theExamplePolicyIsOne() throws IOException {
    ReviewPolicy policy = ReviewPolicy.read(POLICY);
    assertThat(policy.channels()).containsOnlyKeys("internet", "print");
    // 2,487 of 5,527 internet resources, 179 of 3,495 printed works.
    assertThat(sum(policy, "internet")).isBetween(0.44, 0.46);
    assertThat(sum(policy, "print")).isBetween(0.05, 0.052);
  }

  private static double sum(ReviewPolicy policy, String channel) {
    return policy.channels().get(channel).values().stream().mapToDouble(rate -> rate).sum();
  }

  @Test
  void twoThousandTextsAreReviewedLoggedAndLearntFrom() throws IOException {
    List<Example> train = CORPUS.split(SampleCorpus.Split.TRAIN).examples();
    List<Example> labelled = train.subList(0, FIRST_LABELLED);
    Path labelledFile = write("labelled.jsonl", labelled, false);
    Path before = Fixtures.model(folder.resolve("before.tarazy"), 14, List.of(labelledFile));
    Path known = addKnown(labelled);

    Path incoming = write("incoming.jsonl", incoming(train), true);
    CommandRun review =
        succeed(
            "review",
            "--model",
            before,
            "--policy",
            POLICY,
            "--known",
            known,
            "--jsonl",
            "--json",
            incoming);
    List<JsonNode> queue = review.lines();
    assertInOrderWithReasons(queue);

    Path log = folder.resolve("review.log");
    byte[] dispositions = dispositions(queue);
    CommandRun append =
        CommandRun.withInput(dispositions, "log", "append", "--log", log, "--json", "-");
    assertThat(append.err()).isEmpty();
    assertThat(append.lines()).hasSize(500);
    assertThat(succeed("log", "verify", log, "--json").json().get("lines").asInt()).isEqualTo(500);
    assertTamperingShows(log);

    JsonNode stats = succeed("log", "stats", log, "--json").json();
    assertThat(stats.get("texts").asInt()).isEqualTo(500);
    assertThat(stats.get("missed").get("of").asInt()).isPositive();

    Path decided = folder.resolve("decided.jsonl");
    CommandRun export =
        succeed("log", "export", log, "--texts", incoming, "--out", decided, "--json");
    assertThat(export.json().get("written").asInt()).isEqualTo(500);
    assertThat(export.json().get("without_text").asInt()).isZero();

    Path after = Fixtures.model(folder.resolve("after.tarazy"), 14, List.of(labelledFile, decided));
    Path test = write("test.jsonl", CORPUS.split(SampleCorpus.Split.TEST).examples(), false);
    JsonNode figuresBefore = evaluate(before, test);
    JsonNode figuresAfter = evaluate(after, test);
    assertThat(figuresAfter.get("macro_f1").asDouble())
        .isGreaterThan(figuresBefore.get("macro_f1").asDouble() + 0.02);
  }

  private Path write(String name, List<Example> examples, boolean unlabelled) throws IOException {
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("id", "t" + i);
      attributes.putAll(example.attributes());
      boolean print = example.attribute("channel").orElseThrow().equals("print");
      attributes.put("channel", print ? "print" : "internet");
      List<String> labels = unlabelled ? List.of() : example.labels();
      rows.add(new Example(example.text(), labels, attributes, example.source()));
    }
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      DatasetWriter.writeJsonLines(new Dataset(name, rows, false), out);
    }
    return file;
  }

  private Path addKnown(List<Example> labelled) throws IOException {
    Path known = folder.resolve("known");
    for (String label : List.of("recruitment", "incitement", "glorification")) {
      List<Example> confirmed =
          labelled.stream().filter(example -> example.label().equals(label)).toList();
      succeed(
          "known",
          "add",
          "--known",
          known,
          "--state",
          "confirmed",
          "--label",
          label,
          "--reviewer",
          "aida",
          "--jsonl",
          write(label + ".jsonl", confirmed, true));
    }
    return known;
  }

  /** 1,500 new texts, 300 that are hard to read, and 200 known ones that are posted again. */
  private List<Example> incoming(List<Example> train) {
    List<Example> incoming = new ArrayList<>(train.subList(FIRST_LABELLED, FIRST_LABELLED + 1500));
    List<Perturbation> ways =
        List.of(
            Perturbation.LOOK_ALIKES,
            Perturbation.ZERO_WIDTH,
            Perturbation.SPACED_LETTERS,
            Perturbation.TYPOS);
    List<Example> dev = CORPUS.split(SampleCorpus.Split.DEV).examples();
    for (int i = 0; i < 300; i++) {
      Example plain = dev.get(i);
      incoming.add(plain.withText(ways.get(i % 4).apply(plain.text(), 0.4, i)));
    }
    List<Example> harmful =
        train.subList(0, FIRST_LABELLED).stream().filter(e -> !e.label().equals("none")).toList();
    for (int i = 0; i < 200; i++) {
      Example posted = harmful.get(i % harmful.size());
      String edited = Perturbation.TYPOS.apply(posted.text(), 0.05, i);
      incoming.add(posted.withText("Репост " + i + ": " + edited));
    }
    for (int i = 0; i < incoming.size(); i++) {
      truth.put("t" + i, incoming.get(i).label());
    }
    return incoming;
  }

  private void assertInOrderWithReasons(List<JsonNode> queue) {
    assertThat(queue).hasSize(2000);
    assertThat(queue).extracting(row -> row.get("id").asText()).doesNotHaveDuplicates();
    List<Priority> priorities =
        queue.stream().map(row -> Priority.valueOf(row.get("priority").asText())).toList();
    assertThat(priorities).isSorted().contains(Priority.values());
    assertThat(priorities.stream().filter(p -> p != Priority.NONE)).hasSize(500);
    assertThat(queue).allSatisfy(row -> assertThat(row.get("reasons")).isNotEmpty());
    assertThat(queue.stream().map(row -> row.get("channel").asText()).distinct())
        .containsExactlyInAnyOrder("internet", "print");
    assertThat(share(queue, 1800, 2000, "KNOWN_CONFIRMED")).isGreaterThan(0.95);
    assertThat(queue)
        .as("what repeats a confirmed text is no innocent one")
        .filteredOn(row -> truth.get(row.get("id").asText()).equals("none"))
        .hasSizeGreaterThan(1000)
        .noneMatch(row -> has(row, "KNOWN_CONFIRMED"));
    assertThat(share(queue, 1500, 1800, "OBFUSCATED")).isGreaterThan(0.6);
    assertThat(share(queue, 0, 1500, "OBFUSCATED")).isLessThan(0.02);
  }

  /** How many of the texts with these numbers have a reason. */
  private static double share(List<JsonNode> queue, int from, int to, String code) {
    long with =
        queue.stream()
            .filter(row -> number(row) >= from && number(row) < to)
            .filter(row -> has(row, code))
            .count();
    return (double) with / (to - from);
  }

  private static boolean has(JsonNode row, String code) {
    return StreamSupport.stream(row.get("reasons").spliterator(), false)
        .anyMatch(reason -> reason.get("code").asText().equals(code));
  }

  private static int number(JsonNode row) {
    return Integer.parseInt(row.get("id").asText().substring(1));
  }

  private byte[] dispositions(List<JsonNode> queue) {
    return queue.stream()
        .filter(row -> !row.get("priority").asText().equals("NONE"))
        .map(
            row -> {
              String right = truth.get(row.get("id").asText());
              String decision =
                  right.equals("none")
                      ? "cleared"
                      : right.equals(row.get("label").asText()) ? "confirmed" : right;
              return ((ObjectNode) row)
                  .put("decision", decision)
                  .put("reason", "read")
                  .put("reviewer", number(row) % 2 == 0 ? "aida" : "dana")
                  .toString();
            })
        .collect(Collectors.joining("\n"))
        .getBytes(UTF_8);
  }

  private void assertTamperingShows(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> changed = new ArrayList<>(lines);
    changed.set(122, lines.get(122).replaceFirst("\"decision\":\"", "\"decision\":\"un"));
    assertFirstBadLine(log, changed, 123);
    List<String> dropped = new ArrayList<>(lines);
    dropped.remove(40);
    assertFirstBadLine(log, dropped, 41);
    assertFirstBadLine(log, lines.subList(0, 499), 500);
  }

  private void assertFirstBadLine(Path log, List<String> lines, int bad) throws IOException {
    Path copy = folder.resolve("copy.log");
    Files.write(copy, lines);
    Files.copy(
        folder.resolve(log.getFileName() + ".head"),
        folder.resolve("copy.log.head"),
        StandardCopyOption.REPLACE_EXISTING);
    CommandRun run = CommandRun.of("log", "verify", copy, "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("tarazy: " + copy + ": line " + bad + " ").hasLineCount(1);
    assertThat(run.json().get("defect").get("line").asInt()).isEqualTo(bad);
  }

  private static JsonNode evaluate(Path model, Path data) {
    return succeed(
            "evaluate",
            "--model",
            model,
            "--data",
            data,
            "--by",
            "language,channel,length",
            "--json")
        .json();
  }

  private static CommandRun succeed(Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run;
  }
}
