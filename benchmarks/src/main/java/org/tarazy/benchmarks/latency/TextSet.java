package org.tarazy.benchmarks.latency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.Metric;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.datasets.SampleCorpus.Split;

/**
 * Texts to classify, with what the models that classify them are trained on.
 *
 * @param name what tables call it
 * @param texts test texts, which no model was trained on
 * @param trainedOn the set, whose name is the models' name
 */
record TextSet(String name, List<String> texts, LabelledSet trainedOn) {
  /** So many that neither they nor their branches stay in the processor's memory. */
  private static final int CHARS = 1_000_000;

  private static final int MOST_TEXTS = 1 << 14;

  static final String SAMPLE = "sample-review";

  /** The set of reviews, which the network is trained on. */
  static final String REVIEWS = "kazsandra_pc";

  private static final int LONG = 3000;
  private static final int ONE = 60;

  static final String ONE_REVIEW = "review-" + ONE;

  /** Russian and Kazakh texts of about 300 and 3,000 characters from the sample corpus. */
  static List<TextSet> sample() {
    SampleCorpus corpus = SampleCorpus.generate(1, SampleCorpus.DEFAULT_SIZE);
    LabelledSet set =
        LabelledSet.of(
            SAMPLE,
            Metric.MACRO_F1,
            corpus.split(Split.TRAIN),
            corpus.split(Split.DEV),
            corpus.split(Split.TEST));
    List<TextSet> sets = new ArrayList<>();
    for (int length : new int[] {300, LONG}) {
      for (String language : List.of("ru", "kk")) {
        Dataset texts =
            corpus
                .split(Split.TEST)
                .filter(language, e -> e.attribute("lang").equals(Optional.of(language)));
        sets.add(new TextSet(language + "-" + length, joined(texts, length), set));
      }
    }
    return sets;
  }

  /**
   * The test texts of a public set, and the same as texts of about 3,000 characters. Of reviews
   * also one of about 60 characters, again and again: how fast all is when everything is at hand.
   */
  static List<TextSet> of(LabelledSet set) {
    List<String> texts = set.test().texts();
    List<TextSet> sets = new ArrayList<>();
    sets.add(new TextSet(set.name(), firstOf(texts), set));
    sets.add(new TextSet(set.name() + "-" + LONG, joined(set.test().data(), LONG), set));
    if (set.name().equals(REVIEWS)) {
      String one =
          texts.stream()
              .min(Comparator.comparingInt(text -> Math.abs(text.length() - ONE)))
              .orElseThrow(() -> new BenchmarkException(set.name() + ": there are no test texts"));
      sets.add(new TextSet(ONE_REVIEW, List.of(one), set));
    }
    return sets;
  }

  /** The names of {@link #of}. */
  static List<String> names(String set) {
    return set.equals(REVIEWS)
        ? List.of(set, set + "-" + LONG, ONE_REVIEW)
        : List.of(set, set + "-" + LONG);
  }

  private static List<String> firstOf(List<String> texts) {
    return List.copyOf(texts.subList(0, Math.min(MOST_TEXTS, texts.size())));
  }

  /** Texts one after another, until each is as long as wanted. */
  private static List<String> joined(Dataset data, int length) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int most = Math.min(MOST_TEXTS, CHARS / length);
    for (int round = 0; texts.size() < most; round++) {
      // Another start each round, so that texts meet other neighbours.
      int n = data.examples().size();
      for (int k = 0; k < n && texts.size() < most; k++) {
        Example example = data.examples().get((k * (2 * round + 1) + round) % n);
        text.append(example.text()).append(' ');
        if (text.length() >= length) {
          texts.add(text.substring(0, length).strip());
          text.setLength(0);
        }
      }
    }
    return texts;
  }

  double meanLength() {
    return texts.stream().mapToInt(String::length).average().orElse(0);
  }
}
