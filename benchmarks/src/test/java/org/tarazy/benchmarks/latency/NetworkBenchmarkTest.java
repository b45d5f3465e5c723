package org.tarazy.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.Metric;
import org.tarazy.benchmarks.contestants.ModelCache;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.datasets.SampleCorpus.Split;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.Model;
import org.tarazy.model.ModelFile;
import org.tarazy.model.NetworkShape;
import org.tarazy.model.NeuralScorer;
import org.tarazy.training.NetworkTrainer;

class NetworkBenchmarkTest {
  private static final NetworkShape SHAPE =
      new NetworkShape(
          new FeatureOptions(1 << 10, 3, 4, Map.of(FeatureGroup.WORD, 1, FeatureGroup.NGRAM, 1)),
          8,
          6,
          5,
          3);

  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(Preparation.FOLDER);
  }

  private static float[] random(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static NeuralScorer network() {
    Random random = new Random(1);
    int d = SHAPE.dimensions();
    int f = SHAPE.filters();
    int h = SHAPE.hidden();
    return NeuralScorer.quantise(
        SHAPE,
        random(random, SHAPE.features().slots() * d),
        new NeuralScorer.Weights(
            random(random, 2 * d * f),
            random(random, f),
            random(random, 3 * d * f),
            random(random, f),
            random(random, SHAPE.pooled() * h),
            random(random, h),
            random(random, h * SHAPE.labels()),
            random(random, SHAPE.labels())));
  }

  @Test
  void bothRunTheSameNetworkOnTheSameTexts() throws Exception {
    assumeTrue(NetworkTrainer.find().isPresent(), "this machine has no ND4J");
    System.setProperty(Preparation.FOLDER, folder.toString());
    Dataset data = SampleCorpus.generate(1, 400).split(Split.TEST);
    LabelledSet reviews = LabelledSet.of(TextSet.REVIEWS, Metric.MACRO_F1, data, data, data);
    try (Progress progress = new Progress("test", 1)) {
      new Preparation(folder).prepare(TextSet.of(reviews), List.of(), progress);
    }
    Model linear = SyntheticModel.of(SHAPE.labels(), 1);
    Model model =
        new Model(
            linear.card(),
            network(),
            linear.calibration(),
            linear.priors(),
            linear.rule(),
            linear.vocabulary());
    Files.write(
        new ModelCache(folder).file(TextSet.REVIEWS, Contestants.NEURAL), ModelFile.toBytes(model));
    TextBenchmark.Texts texts = new TextBenchmark.Texts();
    texts.texts = TextSet.ONE_REVIEW;
    texts.read();
    NetworkBenchmark.Network network = new NetworkBenchmark.Network();
    network.load(texts);
    NetworkBenchmark.Ours ours = new NetworkBenchmark.Ours();
    ours.read(texts, network);
    NetworkBenchmark.Theirs theirs = new NetworkBenchmark.Theirs();
    theirs.prepare(texts, network);
    NetworkBenchmark benchmark = new NetworkBenchmark();

    float[] scores = benchmark.scoreRead(network, ours).clone();

    assertThat(benchmark.output(theirs)).containsExactly(scores, within(1e-4f));
    assertThat(benchmark.prepareAndOutput(texts, theirs)).containsExactly(scores, within(1e-4f));
    float sum = 0;
    for (float probability : benchmark.score(texts, network, ours)) {
      sum += probability;
    }
    assertThat(sum).isCloseTo(1, within(1e-4f));
  }
}
