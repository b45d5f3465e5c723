package org.tarazy.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of bad input ends in one line that says what to mend, and leaves no file. */
class BadInputTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  static Path model;

  @BeforeAll
  static void train() {
    model = Fixtures.model(shared, Fixtures.rows());
  }

  private static void assertRefused(CommandRun run, int code, String... parts) {
    assertThat(run.err()).startsWith("tarazy: ").contains(parts).hasLineCount(1);
    assertThat(run.err()).doesNotContain("Exception").doesNotContain("internal error");
    assertThat(run.code()).isEqualTo(code);
  }

  private void assertTrainingRefused(Path data, String... parts) throws IOException {
    Path out = folder.resolve("out.tarazy");
    List<Path> before = files();
    assertRefused(CommandRun.of("train", "--train", data, "--out", out), 1, parts);
    assertThat(files()).isEqualTo(before);
  }

  private List<Path> files() throws IOException {
    try (var list = Files.list(folder)) {
      return list.sorted().toList();
    }
  }

  private CommandRun classify(Path file) {
    return CommandRun.of("classify", "--model", model, "--json", file);
  }

  private CommandRun classifyLines(Path file, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("classify", "--model", model, "--json", "--jsonl", file));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }

  private Path utf16() throws IOException {
    byte[] text = "\uFEFF{\"text\":\"гол\",\"label\":\"sport\"}\n".getBytes(UTF_16LE);
    return Files.write(folder.resolve("utf16.jsonl"), text);
  }

  @Test
  void missingFile() throws IOException {
    Path missing = folder.resolve("missing.jsonl");
    assertRefused(classify(missing), 1, missing + ": no such file");
    assertRefused(classifyLines(missing), 1, missing.toString(), "no such file");
    assertTrainingRefused(missing, missing.toString(), "no such file");
    assertRefused(
        CommandRun.of("classify", "--model", missing, "--text", "гол"), 1, "no such file");
  }

  @Test
  void folderForAFile() {
    assertRefused(classify(folder), 1, folder.toString(), "folder");
    assertRefused(classifyLines(folder), 1, folder.toString(), "directory");
    assertRefused(CommandRun.of("card", folder), 1, folder.toString(), "folder");
  }

  @Test
  void utf16File() throws IOException {
    assertRefused(classify(utf16()), 1, "UTF-16LE", "expected UTF-8");
    assertRefused(classifyLines(utf16()), 1, "UTF-16LE", "expected UTF-8");
    assertTrainingRefused(utf16(), "UTF-16LE", "expected UTF-8");
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    Path file = Files.write(folder.resolve("koi8.txt"), new byte[] {'a', '\n', (byte) 0xC7});
    assertRefused(classify(file), 1, file + ":2:", "0xC7", "UTF-8");
  }

  @Test
  void brokenJsonAtLine17() throws IOException {
    List<String> rows = new ArrayList<>(Fixtures.rows());
    rows.set(16, "{\"text\": \"гол\", ");
    Path file = Fixtures.jsonLines(folder.resolve("broken.jsonl"), rows);
    assertTrainingRefused(file, file + ":17:", "JSON");
    CommandRun run = classifyLines(file);
    assertRefused(run, 1, file + ":17:", "JSON");
    assertThat(run.lines()).as("the rows before the broken one").hasSize(16);
  }

  @Test
  void brokenJsonIsSkippedAndCountedWhereAskedFor() {
    List<String> rows = new ArrayList<>(Fixtures.rows());
    rows.set(16, "{\"text\": \"гол\", ");
    Path file = Fixtures.jsonLines(folder.resolve("broken.jsonl"), rows);
    CommandRun run = classifyLines(file, "--skip-bad-rows");
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(rows.size() - 1);
    assertThat(run.err().lines())
        .satisfiesExactly(
            row -> assertThat(row).startsWith("tarazy: skipped " + file + ":17: "),
            count -> assertThat(count).isEqualTo("tarazy: skipped 1 bad rows"));
  }

  @Test
  void missingText() throws IOException {
    Path file = Fixtures.write(folder.resolve("no-text.jsonl"), "{\"label\":\"sport\"}\n");
    assertRefused(classifyLines(file), 1, file + ":1:", "\"text\"");
    assertTrainingRefused(file, file + ":1:", "\"text\"");
  }

  @Test
  void oneLabelOnly() throws IOException {
    List<String> rows = Fixtures.rows().stream().filter(row -> row.contains("sport")).toList();
    Path file = Fixtures.jsonLines(folder.resolve("one.jsonl"), rows);
    assertTrainingRefused(file, "\"sport\"", "at least two labels");
  }

  @Test
  void emptyFile() throws IOException {
    Path file = Fixtures.write(folder.resolve("empty.jsonl"), "");
    assertRefused(classify(file), 1, file + ": found an empty text");
    assertRefused(classifyLines(file), 1, file.toString(), "no example");
    assertTrainingRefused(file, file.toString(), "no example");
    Path noModel = Fixtures.write(folder.resolve("empty.tarazy"), "");
    assertRefused(CommandRun.of("card", noModel), 1, noModel.toString(), "empty");
  }

  @Test
  void modelCutToHalf() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    Path half = Files.write(folder.resolve("half.tarazy"), Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(CommandRun.of("classify", "--model", half, "--text", "гол"), 1, half.toString());
    assertRefused(CommandRun.of("card", half), 1, half.toString());
  }

  @Test
  void modelWithAFlippedByte() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    for (int at = 1; at < bytes.length; at += 1 + bytes.length / 40) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 0x40;
      Path file = Files.write(folder.resolve("flipped.tarazy"), flipped);
      assertRefused(CommandRun.of("card", file), 1, file.toString());
    }
  }

  @Test
  void pngAsAModel() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    Path file = Files.write(folder.resolve("picture.png"), png);
    assertRefused(
        CommandRun.of("classify", "--model", file, "--text", "гол"), 1, "not a .tarazy model");
    assertRefused(classify(file), 1, "0x89", "UTF-8");
  }

  @Test
  void unknownLabelAtEvaluation() {
    List<String> rows = new ArrayList<>(Fixtures.rows());
    rows.set(4, "{\"text\":\"опера\",\"label\":\"music\"}");
    Path file = Fixtures.jsonLines(folder.resolve("music.jsonl"), rows);
    assertRefused(
        CommandRun.of("evaluate", "--model", model, "--data", file),
        1,
        file + ":5:",
        "\"music\"",
        "[sport, weather]");
  }

  @Test
  void unknownFieldAtEvaluation() {
    Path file = Fixtures.jsonLines(folder.resolve("data.jsonl"), Fixtures.rows());
    assertRefused(
        CommandRun.of("evaluate", "--model", model, "--data", file, "--by", "channel"),
        1,
        "\"channel\"",
        "lang");
  }

  @Test
  void loneSurrogates() throws IOException {
    Path file =
        Fixtures.write(
            folder.resolve("lone.jsonl"), "{\"text\":\"а\\ud800б\",\"label\":\"sport\"}\n");
    assertRefused(classifyLines(file), 1, file + ":1:", "lone surrogate");
    assertTrainingRefused(file, file + ":1:", "lone surrogate");
    assertRefused(
        CommandRun.of("classify", "--model", model, "--text", "а\ud800б"), 1, "lone surrogate");
  }

  @Test
  void singleTextOf100Megabytes() throws IOException {
    Path file = folder.resolve("huge.txt");
    byte[] block = "жел баяу соғады ".repeat(1 << 15).getBytes(UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written < 100_000_000; written += block.length) {
        out.write(block);
      }
    }
    assertRefused(classify(file), 1, file.toString(), "at most 10000000 characters");
    Files.delete(file);
  }

  @Test
  void emptyText() throws IOException {
    assertRefused(CommandRun.of("classify", "--model", model, "--text", ""), 1, "empty text");
    assertRefused(CommandRun.of("classify", "--model", model, "--text", " \n"), 1, "blanks");
    Path file = Fixtures.write(folder.resolve("e.jsonl"), "{\"text\":\"\",\"label\":\"sport\"}\n");
    assertTrainingRefused(file, file + ":1:", "an empty text");
    CommandRun run = classifyLines(file);
    assertThat(run.code()).as("one of many texts may be empty").isZero();
    assertThat(run.json().get("decision").asText()).isEqualTo("review");
    assertThat(run.json().get("reasons").get(0).asText()).isEqualTo("no_words");
  }

  @Test
  void onlyEmoji() throws IOException {
    assertRefused(CommandRun.of("classify", "--model", model, "--text", "😀👍🏽"), 1, "only emoji");
    Path file = Fixtures.write(folder.resolve("smile.jsonl"), "{\"text\":\"😀👍🏽\"}\n");
    CommandRun run = classifyLines(file);
    assertThat(run.code()).as("one of many texts may be without words").isZero();
    assertThat(run.json().get("decision").asText()).isEqualTo("review");
    assertThat(run.json().get("reasons").get(0).asText()).isEqualTo("no_words");
  }

  @Test
  void outputThatCannotBeWrittenIsSeenBeforeTheWork() {
    Path data = Fixtures.jsonLines(folder.resolve("data.jsonl"), Fixtures.rows());
    Path nowhere = folder.resolve("nowhere").resolve("m.tarazy");
    assertRefused(CommandRun.of("train", "--train", data, "--out", nowhere), 1, "no folder");
    assertRefused(CommandRun.of("train", "--train", data, "--out", folder), 1, "is a folder");
    assertRefused(
        CommandRun.of("train", "--train", data, "--out", data), 1, "one of the files to read");
  }

  @Test
  void wrongUsage() {
    assertRefused(CommandRun.of(), 2, "no command given", "tarazy --help");
    assertRefused(CommandRun.of("clasify"), 2, "clasify", "tarazy --help");
    assertRefused(CommandRun.of("data"), 2, "tarazy data --help");
    assertRefused(CommandRun.of("classify"), 2, "nothing to read", "tarazy classify --help");
    assertRefused(CommandRun.of("classify", "--text", "a", "b.txt"), 2, "--text");
    assertRefused(CommandRun.of("classify", "--wrong"), 2, "--wrong");
    assertRefused(CommandRun.of("train", "--train", "a.jsonl"), 2, "--out");
    for (String wrong :
        List.of(
            "--trainer=neuron", "--objective=f2", "--max-size=5XB", "--seed=x", "--threads=0")) {
      assertRefused(
          CommandRun.of("train", "--train", "a.jsonl", "--out", "m.tarazy", wrong),
          2,
          wrong.substring(0, wrong.indexOf('=')));
    }
  }

  @Test
  void cardFileWithAnUnknownField() {
    Path data = Fixtures.jsonLines(folder.resolve("data.jsonl"), Fixtures.rows());
    Path card = Fixtures.write(folder.resolve("card.json"), "{\"purpose\":\"x\"}");
    assertRefused(
        CommandRun.of(
            "train", "--train", data, "--out", folder.resolve("m.tarazy"), "--card", card),
        1,
        "\"purpose\"",
        "intended_use");
    Fixtures.write(card, "{\"limits\":\n");
    assertRefused(
        CommandRun.of(
            "train", "--train", data, "--out", folder.resolve("m.tarazy"), "--card", card),
        1,
        card + ":",
        "broken JSON");
  }
}
