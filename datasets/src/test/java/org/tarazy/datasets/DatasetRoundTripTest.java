package org.tarazy.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DatasetRoundTripTest {
  @Property(tries = 200, seed = "20260101")
  void whatIsWrittenIsReadBack(
      @ForAll("examples") List<Example> examples, @ForAll boolean multiLabel) throws IOException {
    List<Example> fitting =
        examples.stream().filter(e -> multiLabel || e.labels().size() == 1).toList();
    if (fitting.isEmpty()) {
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DatasetWriter.writeJsonLines(new Dataset("a", fitting, multiLabel), out);

    List<Example> read = new ArrayList<>();
    ReadSummary summary =
        DatasetReader.unlabelled()
            .forEach(
                new ByteArrayInputStream(out.toByteArray()),
                "a",
                DatasetFormat.JSON_LINES,
                read::add);

    assertThat(summary.multiLabel()).isEqualTo(multiLabel);
    assertThat(read)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("source")
        .isEqualTo(fitting);
    assertThat(read.get(read.size() - 1).source().line()).isEqualTo(read.size());
  }

  @Property(tries = 500, seed = "20260101")
  void anyBytesAreReadOrRefusedInOneLine(
      @ForAll byte[] bytes, @ForAll DatasetFormat format, @ForAll boolean prefix) {
    byte[] start =
        prefix && format == DatasetFormat.CSV ? "text,label\n".getBytes(UTF_8) : new byte[0];
    byte[] all = new byte[start.length + bytes.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);
    try {
      DatasetReader.unlabelled().forEach(new ByteArrayInputStream(all), "a", format, example -> {});
    } catch (DatasetException e) {
      assertThat(e.getMessage()).startsWith("a").doesNotContain("\n");
    }
  }

  @Provide
  Arbitrary<List<Example>> examples() {
    Arbitrary<String> text =
        Arbitraries.strings().all().ofMaxLength(40).filter(s -> TextShape.loneSurrogate(s) < 0);
    Arbitrary<String> label =
        Arbitraries.strings()
            .alpha()
            .withChars("әқ \"\\")
            .ofMinLength(1)
            .ofMaxLength(5)
            .map(s -> "l" + s);
    return Combinators.combine(
            text, label.list().ofMaxSize(3), Arbitraries.maps(label, text).ofMaxSize(3))
        .as((t, labels, attributes) -> example(t, labels, attributes))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static Example example(String text, List<String> labels, Map<String, String> attributes) {
    return new Example(text, labels, attributes, new SourceLocation("a", 1));
  }
}
