package org.tarazy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
  @TempDir Path folder;

  private Path log() {
    return folder.resolve("review.log");
  }

  private static String decision(String text, String decision, String reviewer) {
    return "{\"text\":\""
        + text
        + "\",\"label\":\"recruitment\",\"probability\":0.7,\"decision\":\""
        + decision
        + "\",\"reason\":\"read\",\"reviewer\":\""
        + reviewer
        + "\",\"ticket\":5}\n";
  }

  private CommandRun append(String lines, Object... more) {
    List<Object> arguments =
        new java.util.ArrayList<>(List.of("log", "append", "--log", log(), "--json", "-"));
    arguments.addAll(List.of(more));
    return CommandRun.withInput(lines.getBytes(UTF_8), arguments.toArray());
  }

  @Test
  void acknowledgesEachLineAndVerifies() throws IOException {
    CommandRun run =
        append(decision("бір", "confirmed", "aida") + "\n" + decision("екі", "cleared", "dana"));
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).extracting(line -> line.get("line").asInt()).containsExactly(1, 2);
    assertThat(append(decision("үш", "cleared", "dana")).json().get("line").asInt()).isEqualTo(3);
    assertThat(Files.readString(log())).doesNotContain("екі").contains("\"ticket\":5");
    JsonNode report = CommandRun.of("log", "verify", "--json", log()).json();
    assertThat(report.get("intact").asBoolean()).isTrue();
    assertThat(report.get("lines").asInt()).isEqualTo(3);
    assertThat(CommandRun.of("log", "verify", log()).out()).startsWith("3 lines, all as");
  }

  @Test
  void namesTheFirstLineThatWasChanged() throws IOException {
    append(
        decision("бір", "confirmed", "aida")
            + decision("екі", "cleared", "dana")
            + decision("үш", "cleared", "dana"));
    Files.writeString(log(), Files.readString(log()).replaceFirst("cleared", "confirmed"));
    CommandRun run = CommandRun.of("log", "verify", "--json", log());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("tarazy: " + log() + ": line 2 ").hasLineCount(1);
    assertThat(run.json().get("defect").get("line").asInt()).isEqualTo(2);
    assertThat(CommandRun.of("log", "stats", log()).err()).contains("line 2");
  }

  @Test
  void keepsTheLinesBeforeABadOne() {
    CommandRun run =
        append(decision("бір", "confirmed", "aida") + "{\"text\":\"екі\",\"reviewer\":\"d\"}\n");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("tarazy: standard input:2: decision: found nothing, expected")
        .hasLineCount(1);
    assertThat(run.lines()).hasSize(1);
    assertThat(append("no JSON\n").err()).contains("standard input:1: no JSON");
    assertThat(append("").err()).contains("found no line");
    String reversal = decision("бір", "cleared", "dana").replace("5}", "5,\"reverses\":9}");
    assertThat(append(reversal).err()).contains("reverses: found 9, expected one of the 1 lines");
    assertThat(CommandRun.of("log", "verify", log()).code()).isZero();
  }

  @Test
  void countsAgreementAndWhatIsMissed() {
    append(
        decision("бір", "confirmed", "aida")
            + decision("бір", "confirmed", "dana")
            + decision("екі", "cleared", "aida")
            + decision("үш", "confirmed", "aida").replace("5}", "5,\"priority\":\"SAMPLE\"}"));
    JsonNode stats = CommandRun.of("log", "stats", "--json", log()).json();
    assertThat(stats.get("lines").asInt()).isEqualTo(4);
    assertThat(stats.get("texts").asInt()).isEqualTo(3);
    assertThat(stats.get("agreement").get("observed").asInt()).isEqualTo(1);
    assertThat(stats.get("agreement").has("kappa")).isFalse();
    assertThat(stats.get("overturned").get("rate").asDouble()).isEqualTo(0.25);
    assertThat(stats.get("missed").get("hits").asInt()).isEqualTo(1);
    assertThat(stats.get("missed_of_all").get("low").isNumber()).isTrue();
    assertThat(CommandRun.of("log", "stats", log()).out())
        .contains("Cohen's kappa", "not defined", "confirmed");
  }

  @Test
  void exportsWhatReviewersAgreeOn() throws IOException {
    append(
        decision("бір", "confirmed", "aida")
            + decision("екі", "cleared", "dana")
            + decision("үш", "confirmed", "dana")
            + decision("үш", "cleared", "aida")
            + decision("төрт", "incitement", "aida"));
    Path texts =
        Fixtures.write(folder.resolve("t.jsonl"), "{\"text\":\"бір\"}\n{\"text\":\"екі\"}\n");
    CommandRun run = CommandRun.of("log", "export", log(), "--texts", texts);
    assertThat(run.lines())
        .extracting(row -> row.get("text").asText() + " " + row.get("label").asText())
        .containsExactly("бір recruitment", "екі none");
    assertThat(run.err()).contains("2 texts exported", "1 undecided, 1 whose text is not at hand");
    Path out = folder.resolve("out.jsonl");
    CommandRun toFile =
        CommandRun.of("log", "export", log(), "--texts", texts, "--out", out, "--json");
    assertThat(toFile.json().get("without_text").asInt()).isEqualTo(1);
    assertThat(Files.readString(out)).isEqualTo(run.out());
    assertThat(folder.resolve("out.jsonl.unfinished")).doesNotExist();
    assertThat(CommandRun.of("log", "export", log(), "--out", log()).err()).contains("--out");
  }

  @Test
  void exportsTheTextsOfALogThatKeepsThem() {
    append(decision("бір", "confirmed", "aida"), "--keep-text");
    assertThat(CommandRun.of("log", "export", log()).json().get("text").asText()).isEqualTo("бір");
  }
}
