package org.tarazy.benchmarks.latency;

import java.io.IOException;
import java.nio.file.Path;
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
import org.tarazy.Classification;
import org.tarazy.Classifier;
import org.tarazy.benchmarks.contestants.Scorer;
import org.tarazy.text.WordReader;

/**
 * One text a call, each call the next text. What is trained is made beforehand by {@link
 * Preparation}; a benchmark only loads it.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TextBenchmark {
  /** The texts, each thread with its own place in them. */
  @State(Scope.Thread)
  public static class Texts {
    /** The name of a {@link TextSet}. */
    @Param("ru-300")
    public String texts = "ru-300";

    private String[] all = {};
    private int at;

    /** Reads them. */
    @Setup(Level.Trial)
    public void read() throws IOException {
      all = Preparation.texts(folder(), texts);
    }

    List<String> first(int most) {
      return List.of(all).subList(0, Math.min(most, all.length));
    }

    String next() {
      at = at + 1 == all.length ? 0 : at + 1;
      return all[at];
    }
  }

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Ours {
    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private Classifier classifier;

    /** Loads the model. */
    @Setup(Level.Trial)
    public void load(Texts texts) throws IOException {
      classifier = Preparation.classifier(folder(), texts.texts);
    }
  }

  /** What a thread classifies with. */
  @State(Scope.Thread)
  public static class Scratch {
    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private Classifier.Scratch scratch;

    private float[] probabilities = {};

    /** Makes it. */
    @Setup(Level.Trial)
    public void make(Ours ours) {
      scratch = ours.classifier.newScratch();
      probabilities = new float[ours.classifier.labels().size()];
    }
  }

  /** A reader alone. */
  @State(Scope.Thread)
  public static class Reader {
    private final WordReader words = new WordReader();
  }

  /** A peer; one for each thread, as its scratch memory is its own. */
  @State(Scope.Thread)
  public static class Peer {
    /** The name of a contestant. */
    @Param("none")
    public String contestant = "none";

    @SuppressWarnings("NullAway.Init") // JMH calls @Setup first.
    private Scorer scorer;

    /** Loads the model. */
    @Setup(Level.Trial)
    public void load(Texts texts) throws IOException {
      scorer = Preparation.peer(folder(), texts.texts, contestant);
    }
  }

  static Path folder() {
    return Path.of(System.getProperty(Preparation.FOLDER, "."));
  }

  /** From text to probabilities in an array that is at hand. */
  @Benchmark
  public float[] score(Texts texts, Ours ours, Scratch scratch) {
    ours.classifier.score(texts.next(), scratch.scratch, scratch.probabilities);
    return scratch.probabilities;
  }

  /** From text to all that a classification tells. */
  @Benchmark
  public Classification classify(Texts texts, Ours ours) {
    return ours.classifier.classify(texts.next());
  }

  /** The floor: folding, finding words, and a hash of each. */
  @Benchmark
  public long readWords(Texts texts, Reader reader) {
    WordReader words = reader.words;
    words.read(texts.next());
    long sum = 0;
    for (int word = 0; word < words.wordCount(); word++) {
      sum += words.key(word);
    }
    return sum;
  }

  /** The floor below: looking at each char once. */
  @Benchmark
  public int sumChars(Texts texts) {
    String text = texts.next();
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += text.charAt(i);
    }
    return sum;
  }

  /** From text to scores with a peer. */
  @Benchmark
  public double[] peer(Texts texts, Peer peer) {
    return peer.scorer.score(texts.next());
  }
}
