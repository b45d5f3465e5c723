package org.tarazy.datasets;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {
  @TempDir Path folder;

  private static Example example(String file, int line, String text, String... labels) {
    return new Example(text, List.of(labels), Map.of(), new SourceLocation(file, line));
  }

  private static Dataset set(String file, String... textsAndLabels) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < textsAndLabels.length; i += 2) {
      examples.add(example(file, i / 2 + 1, textsAndLabels[i], textsAndLabels[i + 1]));
    }
    return new Dataset(file, examples, false);
  }

  private static Finding finding(DatasetReport report, String code) {
    return report.findings().stream()
        .filter(f -> f.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " not among " + report.findings()));
  }

  private static List<String> codes(DatasetReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  @Test
  void findsNothingButTheBalanceInGoodData() {
    String[] rows =
        IntStream.range(0, 20)
            .boxed()
            .flatMap(
                i ->
                    List.of(Long.toString(Dice.mix(i), 36) + " сөз", i % 2 == 0 ? "x" : "y")
                        .stream())
            .toArray(String[]::new);

    DatasetReport report = DatasetCheck.sets(List.of(set("a", rows)));

    assertThat(codes(report)).containsExactly("imbalance");
    assertThat(report.hasErrors()).isFalse();
    assertThat(finding(report, "imbalance").severity()).isEqualTo(Finding.Severity.INFO);
    assertThat(finding(report, "imbalance").examples())
        .containsExactly("x: 10 (50.0%)", "y: 10 (50.0%)");
    assertThat(report.files().get(0).labels()).containsEntry("x", 10);
  }

  @Test
  void findsRepetitionLeaksAndContradictions() {
    String post = "Приходите в субботу на большой субботник в городском парке, будет чай";
    DatasetReport report =
        DatasetCheck.sets(
            List.of(
                set(
                    "train",
                    post,
                    "x",
                    post,
                    "x",
                    post.replace("чай", "кофе"),
                    "x",
                    "5 жұлдыз",
                    "x",
                    "1 жұлдыз",
                    "y",
                    "Өте жақсы!",
                    "x",
                    "оте жаксы",
                    "y"),
                set("test", post, "x", "1 ЖҰЛДЫЗ", "y", post.replace("большой", "общий"), "y")));

    assertThat(finding(report, "leak").examples()).containsExactly("test:1 ~ train:1");
    assertThat(finding(report, "leak").severity()).isEqualTo(Finding.Severity.ERROR);
    assertThat(finding(report, "near-leak").examples())
        .contains("test:3 ~ train:1", "test:2 ~ train:4");
    assertThat(finding(report, "duplicate").examples()).containsExactly("train:2 ~ train:1");
    assertThat(finding(report, "near-duplicate").examples()).contains("train:3 ~ train:1");
    assertThat(finding(report, "contradiction").examples())
        .containsExactly("train:7 ~ train:6: [x], [y]");
  }

  @Test
  void findsWhatIsWrongWithLabels() {
    DatasetReport single =
        DatasetCheck.sets(
            List.of(
                new Dataset(
                    "a", List.of(example("a", 1, "бір", "x"), example("a", 2, "екі")), false)));
    assertThat(codes(single)).contains("one-label", "no-label", "rare-label");
    assertThat(finding(single, "no-label").examples()).containsExactly("a:2 \"екі\"");
    assertThat(single.hasErrors()).isTrue();

    DatasetReport mixed =
        DatasetCheck.sets(
            List.of(
                set("a", "бір", "x", "екі", "y"),
                new Dataset("b", List.of(example("b", 1, "үш", "z", "z")), true)));
    assertThat(codes(mixed)).contains("mixed-label-kinds", "repeated-label", "new-label");
    assertThat(finding(mixed, "new-label").examples()).containsExactly("z");

    DatasetReport none =
        DatasetCheck.sets(List.of(new Dataset("a", List.of(example("a", 1, "бір")), false)));
    assertThat(codes(none)).containsExactly("unlabelled");
  }

  @Test
  void warnsOfAVeryRareLabel() {
    String[] rows = new String[2 * 60];
    for (int i = 0; i < 60; i++) {
      rows[2 * i] = Long.toString(Dice.mix(i), 36);
      rows[2 * i + 1] = i == 0 ? "rare" : "common";
    }
    assertThat(finding(DatasetCheck.sets(List.of(set("a", rows))), "imbalance"))
        .isEqualTo(
            new Finding(
                "imbalance",
                Finding.Severity.WARNING,
                "common has 59 examples, rare has 1",
                2,
                List.of("common: 59 (98.3%)", "rare: 1 (1.7%)")));
  }

  @Test
  void findsDamagedAndStrangeTexts() {
    Charset russian = Charset.forName("windows-1251");
    Charset western = Charset.forName("windows-1252");
    String text = "Привет, это длинный текст";
    DatasetReport report =
        DatasetCheck.sets(
            List.of(
                set(
                    "a",
                    new String(text.getBytes(UTF_8), russian).replace('\u0098', '?'),
                    "x",
                    new String(text.getBytes(russian), western),
                    "x",
                    "бол\uFFFDан",
                    "x",
                    "Қазақша мәтін дұрыс",
                    "x",
                    "Обычный русский текст, ёлка — №5 «да»",
                    "x",
                    "Zürich, Genève, déjà vu à Paris été",
                    "x",
                    "a\0b",
                    "x",
                    "\u200b ",
                    "y",
                    "😀",
                    "y",
                    "ab ".repeat(4000),
                    "y")));

    assertThat(finding(report, "damaged-encoding").examples())
        .extracting(e -> e.substring(0, 3))
        .containsExactly("a:1", "a:2", "a:3");
    assertThat(finding(report, "control-characters").examples()).hasSize(1);
    assertThat(finding(report, "empty-text").examples()).containsExactly("a:8 \"\\u200b \"");
    assertThat(finding(report, "short-text").examples()).containsExactly("a:9 \"😀\"");
    assertThat(finding(report, "long-text").count()).isEqualTo(1);
  }

  @Test
  void reportsFilesAndRowsThatCannotBeReadAndGoesOn() throws IOException {
    Path good = Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"a\"}\nrubbish\n");
    Path foreign = Files.write(folder.resolve("b.jsonl"), "{\"text\":\"a\"}".getBytes(UTF_16));

    DatasetReport report =
        DatasetCheck.files(
            List.of(good, foreign, folder.resolve("gone.csv")), DatasetReader.labelled());

    assertThat(report.files()).hasSize(1);
    assertThat(report.files().get(0).badRows()).isEqualTo(1);
    assertThat(finding(report, "unreadable-file").count()).isEqualTo(2);
    assertThat(finding(report, "bad-rows").examples().get(0)).startsWith(good + ":2: ");
    assertThat(report.findings().get(0).severity()).isEqualTo(Finding.Severity.ERROR);
    assertThat(new ObjectMapper().valueToTree(report).toString())
        .contains("\"code\":\"bad-rows\"", "\"severity\":\"ERROR\"", "\"examples\":");
  }

  @Test
  void showsFiveOfMany() {
    String[] rows = new String[20];
    for (int i = 0; i < 10; i++) {
      rows[2 * i] = "  ";
      rows[2 * i + 1] = "x";
    }
    Finding empty = finding(DatasetCheck.sets(List.of(set("a", rows))), "empty-text");
    assertThat(empty.count()).isEqualTo(10);
    assertThat(empty.examples()).hasSize(5);
    assertThat(empty.message()).isEqualTo("empty texts: 10");
  }
}
