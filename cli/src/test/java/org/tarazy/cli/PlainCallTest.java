package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that do without picocli do what they would do with it. */
class PlainCallTest {
  private static final String TEXT = "Бүгін мешітте жұма намазы өтті.";

  @TempDir Path folder;

  private static boolean isPlain(List<String> arguments) {
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            false,
            false);
    return ClassifyCommand.ofPlain(arguments.toArray(String[]::new), console).isPresent();
  }

  private static void doesTheSame(List<String> arguments) {
    List<String> throughPicocli = new ArrayList<>(arguments);
    throughPicocli.add(1, "--prior=train");
    assertThat(isPlain(arguments)).as(arguments.toString()).isTrue();
    assertThat(isPlain(throughPicocli)).isFalse();
    assertThat(CommandRun.of(arguments.toArray()))
        .isEqualTo(CommandRun.of(throughPicocli.toArray()));
  }

  @Test
  void aTextIsClassifiedAlike() {
    doesTheSame(List.of("classify", "--text", TEXT));
    doesTheSame(List.of("classify", "--text", TEXT, "--explain"));
    doesTheSame(List.of("classify", "--json", "--explain", "--text", TEXT));
    doesTheSame(List.of("classify", "--model", "toxicity-ru", "--json", "--text", TEXT));
    doesTheSame(List.of("classify", "--model", "emotion-ru", "--text", TEXT));
  }

  @Test
  void whatIsWrongIsSaidAlike() {
    doesTheSame(List.of("classify", "--text", ""));
    doesTheSame(List.of("classify", "--text", "😂"));
    doesTheSame(List.of("classify", "--model", "nonsense", "--text", TEXT));
    doesTheSame(List.of("classify", "--jsonl", folder.resolve("missing.jsonl").toString()));
  }

  @Test
  void aFileOfTextsIsClassifiedAlike() throws IOException {
    Path file = folder.resolve("texts.jsonl");
    Files.writeString(
        file,
        """
        {"id": "a", "text": "%s"}
        {"text": "Сегодня вышли новости.", "of": [1, {"b": null}]}
        {"text": ""}
        """
            .formatted(TEXT));
    doesTheSame(List.of("classify", "--jsonl", file.toString()));
    doesTheSame(List.of("classify", "--json", "--explain", "--jsonl", file.toString()));
    Files.writeString(file, "{\"text\": 5}\n");
    doesTheSame(List.of("classify", "--jsonl", file.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "classify",
        "classify --help",
        "classify --version",
        "classify --explain",
        "classify --text",
        "classify --text=a",
        "classify --text --json",
        "classify --text a --text b",
        "classify --json --json --text a",
        "classify --text @file",
        "classify --text a file",
        "classify --text a --jsonl b",
        "classify --jsonl",
        "classify --jsonl a b",
        "classify --jsonl a --json",
        "classify --jsonl -",
        "classify --model --text a",
        "classify --debug --text a",
        "--debug classify --text a",
        "language --text a"
      })
  void allElseIsLeftToPicocli(String arguments) {
    assertThat(isPlain(List.of(arguments.split(" ")))).isFalse();
  }
}
