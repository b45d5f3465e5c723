package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {
  private static final String POLICY =
      "{\"name\":\"test\",\"labels\":{\"sport\":{\"first\":0.9,\"queue\":0.4,\"missCost\":5}},"
          + "\"channels\":{\"stadium\":{\"sport\":0.6},\"farm\":{\"sport\":0.001}},"
          + "\"capacityPerDay\":20,\"sample\":{\"share\":0.001,\"seed\":7}}";

  @TempDir static Path shared;
  @TempDir Path folder;
  static Path model;
  static Path policy;

  @BeforeAll
  static void train() {
    model = Fixtures.model(shared, Fixtures.rows());
    policy = Fixtures.write(shared.resolve("policy.json"), POLICY);
  }

  private Path texts() {
    return Fixtures.write(
        folder.resolve("texts.jsonl"),
        "{\"id\":\"w\",\"text\":\"Завтра ожидается снег и мороз\",\"channel\":\"stadium\"}\n"
            + "{\"id\":\"s\",\"text\":\"Команда выиграла матч со счётом два ноль\","
            + "\"channel\":\"stadium\"}\n"
            + "{\"id\":\"f\",\"text\":\"Команда выиграла матч со счётом два ноль\","
            + "\"channel\":\"farm\"}\n");
  }

  private static CommandRun review(Object... more) {
    Object[] arguments = new Object[more.length + 5];
    System.arraycopy(
        new Object[] {"review", "--model", model, "--policy", policy}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void ordersTextsByWhatIsProbableInTheirChannel() {
    CommandRun run = review("--jsonl", "--json", texts());
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).extracting(row -> row.get("rank").asInt()).containsExactly(1, 2, 3);
    JsonNode first = run.lines().get(0);
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly(
            "rank",
            "id",
            "channel",
            "priority",
            "sampled",
            "benefit",
            "reasons",
            "label",
            "probability",
            "scores",
            "language",
            "known",
            "text_sha256",
            "policy_sha256",
            "thresholds_sha256",
            "model_sha256");
    assertThat(first.get("id").asText()).isEqualTo("s");
    assertThat(first.get("reasons").get(0).get("code").asText()).startsWith("SCORE_");
    JsonNode farm =
        run.lines().stream().filter(r -> r.get("id").asText().equals("f")).findFirst().get();
    assertThat(farm.get("scores").get("sport").asDouble())
        .isLessThan(first.get("scores").get("sport").asDouble());
  }

  @Test
  void showsPeopleWhatToReadAndWhy() {
    CommandRun run = review("--jsonl", texts());
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("s, stadium: sport 0.", "score_", "3 texts: ");
  }

  @Test
  void takesTheChannelOfWholeFilesFromAnOption() {
    Path file = Fixtures.write(folder.resolve("a.txt"), "Команда выиграла матч");
    assertThat(review("--json", "--channel", "farm", file).json().get("channel").asText())
        .isEqualTo("farm");
    assertThat(review("--json", file).json().get("channel").asText()).isEmpty();
  }

  @Test
  void saysWhatDoesNotFit() {
    Path file = Fixtures.write(folder.resolve("a.txt"), "Команда выиграла матч");
    CommandRun channel = review("--channel", "sea", file);
    assertThat(channel.code()).isEqualTo(1);
    assertThat(channel.err()).contains(file + ": ", "sea", "[farm, stadium]").hasLineCount(1);
    CommandRun labels =
        CommandRun.of(
            "review", "--model", model, "--policy", ReviewEndToEndTest.POLICY, "--text", "гол");
    assertThat(labels.code()).isEqualTo(1);
    assertThat(labels.err())
        .contains("policy.json: ", "the model has no label")
        .doesNotContain("internal error")
        .hasLineCount(1);
    Path broken = Fixtures.write(folder.resolve("p.json"), POLICY.replace("0.4", "\"x\""));
    CommandRun bad = CommandRun.of("review", "--model", model, "--policy", broken, file);
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).contains("labels.sport.queue: found \"x\"").hasLineCount(1);
    assertThat(review("--known", folder.resolve("no"), file).err()).contains("no").hasLineCount(1);
    assertThat(CommandRun.of("review", "--model", model, file).code()).isEqualTo(2);
  }

  @Test
  void aPageExplainsTheLabelThatPeopleAreToLookFor() throws IOException {
    Path all =
        Fixtures.write(
            folder.resolve("all.json"), POLICY.replace("\"queue\":0.4", "\"queue\":0.0000001"));
    Path weather =
        Fixtures.write(
            folder.resolve("weather.jsonl"),
            "{\"id\":\"w\",\"text\":\"Завтра ожидается снег и мороз\",\"channel\":\"farm\"}\n");
    Path pages = folder.resolve("pages");
    CommandRun run =
        CommandRun.of(
            "review", "--model", model, "--policy", all, "--html", pages, "--jsonl", weather);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("w, farm: weather");
    assertThat(Files.readString(pages.resolve("00001.html")))
        .contains("Words for and against “sport”");
  }

  @Test
  void writesPagesForReviewers() throws IOException {
    Path pages = folder.resolve("pages");
    Path hostile =
        Fixtures.write(
            folder.resolve("hostile.jsonl"),
            "{\"id\":\"<b>1\",\"text\":\"Команда <script>alert(1)</script> выиграла матч\","
                + "\"channel\":\"stadium\"}\n");
    CommandRun run = review("--html", pages, "--jsonl", texts(), hostile);
    assertThat(run.err()).isEmpty();
    String index = Files.readString(pages.resolve("index.html"));
    assertThat(index)
        .contains("<a href=\"00001.html\">", "&lt;b&gt;1", "A person decides", "FIRST")
        .doesNotContain("<script", "<b>");
    String page = Files.readString(pages.resolve("00001.html"));
    assertThat(page).contains("Words for and against", "Priority: FIRST", "Channel: stadium");
    try (Stream<Path> files = Files.list(pages)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContain("<script", "src=");
      }
    }
    CommandRun again = review("--html", pages, "--jsonl", texts());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("is not empty").hasLineCount(1);
  }
}
