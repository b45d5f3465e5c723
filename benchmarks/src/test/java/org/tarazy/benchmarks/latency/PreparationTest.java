package org.tarazy.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.Metric;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.datasets.SampleCorpus.Split;

class PreparationTest {
  @TempDir Path folder;

  @BeforeEach
  void tellTheBenchmarksWhereToLook() {
    System.setProperty(Preparation.FOLDER, folder.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty(Preparation.FOLDER);
  }

  @Test
  void everyBenchmarkRunsOnWhatWasPrepared() throws Exception {
    SampleCorpus corpus = SampleCorpus.generate(1, 400);
    LabelledSet trainedOn =
        LabelledSet.of(
            TextSet.SAMPLE,
            Metric.MACRO_F1,
            corpus.split(Split.TRAIN),
            corpus.split(Split.DEV),
            corpus.split(Split.TEST));
    TextSet set = TextSet.of(trainedOn).get(0);
    try (Progress progress = new Progress("test", 2)) {
      new Preparation(folder)
          .prepare(
              List.of(set),
              List.of(Contestants.named("tarazy-linear"), Contestants.named("opennlp-nb")),
              progress);
    }
    TextBenchmark.Texts texts = new TextBenchmark.Texts();
    texts.texts = set.name();
    texts.read();
    TextBenchmark.Ours ours = new TextBenchmark.Ours();
    ours.load(texts);
    TextBenchmark.Scratch scratch = new TextBenchmark.Scratch();
    scratch.make(ours);
    TextBenchmark.Peer peer = new TextBenchmark.Peer();
    peer.contestant = "opennlp-nb";
    peer.load(texts);
    TextBenchmark benchmark = new TextBenchmark();

    float sum = 0;
    for (float probability : benchmark.score(texts, ours, scratch)) {
      sum += probability;
    }
    assertThat(sum).isCloseTo(1, within(1e-4f));
    assertThat(benchmark.classify(texts, ours).probabilities()).hasSize(4);
    assertThat(benchmark.peer(texts, peer)).hasSize(4);
    assertThat(benchmark.readWords(texts, new TextBenchmark.Reader())).isNotZero();
    assertThat(benchmark.sumChars(texts)).isPositive();
  }

  @Test
  void textsHaveTheLengthThatTheirNameTells() {
    List<TextSet> sets = TextSet.sample();

    assertThat(sets)
        .extracting(TextSet::name)
        .containsExactly("ru-300", "kk-300", "ru-3000", "kk-3000");
    assertThat(sets.get(0).meanLength()).isCloseTo(300, within(5.0));
    assertThat(sets.get(3).meanLength()).isCloseTo(3000, within(5.0));
    assertThat(sets).allMatch(set -> set.texts().stream().distinct().count() > 100);
  }

  @Test
  void aPublicSetIsMeasuredJoinedTooAndReviewsAlsoOneByOne() {
    Dataset texts = SampleCorpus.generate(1, 400).split(Split.TEST);

    List<TextSet> reviews =
        TextSet.of(LabelledSet.of(TextSet.REVIEWS, Metric.MACRO_F1, texts, texts, texts));
    List<TextSet> others = TextSet.of(LabelledSet.of("news", Metric.MACRO_F1, texts, texts, texts));

    assertThat(reviews)
        .extracting(TextSet::name)
        .containsExactly("kazsandra_pc", "kazsandra_pc-3000", "review-60")
        .isEqualTo(TextSet.names(TextSet.REVIEWS));
    assertThat(reviews.get(2).texts()).hasSize(1);
    assertThat(others).extracting(TextSet::name).isEqualTo(TextSet.names("news"));
    assertThat(others.get(1).meanLength()).isCloseTo(3000, within(5.0));
  }

  private static Measurement measurement(String what, int threads, double textsPerSecond) {
    return new Measurement(
        "ru-300",
        300,
        what,
        threads,
        textsPerSecond,
        0.9 * textsPerSecond,
        1.1 * textsPerSecond,
        1234,
        9_000,
        15_000,
        36_000);
  }

  @Test
  void theTableShowsTimesAgainstOursAndWhatASecondThreadGives() {
    LatencyTable table =
        new LatencyTable(
            List.of(
                measurement("tarazy score", 1, 100_000),
                measurement("tarazy score", 2, 190_000),
                measurement("a peer", 1, 10_000)));

    assertThat(table.texts()).containsExactly("ru-300");
    assertThat(table.of("ru-300").lines())
        .hasSize(4)
        .anySatisfy(
            row -> assertThat(row).contains("| tarazy score ", "100 000", "190 000", "1.90"))
        .anySatisfy(row -> assertThat(row).contains("a peer", "10.00", "1 234", "10%", "–"))
        .anySatisfy(row -> assertThat(row).contains("2 ÷ 1", "p99.9 ÷ p50, 2 threads"));
  }
}
