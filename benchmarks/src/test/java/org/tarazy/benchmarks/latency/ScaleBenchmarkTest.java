package org.tarazy.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleBenchmarkTest {
  @Test
  void textsHaveTheirLengthAndAreMadeAgain() {
    List<String> texts = new SyntheticText(1).texts(20, 1000);

    assertThat(texts).allMatch(text -> text.length() == 1000).doesNotHaveDuplicates();
    assertThat(texts).isEqualTo(new SyntheticText(1).texts(20, 1000));
    assertThat(texts).isNotEqualTo(new SyntheticText(2).texts(20, 1000));
  }

  @Test
  void aLongerTextMeetsNewWords() {
    String text = new SyntheticText(1).texts(1, 200_000).get(0);

    long half = Stream.of(text.substring(0, 100_000).split(" ", -1)).distinct().count();
    long all = Stream.of(text.split(" ", -1)).distinct().count();

    assertThat(all).isGreaterThan((long) (1.4 * half)).isLessThan(2 * half);
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, false", "50, false", "100, true"})
  void aModelOfAnyNumberOfLabelsScoresTexts(int count, boolean zeros) {
    ScaleBenchmark.Labels labels = new ScaleBenchmark.Labels();
    labels.labels = count;
    labels.zeros = zeros;
    labels.make();
    ScaleBenchmark.Texts texts = new ScaleBenchmark.Texts();
    texts.length = 100_000;
    texts.make();
    ScaleBenchmark.Own own = new ScaleBenchmark.Own();
    own.make(labels);

    float sum = 0;
    for (float probability : new ScaleBenchmark().score(labels, texts, own)) {
      sum += probability;
    }

    assertThat(sum).isCloseTo(1, within(1e-4f));
  }
}
