package org.tarazy.datasets;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static DatasetException refusal(DatasetReader reader, Path file) {
    DatasetException e =
        catchThrowableOfType(DatasetException.class, () -> reader.forEach(file, example -> {}));
    assertThat(e).as("refusal of " + file).isNotNull();
    assertThat(e.getMessage()).doesNotContain("\n", "\r", "com.fasterxml", "Source:");
    return e;
  }

  private String refusalOfLine(String line) throws IOException {
    Path file = file("rows.jsonl", "{\"text\":\"a\",\"label\":\"x\"}\n" + line + "\n");
    String message = refusal(DatasetReader.labelled(), file).getMessage();
    assertThat(message).startsWith(file + ":2: ");
    return message.substring((file + ":2: ").length());
  }

  @Test
  void readsJsonLinesWithEveryOtherFieldAsAnAttributeInOrder() throws IOException {
    Path file =
        file(
            "a.jsonl",
            """
            {"lang":"kk","text":"Бүгін жақсы күн","label":"1","n":3.10,"ok":true,"gone":null}

            {"text":"😀","label":2,"topics":["a", {"b": 1}]}
            """);

    Dataset dataset = DatasetReader.labelled().read(file);

    assertThat(dataset.multiLabel()).isFalse();
    assertThat(dataset.examples())
        .containsExactly(
            new Example(
                "Бүгін жақсы күн",
                List.of("1"),
                Map.of("lang", "kk", "n", "3.10", "ok", "true"),
                new SourceLocation(file.toString(), 1)),
            new Example(
                "😀",
                List.of("2"),
                Map.of("topics", "[\"a\",{\"b\":1}]"),
                new SourceLocation(file.toString(), 3)));
    assertThat(dataset.examples().get(0).attributes().keySet()).containsExactly("lang", "n", "ok");
    assertThat(dataset.examples().get(1).source()).hasToString(file + ":3");
    assertThat(dataset.labelCounts()).containsExactly(Map.entry("1", 1), Map.entry("2", 1));
  }

  @Test
  void aListOfLabelsMakesTheSetMultiLabelAndMayBeEmpty() throws IOException {
    Dataset dataset =
        DatasetReader.labelled()
            .read(
                file("a.jsonl", "{\"text\":\"a\",\"label\":[]}\n{\"text\":\"b\",\"label\":\"x\"}"));

    assertThat(dataset.multiLabel()).isTrue();
    assertThat(dataset.examples().get(0).labels()).isEmpty();
    assertThat(dataset.examples().get(1).label()).isEqualTo("x");
    assertThatThrownBy(() -> dataset.examples().get(0).label())
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void readsCsvWithTheSeparatorOfItsHeader(String separator) throws IOException {
    Path file =
        file(
            "a.csv",
            "id,label,text\r\n1,x,\"first, \"\"quoted\"\"\nsecond; line\"\r\n\r\n2,y|z,5\" pipe\r\n3,|,c\r\n"
                .replace(",", separator));

    Dataset dataset = DatasetReader.labelled().read(file);

    assertThat(dataset.multiLabel()).isTrue();
    assertThat(dataset.examples())
        .extracting(Example::text)
        .containsExactly(
            "first, \"quoted\"\nsecond; line".replace(",", separator), "5\" pipe", "c");
    assertThat(dataset.examples())
        .extracting(Example::labels)
        .containsExactly(List.of("x"), List.of("y", "z"), List.of());
    assertThat(dataset.examples())
        .extracting(example -> example.source().line())
        .containsExactly(2L, 5L, 6L);
    assertThat(dataset.examples().get(1).attribute("id")).contains("2");
  }

  @Test
  void readsFastTextLines() throws IOException {
    Dataset dataset =
        DatasetReader.labelled()
            .read(file("a.txt", "__label__x __label__y  екі белгі \n__label__z о __label__q\n"));

    assertThat(dataset.multiLabel()).isTrue();
    assertThat(dataset.examples().get(0).labels()).containsExactly("x", "y");
    assertThat(dataset.examples().get(0).text()).isEqualTo("екі белгі ");
    assertThat(dataset.examples().get(1).text()).isEqualTo("о __label__q");
  }

  @Test
  void takesTheFormatThatItIsToldOverTheEnding() throws IOException {
    Path file = file("a.data", "{\"text\":\"a\"}");

    assertThat(refusal(DatasetReader.unlabelled(), file).getMessage()).contains(".jsonl");
    assertThat(
            DatasetReader.unlabelled().withFormat(DatasetFormat.JSON_LINES).read(file).examples())
        .hasSize(1);
  }

  @Test
  void needsNeitherLabelNorTextToClassify() throws IOException {
    List<Example> seen = new ArrayList<>();
    ReadSummary summary =
        DatasetReader.unlabelled()
            .forEach(file("a.jsonl", "{\"text\":\"\"}\n{\"text\":\"😀🔥\"}\n"), seen::add);

    assertThat(summary).isEqualTo(new ReadSummary(2, 0, false));
    assertThat(seen).extracting(Example::text).containsExactly("", "😀🔥");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {"label":"x"}                          ~field "text": found nothing, expected a string
          {"text":5,"label":"x"}                 ~field "text": found a number ("5"), expected a string
          {"text":null,"label":"x"}              ~field "text": found null, expected a string
          {"text":["a"],"label":"x"}             ~field "text": found a list, expected a string
          {"text":"a"}                           ~field "label": found nothing, expected a label or a list of labels
          {"text":"a","label":null}              ~field "label": found nothing, expected a label or a list of labels
          {"text":"a","label":{"x":1}}           ~field "label": found an object, expected a string or a list of strings
          {"text":"a","label":["x",null]}        ~field "label": found null, expected a string or a list of strings
          {"text":"a","label":" "}               ~field "label": found an empty label, expected a name
          {"text":"","label":"x"}                ~field "text": found an empty text, expected something to read
          {"text":" \\u200b\\u00a0","label":"x"} ~field "text": found a text of blanks only, expected something to read
          {"text":"ab\\ud800c","label":"x"}      ~field "text": found the lone surrogate \\ud800 at character 3, expected valid Unicode
          {"text":"a","label":"\\udc00"}         ~field "label": found the lone surrogate \\udc00 at character 1, expected valid Unicode
          {"text":"a","label":"x","id":"\\ud83d"}~field "id": found the lone surrogate \\ud83d at character 1, expected valid Unicode
          ["a"]                                  ~found a list, expected one JSON object a line
          "a"                                    ~found a string ("a"), expected one JSON object a line
          {"text":"a","label":"x"} {}            ~found more after the end of the object, expected one JSON object a line
          """)
  void namesFileLineFieldAndDefectOfABadRow(String line, String message) throws IOException {
    assertThat(refusalOfLine(line.replace("\\\\", "\\"))).isEqualTo(message.replace("\\\\", "\\"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\",\"label\":\"x\"",
        "{\"text\":\"a\",\"text\":\"b\",\"label\":\"x\"}",
        "{\"text\":\"a\tb\",\"label\":\"x\"}",
        "{'text':'a'}",
        "{\"text\":\"a\",\"label\":NaN}",
        "{\"text\":\"\\u12\",\"label\":\"x\"}",
        "plain words",
        "}"
      })
  void callsBrokenJsonBroken(String line) throws IOException {
    assertThat(refusalOfLine(line))
        .matches("found broken JSON at column \\d+ \\(.+\\), expected one JSON object a line");
  }

  @Test
  void findsBrokenJsonAtLine17() throws IOException {
    String good = "{\"text\":\"мәтін\",\"label\":\"x\"}\n";
    Path file = file("b.jsonl", good.repeat(16) + "{\"text\":\"a\",\n" + good.repeat(3));

    DatasetException e = refusal(DatasetReader.labelled(), file);

    assertThat(e.location()).isEqualTo(new SourceLocation(file.toString(), 17));
    assertThat(e.found()).startsWith("broken JSON");
    assertThat(e.expected()).isNotEmpty();
  }

  @Test
  void aNestingWithoutEndIsABadRowAndNoStackOverflow() throws IOException {
    String deep = "[".repeat(200_000);
    assertThat(refusalOfLine("{\"text\":\"a\",\"label\":\"x\",\"z\":" + deep))
        .startsWith("found broken JSON");
    assertThat(refusalOfLine(deep)).startsWith("found a list");
  }

  @Test
  void skipsBadRowsOnlyWhenToldAndReportsEachOfThem() throws IOException {
    Path file =
        file(
            "a.jsonl",
            """
            {"text":"a","label":"x"}
            rubbish
            {"text":"","label":"x"}
            {"text":"b","label":"y"}
            """);
    List<String> skipped = new ArrayList<>();
    DatasetReader reader =
        DatasetReader.labelled().skippingBadRows(bad -> skipped.add(bad.location().toString()));

    ReadSummary summary = reader.forEach(file, example -> {});

    assertThat(summary).isEqualTo(new ReadSummary(2, 2, false));
    assertThat(skipped).containsExactly(file + ":2", file + ":3");
    assertThat(refusal(reader, file("none.jsonl", "x\ny\n")).getMessage())
        .contains("2 rows, all bad", "none.jsonl:1");
  }

  @Test
  void refusesFilesThatAreNoDataAtAll() throws IOException {
    DatasetReader reader = DatasetReader.labelled();

    assertThat(refusal(reader, folder.resolve("gone.jsonl")).getMessage())
        .isEqualTo(folder.resolve("gone.jsonl") + ": found no such file");
    assertThat(refusal(reader, Files.createDirectory(folder.resolve("d"))).found())
        .isEqualTo("a directory");
    assertThat(refusal(reader, file("e.jsonl", "")).found()).isEqualTo("no example");
    assertThat(refusal(reader, file("e.csv", "")).found()).isEqualTo("an empty file");
    assertThat(refusal(reader, file("h.csv", "text,label\n")).found()).isEqualTo("no example");
    assertThat(refusal(reader, file("n.csv", "a,label\nb,x\n")).expected()).contains("column text");
    assertThat(refusal(reader, file("l.csv", "text,b\nb,x\n")).expected()).contains("column label");
    assertThat(refusal(reader, file("t.csv", "text,b,b,label\n1,2,3,4")).found())
        .contains("two columns named \"b\"");
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    assertThat(refusal(reader, file("p.jsonl", png)).found())
        .isEqualTo("the byte 0x89 at byte 1 of the row, which is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, true, UTF-16LE",
    "UTF-16BE, true, UTF-16BE",
    "UTF-16LE, false, UTF-16LE without a byte order mark",
    "UTF-16BE, false, UTF-16BE without a byte order mark",
    "UTF-32LE, true, UTF-32LE",
    "UTF-32BE, true, UTF-32BE"
  })
  void namesAForeignEncoding(String charset, boolean mark, String named) throws IOException {
    String text = (mark ? "\uFEFF" : "") + "{\"text\":\"мәтін\",\"label\":\"x\"}\n";
    Path file = file("u.jsonl", text.getBytes(Charset.forName(charset)));

    // Not a matter of one row: skipping does not help.
    DatasetException e = refusal(DatasetReader.labelled().skippingBadRows(bad -> {}), file);
    assertThat(e.found()).isEqualTo("text encoded as " + named);
    assertThat(e.expected()).isEqualTo("UTF-8");
  }

  @Test
  void acceptsTheByteOrderMarkOfUtf8() throws IOException {
    assertThat(
            DatasetReader.labelled()
                .read(file("a.csv", "\uFEFFtext,label\nмәтін,x\n"))
                .examples()
                .get(0)
                .text())
        .isEqualTo("мәтін");
  }

  @Test
  void placesMalformedBytesAndNulBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("{\"text\":\"a\\uFFFD \uFFFD\",\"label\":\"x\"}\n".getBytes(UTF_8));
    bytes.write("{\"text\":\"ab".getBytes(UTF_8));
    bytes.write(0xEF);
    bytes.write("\",\"label\":\"x\"}\n{\"text\":\"a\0\",\"label\":\"x\"}\n".getBytes(UTF_8));
    // A surrogate encoded by itself, as some programs write it, is not UTF-8.
    bytes.write(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'});
    List<String> bad = new ArrayList<>();

    ReadSummary summary =
        DatasetReader.labelled()
            .skippingBadRows(e -> bad.add(e.location().line() + ": " + e.found()))
            .forEach(file("m.jsonl", bytes.toByteArray()), example -> {});

    assertThat(summary.examples()).isEqualTo(1);
    assertThat(bad)
        .containsExactly(
            "2: the byte 0xEF at byte 12 of the row, which is not UTF-8",
            "3: a NUL byte",
            "4: the byte 0xED at byte 1 of the row, which is not UTF-8");
  }

  @Test
  void keepsAnEscapedNul() throws IOException {
    assertThat(
            DatasetReader.labelled()
                .read(file("a.jsonl", "{\"text\":\"a\\u0000b\",\"label\":\"x\"}"))
                .examples()
                .get(0)
                .text())
        .isEqualTo("a\0b");
  }

  @Test
  void refusesATextOverTheLimitAndReadsTheRowsAfterIt() throws IOException {
    String good = "{\"text\":\"abc\",\"label\":\"x\"}\n";
    Path file = file("long.jsonl", good + "{\"text\":\"abcd\",\"label\":\"x\"}\n" + good);
    List<String> bad = new ArrayList<>();

    ReadSummary summary =
        DatasetReader.labelled()
            .withMaximumTextLength(3)
            .skippingBadRows(e -> bad.add(e.getMessage()))
            .forEach(file, example -> {});

    assertThat(summary.examples()).isEqualTo(2);
    assertThat(bad)
        .containsExactly(
            file + ":2: field \"text\": found a text of 4 characters, expected at most 3");
  }

  @Test
  void doesNotHoldARowThatIsLongerThanAnyTextMayBe() {
    // More than one array can hold, and more than the heap of these tests.
    InputStream endless =
        new InputStream() {
          private long left = 3L << 30;

          @Override
          public int read() {
            return left-- > 0 ? 'a' : -1;
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            if (left <= 0) {
              return -1;
            }
            int n = (int) Math.min(left, length);
            java.util.Arrays.fill(bytes, from, from + n, (byte) 'a');
            left -= n;
            return n;
          }
        };
    assertThatThrownBy(
            () ->
                DatasetReader.unlabelled()
                    .withMaximumTextLength(1000)
                    .forEach(endless, "-", DatasetFormat.JSON_LINES, example -> {}))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("-:1: found a row of 3221225472 bytes, expected at most ");
  }

  @Test
  void reportsCsvRowsThatDoNotFitTheHeader() throws IOException {
    List<String> bad = new ArrayList<>();
    Path file = file("a.csv", "text,label\na,x\nb\nc,x,y\nd,\n\"e\"f,x\n,x\ng,x\n\"open,x\nh,x\n");

    ReadSummary summary =
        DatasetReader.labelled()
            .skippingBadRows(e -> bad.add(e.location().line() + ": " + e.found()))
            .forEach(file, example -> {});

    assertThat(summary.examples()).isEqualTo(2);
    assertThat(bad).hasSize(6);
    assertThat(bad.get(0)).isEqualTo("3: 1 cells");
    assertThat(bad.get(1)).isEqualTo("4: 3 cells");
    assertThat(bad.get(2)).isEqualTo("5: nothing");
    assertThat(bad.get(3)).startsWith("6: a broken row");
    assertThat(bad.get(4)).isEqualTo("7: an empty text");
    assertThat(bad.get(5)).startsWith("9: a quote that opens a cell and is still open");
  }

  @Test
  void readsAStreamWithoutClosingIt() {
    boolean[] closed = {false};
    InputStream in =
        new ByteArrayInputStream("__label__x a\n".getBytes(UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    DatasetReader.labelled().forEach(in, "-", DatasetFormat.FAST_TEXT, example -> {});
    assertThat(closed[0]).isFalse();
  }

  @Test
  void aFailingDiskIsAlsoOneLine() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cable pulled");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        };
    assertThatThrownBy(
            () ->
                DatasetReader.labelled()
                    .forEach(broken, "-", DatasetFormat.JSON_LINES, example -> {}))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("cable pulled")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void quotesWhateverItFoundOnOneLine() {
    assertThat(DatasetException.quote("a\nb\u202E\ud800😀" + "x".repeat(100)))
        .startsWith("\"a\\u000ab\\u202e\\ud800😀xxx")
        .endsWith("x…\"");
    assertThat(
            new String(DatasetException.quote("x".repeat(59) + "😀").getBytes(UTF_16LE), UTF_16LE))
        .contains("😀");
  }
}
