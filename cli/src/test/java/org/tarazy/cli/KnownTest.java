package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTest {
  private static final String TEXT =
      "Брат, у костра «Пустого колодца» найдётся место и тебе, приходи и принеси клятву.";

  @TempDir Path folder;

  private Path store() {
    return folder.resolve("known");
  }

  private CommandRun add(String text, String state) {
    return CommandRun.of(
        "known",
        "add",
        "--known",
        store(),
        "--state",
        state,
        "--label",
        "recruitment",
        "--reviewer",
        "aida",
        "--reference",
        "case 17",
        "--json",
        "--text",
        text);
  }

  private JsonNode find(String text) {
    CommandRun run = CommandRun.of("known", "find", "--known", store(), "--json", "--text", text);
    assertThat(run.err()).isEmpty();
    return run.json().get("matches");
  }

  @Test
  void findsATextThatComesAgainEdited() {
    JsonNode added = add(TEXT, "confirmed").json();
    assertThat(added.get("known").asText()).matches("[0-9a-f]{16}");
    assertThat(added.get("standing").asText()).isEqualTo("active");
    JsonNode match = find("Репост, важно! " + TEXT).get(0);
    assertThat(match.get("id")).isEqualTo(added.get("known"));
    assertThat(match.get("state").asText()).isEqualTo("confirmed");
    assertThat(match.get("reviewer").asText()).isEqualTo("aida");
    assertThat(match.get("similarity").asDouble()).isGreaterThan(0.8);
    assertThat(match.get("decided_at").asText()).matches("\\d{4}-.*Z");
    assertThat(find("Завтра в Костанае ожидается снег и сильный ветер.")).isEmpty();
    assertThat(CommandRun.of("known", "find", "--known", store(), "--text", TEXT).out())
        .contains("confirmed as recruitment by aida", "see case 17");
  }

  @Test
  void showsARevokedTextNoMoreButKeepsIt() {
    String id = add(TEXT, "confirmed").json().get("known").asText();
    CommandRun revoke =
        CommandRun.of(
            "known",
            "revoke",
            "--known",
            store(),
            "--reviewer",
            "dana",
            "--reason",
            "appeal 5",
            id);
    assertThat(revoke.code()).isZero();
    assertThat(find(TEXT)).isEmpty();
    JsonNode stats = CommandRun.of("known", "stats", "--known", store(), "--json").json();
    assertThat(stats.get("texts").asInt()).isEqualTo(1);
    assertThat(stats.get("standings").get("revoked").asInt()).isEqualTo(1);
    assertThat(stats.get("states").get("confirmed").asInt()).isZero();
    assertThat(CommandRun.of("known", "stats", "--known", store()).out()).contains("revoked");
  }

  @Test
  void hidesADisabledTextUntilItIsEnabled() {
    String id = add(TEXT, "confirmed").json().get("known").asText();
    assertThat(change("disable", id).json().get("standing").asText()).isEqualTo("disabled");
    assertThat(find(TEXT)).isEmpty();
    assertThat(change("enable", id).json().get("standing").asText()).isEqualTo("active");
    assertThat(find(TEXT)).hasSize(1);
  }

  private CommandRun change(String command, String id) {
    return CommandRun.of(
        "known",
        command,
        "--known",
        store(),
        "--reviewer",
        "dana",
        "--reason",
        "appeal 5",
        "--json",
        id);
  }

  @Test
  void saysWhatIsWrong() {
    CommandRun none = CommandRun.of("known", "find", "--known", store(), "--text", TEXT);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains(store().toString()).hasLineCount(1);
    assertThat(add("👍 !", "confirmed").err()).contains("text: ").hasLineCount(1);
    assertThat(add(TEXT, "guilty").code()).isEqualTo(2);
    add(TEXT, "cleared");
    CommandRun unknown =
        CommandRun.of(
            "known", "revoke", "--known", store(), "--reviewer", "d", "--reason", "r", "0000");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("0000").doesNotContain("internal error").hasLineCount(1);
    assertThat(CommandRun.of("known").code()).isEqualTo(2);
  }

  @Test
  void makesNoStoreWhereSomethingIsOnlyRevoked() {
    CommandRun run =
        CommandRun.of(
            "known", "revoke", "--known", store(), "--reviewer", "d", "--reason", "r", "0000");
    assertThat(run.code()).isEqualTo(1);
    assertThat(store()).doesNotExist();
  }
}
