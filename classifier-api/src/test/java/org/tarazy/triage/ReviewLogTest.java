package org.tarazy.triage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void place() {
    log = folder.resolve("review.jsonl");
  }

  @Test
  void linesComeBackAsTheyWereWritten() throws IOException {
    List<Disposition> written = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      written.add(disposition("текст " + i, "confirmed", "А.").with("note", "\"кавычки\"\n🎉"));
    }
    try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
      assertThat(open.append(written.get(0)).line()).isEqualTo(1);
      assertThat(open.appendAll(written.subList(1, 3))).hasSize(2);
      assertThat(open.recovery()).isEmpty();
    }
    try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
      open.appendAll(written.subList(3, 5));
      assertThat(open.lines()).isEqualTo(5);
      assertThat(open.head()).isEqualTo(ReviewLog.verify(log).head());
    }
    List<Disposition> read = new ArrayList<>();
    ReviewLog.forEach(log, entry -> read.add(entry.disposition()));
    assertThat(read).isEqualTo(written);
    LogVerification verification = ReviewLog.verify(log);
    assertThat(verification.isIntact()).isTrue();
    assertThat(verification.lines()).isEqualTo(5);
    assertThat(verification.notes()).isEmpty();
    assertThat(Files.readAllLines(log).get(0))
        .startsWith("{\"line\":1,\"logged_at\":\"2026-03-01T10:00:00Z\",\"previous\":\"0000");
  }

  @Test
  void aChangedByteIsFoundWhereverItIs() throws IOException {
    fill(3);
    byte[] whole = Files.readAllBytes(log);
    Path copy = folder.resolve("copy.jsonl");
    int line = 1;
    for (int i = 0; i < whole.length; i++) {
      // Every byte would do, but takes its time; line feeds and what is around them matter most.
      if (i % 5 == 0 || whole[i] == '\n' || i > 0 && whole[i - 1] == '\n') {
        byte[] changed = whole.clone();
        changed[i] ^= 1;
        Files.write(copy, changed);
        assertThat(ReviewLog.verify(copy).defect().orElseThrow().line()).isEqualTo(line);
      }
      line += whole[i] == '\n' ? 1 : 0;
    }
  }

  @Test
  void droppedAddedAndReorderedLinesAreFound() throws IOException {
    fill(6);
    List<String> lines = Files.readAllLines(log);
    List<String> dropped = new ArrayList<>(lines);
    dropped.remove(2);
    assertFirstDefect(dropped, 3);
    List<String> firstDropped = new ArrayList<>(lines.subList(1, 6));
    assertFirstDefect(firstDropped, 1);
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, 3, 4);
    assertFirstDefect(swapped, 4);
    List<String> doubled = new ArrayList<>(lines);
    doubled.add(1, lines.get(0));
    assertFirstDefect(doubled, 2);
    List<String> blank = new ArrayList<>(lines);
    blank.add(5, "");
    assertFirstDefect(blank, 6);
  }

  @Test
  void aLineThatWasReplacedAndSealedAgainIsFoundAtTheNext() throws IOException {
    fill(4);
    List<String> lines = Files.readAllLines(log);
    LogEntry second = SealedLine.read(lines.get(1).getBytes(UTF_8));
    LogEntry first = SealedLine.read(lines.get(0).getBytes(UTF_8));
    SealedLine.Written forged =
        SealedLine.write(
            second.disposition().with("decision", "cleared"), 2, second.loggedAt(), first.sha256());
    lines.set(1, new String(forged.bytes(), UTF_8).strip());
    assertFirstDefect(lines, 3);
  }

  private void assertFirstDefect(List<String> lines, long line) throws IOException {
    Path copy = folder.resolve("copy.jsonl");
    Files.writeString(copy, String.join("\n", lines) + "\n");
    assertThat(ReviewLog.verify(copy).defect().orElseThrow().line()).isEqualTo(line);
    assertThatThrownBy(() -> ReviewLog.forEach(copy, entry -> {}))
        .isInstanceOf(TriageFileException.class)
        .hasMessageStartingWith(copy + ": line " + line + " ");
  }

  @Test
  void linesDroppedAtTheEndAreMissed() throws IOException {
    fill(4);
    List<String> lines = Files.readAllLines(log);
    Files.writeString(log, String.join("\n", lines.subList(0, 3)) + "\n");
    LogVerification verification = ReviewLog.verify(log);
    assertThat(verification.defect().orElseThrow())
        .isEqualTo(new LogVerification.Defect(4, "is missing: 4 lines were acknowledged"));
    assertThatThrownBy(() -> ReviewLog.open(log, CLOCK))
        .hasMessageContaining("ends with line 3, but line 4 was acknowledged");
    Files.delete(folder.resolve("review.jsonl.head"));
    assertThat(ReviewLog.verify(log).notes()).contains("would not be missed");
    ReviewLog.open(log, CLOCK).close();
  }

  @Test
  void aPartOfALineThatWasNeverAcknowledgedIsCutOff() throws IOException {
    fill(3);
    byte[] three = Files.readAllBytes(log);
    Path head = folder.resolve("review.jsonl.head");
    byte[] acknowledged = Files.readAllBytes(head);
    fill(1);
    byte[] four = Files.readAllBytes(log);
    for (int length = three.length + 1; length < four.length; length += 23) {
      Files.write(log, Arrays.copyOf(four, length));
      Files.write(head, acknowledged);
      LogVerification verification = ReviewLog.verify(log);
      assertThat(verification.isIntact()).isTrue();
      assertThat(verification.notes()).contains("never acknowledged");
      try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
        assertThat(open.recovery().orElseThrow()).contains("cut off", "after line 3");
        assertThat(open.append(disposition("ещё", "cleared", "Б.")).line()).isEqualTo(4);
      }
      assertThat(ReviewLog.verify(log).isIntact()).isTrue();
    }
  }

  @Test
  void anAcknowledgedLineThatWasCutShortIsNotCutOff() throws IOException {
    fill(3);
    byte[] three = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(three, three.length - 10));
    assertThat(ReviewLog.verify(log).defect().orElseThrow().line()).isEqualTo(3);
    assertThatThrownBy(() -> ReviewLog.open(log, CLOCK)).isInstanceOf(TriageFileException.class);
    assertThat(Files.size(log)).isEqualTo(three.length - 10);
    Files.delete(folder.resolve("review.jsonl.head"));
    assertThat(ReviewLog.verify(log).defect().orElseThrow().problem()).isEqualTo("is cut short");
  }

  @Test
  void aDamagedLastLineIsNotContinued() throws IOException {
    fill(2);
    Files.writeString(log, Files.readString(log).replace("\"line\":2", "\"line\":7"));
    assertThatThrownBy(() -> ReviewLog.open(log, CLOCK))
        .isInstanceOf(TriageFileException.class)
        .hasMessageContaining("the last line was changed");
  }

  @Test
  void threadsMayShareALog() throws IOException {
    try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
      List<Long> lines =
          IntStream.range(0, 40)
              .parallel()
              .mapToObj(
                  i -> {
                    try {
                      return open.append(disposition("текст " + i, "confirmed", "А.")).line();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  })
              .sorted()
              .toList();
      assertThat(lines).isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
    }
    assertThat(ReviewLog.verify(log).lines()).isEqualTo(40);
  }

  @Test
  void hasOneWriterAtATime() throws IOException {
    try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
      assertThatThrownBy(() -> ReviewLog.open(log, CLOCK))
          .isInstanceOf(TriageFileException.class)
          .hasMessage(
              log + ": is open for writing elsewhere; one writer at a time, try again later");
      open.append(disposition("текст", "confirmed", "А."));
      assertThat(ReviewLog.verify(log).lines()).isEqualTo(1);
    }
    ReviewLog.open(log, CLOCK).close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\": \"а\", \"decision\": \"cleared\"} | reviewer: found nothing, expected a text that is not empty (the field is required)",
        "{\"decision\": \"cleared\", \"reviewer\": \"А.\"} | text: found nothing, expected a text (or its digest as text_sha256)",
        "{\"text\": 5, \"decision\": \"cleared\", \"reviewer\": \"А.\"} | text: found 5, expected a text",
        "{\"text_sha256\": \"abc\", \"decision\": \"cleared\", \"reviewer\": \"А.\"} | text_sha256: found \"abc\", expected 64 lower-case hexadecimal digits",
        "{\"text\": \"а\", \"text_sha256\": \"abc\", \"decision\": \"cleared\", \"reviewer\": \"А.\"} | text_sha256: found \"abc\", expected 6c",
        "{\"text\": \"а\", \"decision\": \" \", \"reviewer\": \"А.\"} | decision: found \" \", expected a text that is not empty",
        "{\"text\": \"а\", \"decision\": \"x\", \"reviewer\": \"А.\", \"probability\": 1.5} | probability: found 1.5, expected a number from 0 to 1",
        "{\"text\": \"а\", \"decision\": \"x\", \"reviewer\": \"А.\", \"priority\": \"BLOCK\"} | priority: found \"BLOCK\", expected one of FIRST, QUEUE, SAMPLE, NONE",
        "{\"text\": \"а\", \"decision\": \"x\", \"reviewer\": \"А.\", \"sampled\": 1} | sampled: found 1, expected true or false",
        "{\"text\": \"а\", \"decision\": \"x\", \"reviewer\": \"А.\", \"reverses\": 0} | reverses: found 0, expected the number of an earlier line",
        "{\"text\": \"а\", \"decision\": \"x\", \"reviewer\": \"А.\", \"second_reviewer\": \"Б.\"} | second_decision: found nothing",
        "{\"text\": \"а\", \"decision\": \"x\", \"reviewer\": \"А.\", \"sha256\": \"0\"} | sha256: this field belongs to the log",
        "[1] | found [1], expected a JSON object",
        "{\"text\": | no JSON: Unexpected end-of-input"
      })
  void saysWhatIsWrongWithADisposition(String json, String message) {
    assertThatThrownBy(() -> Disposition.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message.replace("expected 6c", "expected "))
        .hasMessageNotContaining("\n");
  }

  @Test
  void keepsTheDigestInsteadOfTheText() {
    Disposition disposition = disposition("текст", "confirmed", "А.");
    assertThat(disposition.text()).contains("текст");
    assertThat(disposition.withoutText().text()).isEmpty();
    assertThat(disposition.withoutText().textSha256())
        .isEqualTo(disposition.textSha256())
        .isEqualTo(Sha256.of("текст"));
    assertThat(disposition.probability()).hasValue(0.9);
    assertThat(disposition.reason()).contains("R1");
  }

  @Test
  void aLineCannotReverseALaterOne() throws IOException {
    try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
      Disposition reversal =
          Disposition.parse(
              "{\"text\":\"а\",\"decision\":\"cleared\",\"reviewer\":\"А.\",\"reverses\":1}");
      assertThatThrownBy(() -> open.append(reversal))
          .hasMessage("reverses: found 1, expected a line before 1");
      assertThat(open.lines()).isZero();
      open.append(disposition("а", "confirmed", "Б."));
      open.append(reversal);
    }
    assertThat(ReviewLog.verify(log).lines()).isEqualTo(2);
  }

  @Test
  void statisticsComeFromTheLog() throws IOException {
    try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
      // 20 texts judged by two reviewers: both yes 8, both no 6, A yes B no 4, A no B yes 2.
      for (int i = 0; i < 20; i++) {
        boolean a = i < 8 || i >= 14 && i < 18;
        boolean b = i < 8 || i >= 18;
        open.append(disposition("пара " + i, a ? "confirmed" : "cleared", "А."));
        open.append(disposition("пара " + i, b ? "recruitment" : "none", "Б."));
      }
      // Line 1 is reversed on appeal.
      open.append(disposition("пара 0", "cleared", "В.").with("x", "y"));
      open.append(
          Disposition.parse(
              "{\"text\":\"пара 1\",\"label\":\"recruitment\",\"decision\":\"cleared\","
                  + "\"reviewer\":\"В.\",\"reverses\":3}"));
      // A sample of 50 texts that nobody would have read: 2 should have been.
      for (int i = 0; i < 50; i++) {
        String decision = i < 2 ? "recruitment" : "none";
        open.append(
            Disposition.parse(
                "{\"text\":\"мало "
                    + i
                    + "\",\"label\":\"none\",\"decision\":\""
                    + decision
                    + "\",\"reviewer\":\"А.\",\"priority\":\"SAMPLE\"}"));
      }
      for (int i = 0; i < 6; i++) {
        open.append(
            Disposition.parse(
                "{\"text\":\"много "
                    + i
                    + "\",\"label\":\"recruitment\",\"decision\":\"confirmed\",\"reviewer\":\"А.\","
                    + "\"priority\":\"FIRST\",\"sampled\":true}"));
      }
    }
    LogStatistics statistics = LogStatistics.of(log, "none");
    assertThat(statistics.lines()).isEqualTo(98);
    assertThat(statistics.texts()).isEqualTo(76);
    assertThat(statistics.reviewers()).isEqualTo(3);
    assertThat(statistics.agreement().texts()).isEqualTo(20);
    assertThat(statistics.agreement().observed()).isEqualTo(14);
    // Expected by chance: .6 · .5 + .4 · .5 = .5; kappa (.7 − .5) / .5.
    assertThat(statistics.agreement().kappa().orElseThrow()).isCloseTo(0.4, within(1e-9));
    assertThat(statistics.reversed()).isEqualTo(new Proportion(1, 97));
    assertThat(statistics.missed()).isEqualTo(new Proportion(2, 50));
    assertThat(statistics.missedOfAll()).isEqualTo(new Proportion(2, 8));
    assertThat(statistics.overturned()).isEqualTo(new Proportion(8 + 10 + 2 + 2, 98));
    assertThat(statistics.decisions()).containsEntry("confirmed", 18L);
  }

  @Test
  void anEmptyLogHasNoKappa() throws IOException {
    ReviewLog.open(log, CLOCK).close();
    LogStatistics statistics = LogStatistics.of(log, "none");
    assertThat(statistics.agreement().kappa()).isEmpty();
    assertThat(statistics.missed().rate()).isNaN();
  }

  @Test
  void exportsTheTextsOnWhichAllAgree() throws IOException {
    String both =
        "{\"text\":\"вместе\",\"label\":\"recruitment\",\"decision\":\"confirmed\",\"reviewer\":"
            + "\"А.\",\"second_reviewer\":\"Б.\",\"second_decision\":\"recruitment\"}";
    try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
      open.append(Disposition.parse(both));
      open.append(disposition("спор", "confirmed", "А."));
      open.append(disposition("спор", "cleared", "Б."));
      open.append(disposition("открыто", "disputed", "Б."));
      open.append(disposition("без текста", "cleared", "Б.").withoutText());
      open.append(disposition("нигде", "cleared", "Б.").withoutText());
      open.append(disposition("обжаловано", "confirmed", "Б."));
      open.append(
          Disposition.parse(
              "{\"text\":\"обжаловано\",\"decision\":\"cleared\",\"reviewer\":\"В.\",\"reverses\":7}"));
      open.append(disposition("метка", "glorification", "А."));
    }
    StringBuilder rows = new StringBuilder();
    String supplied = "без текста";
    LogExport export =
        LogExport.write(
            log,
            "none",
            digest -> digest.equals(Sha256.of(supplied)) ? Optional.of(supplied) : Optional.empty(),
            rows);
    assertThat(export).isEqualTo(new LogExport(4, 2, 1));
    assertThat(rows.toString().lines().map(row -> row.replaceAll(",\"text_sha256.*", "")))
        .containsExactly(
            "{\"text\":\"вместе\",\"label\":\"recruitment\"",
            "{\"text\":\"без текста\",\"label\":\"none\"",
            "{\"text\":\"обжаловано\",\"label\":\"none\"",
            "{\"text\":\"метка\",\"label\":\"glorification\"");
  }

  private void fill(int count) throws IOException {
    try (ReviewLog open = ReviewLog.open(log, CLOCK)) {
      for (int i = 0; i < count; i++) {
        open.append(disposition("текст " + i, "confirmed", "А."));
      }
    }
  }

  private static Disposition disposition(String text, String decision, String reviewer) {
    return Disposition.parse(
        "{\"text\":\""
            + text
            + "\",\"label\":\"recruitment\",\"probability\":0.9,\"decision\":\""
            + decision
            + "\",\"reason\":\"R1\",\"reviewer\":\""
            + reviewer
            + "\"}");
  }
}
