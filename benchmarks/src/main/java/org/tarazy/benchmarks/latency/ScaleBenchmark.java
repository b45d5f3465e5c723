package org.tarazy.benchmarks.latency;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tarazy.Classifier;

/** Made-up texts of any length, scored with made-up models of any number of labels. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ScaleBenchmark {
  /** So many that neither they nor their branches stay in the processor's memory. */
  private static final int CHARS = 2_000_000;

  private static final int MOST_TEXTS = 1 << 14;

  /** The model. */
  @State(Scope.Benchmark)
  public static class Labels {
    /** How many it has. */
    @Param("4")
    public int labels = 4;

    /** Whether weights are 0 where those of a trained model are. */
    @Param("false")
    public boolean zeros;

    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private Classifier classifier;

    /** Makes it. */
    @Setup(Level.Trial)
    public void make() {
      classifier =
          Classifier.of(
              zeros ? SyntheticModel.likeTrained(labels, 1) : SyntheticModel.of(labels, 1));
    }
  }

  /** The texts, the same for all threads. */
  @State(Scope.Benchmark)
  public static class Texts {
    /** The length of each. */
    @Param("300")
    public int length = 300;

    private List<String> all = List.of();

    /** Makes them. */
    @Setup(Level.Trial)
    public void make() {
      int count = Math.max(1, Math.min(MOST_TEXTS, CHARS / length));
      all = new SyntheticText(1).texts(count, length);
    }
  }

  /** What a thread has. */
  @State(Scope.Thread)
  public static class Own {
    private int at;
    private float[] probabilities = {};

    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private Classifier.Scratch scratch;

    /** Makes it. */
    @Setup(Level.Trial)
    public void make(Labels labels) {
      scratch = labels.classifier.newScratch();
      probabilities = new float[labels.labels];
    }
  }

  /** From text to probabilities in an array that is at hand. */
  @Benchmark
  public float[] score(Labels labels, Texts texts, Own own) {
    own.at = own.at + 1 == texts.all.size() ? 0 : own.at + 1;
    labels.classifier.score(texts.all.get(own.at), own.scratch, own.probabilities);
    return own.probabilities;
  }
}
