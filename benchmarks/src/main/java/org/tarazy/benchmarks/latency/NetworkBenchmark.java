package org.tarazy.benchmarks.latency;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tarazy.Classifier;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.model.ModelFile;
import org.tarazy.model.NeuralScorer;
import org.tarazy.model.Scorer;
import org.tarazy.text.WordReader;
import org.tarazy.training.neural.SameDiffScorer;

/**
 * One network run by us and by SameDiff, which trained it: from the text, and from what each has
 * prepared of the text beforehand. We prepare the words, and look up their rows on the way;
 * SameDiff is handed windows of rows.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class NetworkBenchmark {
  /** What is prepared is kept in memory: the first so many texts. */
  private static final int MOST_PREPARED = 256;

  /** The model. */
  @State(Scope.Benchmark)
  public static class Network {
    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private Classifier classifier;

    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private NeuralScorer scorer;

    /** Loads it. */
    @Setup(Level.Trial)
    public void load(TextBenchmark.Texts texts) throws IOException {
      byte[] file = Preparation.network(TextBenchmark.folder(), texts.texts);
      classifier = Classifier.of(ModelFile.read(file, texts.texts));
      if (!(ModelFile.read(file, texts.texts).scorer() instanceof NeuralScorer network)) {
        throw new BenchmarkException(texts.texts + ": the model is no network");
      }
      scorer = network;
    }
  }

  /** Ours: what a thread has. */
  @State(Scope.Thread)
  public static class Ours {
    private float[] numbers = {};
    private WordReader[] read = {};
    private int at;

    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private Classifier.Scratch scratch;

    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private Scorer.Scratch networkScratch;

    /** Reads the words of texts. */
    @Setup(Level.Trial)
    public void read(TextBenchmark.Texts texts, Network network) {
      numbers = new float[network.scorer.labels()];
      scratch = network.classifier.newScratch();
      networkScratch = network.scorer.newScratch();
      List<String> first = texts.first(MOST_PREPARED);
      read = new WordReader[first.size()];
      for (int i = 0; i < read.length; i++) {
        read[i] = new WordReader();
        read[i].read(first.get(i));
      }
    }

    private WordReader next() {
      at = at + 1 == read.length ? 0 : at + 1;
      return read[at];
    }
  }

  /** SameDiff: what a thread has. */
  @State(Scope.Thread)
  public static class Theirs {
    private SameDiffScorer.Prepared[] prepared = {};
    private int at;

    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private SameDiffScorer scorer;

    /** Prepares texts. */
    @Setup(Level.Trial)
    public void prepare(TextBenchmark.Texts texts, Network network) {
      scorer = new SameDiffScorer(network.scorer);
      prepared =
          texts.first(MOST_PREPARED).stream()
              .map(scorer::prepare)
              .toArray(SameDiffScorer.Prepared[]::new);
    }

    private SameDiffScorer.Prepared next() {
      at = at + 1 == prepared.length ? 0 : at + 1;
      return prepared[at];
    }
  }

  /** From text to probabilities. */
  @Benchmark
  public float[] score(TextBenchmark.Texts texts, Network network, Ours ours) {
    network.classifier.score(texts.next(), ours.scratch, ours.numbers);
    return ours.numbers;
  }

  /** From words to scores. */
  @Benchmark
  public float[] scoreRead(Network network, Ours ours) {
    network.scorer.score(ours.next(), ours.networkScratch, ours.numbers);
    return ours.numbers;
  }

  /** From rows to scores by SameDiff's {@code output()}. */
  @Benchmark
  public float[] output(Theirs theirs) {
    return theirs.scorer.output(theirs.next());
  }

  /** From text to scores by SameDiff's {@code output()}. */
  @Benchmark
  public float[] prepareAndOutput(TextBenchmark.Texts texts, Theirs theirs) {
    return theirs.scorer.output(theirs.scorer.prepare(texts.next()));
  }
}
