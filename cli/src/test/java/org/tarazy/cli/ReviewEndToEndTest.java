package org.tarazy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.triage.Priority;
import org.tarazy.triage.ReviewPolicy;

/**
 * A day of review, by commands alone: texts come in, people read them in order, what they decide is
 * logged, and the model is trained again from the log.
 */
class ReviewEndToEndTest {
  static final Path POLICY = Path.of("..", "docs", "examples", "policy.json");

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
    Path practice = folder.resolve("practice");
    assertThat(succeed("data", "practice", "--out", practice, "--json").lines()).hasSize(7);
    Path labelled = practice.resolve("labelled.jsonl");
    Path incoming = practice.resolve("incoming.jsonl");
    DatasetReader.labelled()
        .read(List.of(practice.resolve("truth.jsonl")))
        .examples()
        .forEach(text -> truth.put(text.attribute("id").orElseThrow(), text.label()));
    Path before = Fixtures.model(folder.resolve("before.tarazy"), 1 << 14, List.of(labelled));
    Path known = addKnown(practice);

    Path pages = folder.resolve("today");
    CommandRun review =
        succeed(
            "review",
            "--model",
            before,
            "--policy",
            POLICY,
            "--known",
            known,
            "--html",
            pages,
            "--jsonl",
            "--json",
            incoming);
    List<JsonNode> queue = review.lines();
    assertInOrderWithReasons(queue);
    assertThat(Files.readString(pages.resolve("index.html"))).contains("00500.html");

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

    Path after =
        Fixtures.model(folder.resolve("after.tarazy"), 1 << 14, List.of(labelled, decided));
    Path test = practice.resolve("test.jsonl");
    Path report = folder.resolve("report.html");
    JsonNode figures =
        succeed(
                "evaluate",
                "--model",
                after,
                "--baseline",
                before,
                "--data",
                test,
                "--by",
                "language,channel,length",
                "--report",
                report,
                "--json")
            .json();
    JsonNode change = figures.get("baseline").get("change").get("macro_f1");
    assertThat(change.get("difference").asDouble()).isGreaterThan(0.02);
    assertThat(change.get("after")).isEqualTo(figures.get("macro_f1"));
    assertThat(Files.readString(report).contains("Before and after")).isTrue();
  }

  private static Path addKnown(Path practice) {
    Path known = practice.resolveSibling("known");
    for (String label : List.of("recruitment", "incitement", "glorification")) {
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
          practice.resolve("confirmed").resolve(label + ".jsonl"));
    }
    return known;
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

  private static CommandRun succeed(Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run;
  }
}
