package org.tarazy.benchmarks.contestants;

import java.util.List;
import java.util.stream.IntStream;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;

/**
 * Texts and their labels.
 *
 * @param data where they come from
 * @param truth the labels of each text, a bit each
 */
public record LabelledTexts(Dataset data, List<String> texts, long[] truth) {
  static LabelledTexts of(Dataset data, List<String> labels) {
    long[] truth = new long[data.size()];
    for (int row = 0; row < truth.length; row++) {
      Example example = data.examples().get(row);
      for (String label : example.labels()) {
        int l = labels.indexOf(label);
        if (l < 0) {
          throw new BenchmarkException(
              example.source() + ": found the label \"" + label + "\", expected one of " + labels);
        }
        truth[row] |= 1L << l;
      }
      if (!data.multiLabel() && Long.bitCount(truth[row]) != 1) {
        throw new BenchmarkException(
            example.source() + ": found the labels " + example.labels() + ", expected one");
      }
    }
    return new LabelledTexts(data, data.examples().stream().map(Example::text).toList(), truth);
  }

  /** How many texts there are. */
  public int size() {
    return truth.length;
  }

  /** The label of a text where labels exclude each other. */
  public int label(int row) {
    return Long.numberOfTrailingZeros(truth[row]);
  }

  /** The labels of all texts where labels exclude each other. */
  int[] labelsOfAll() {
    return IntStream.range(0, size()).map(this::label).toArray();
  }

  /** Texts from all over the file, which may be sorted by label. */
  Dataset some(int count) {
    int kept = Math.min(count, size());
    int[] rows = IntStream.range(0, kept).map(i -> (int) ((long) i * size() / kept)).toArray();
    return data.select(data.name(), rows);
  }

  LabelledTexts onlyLabel(int label) {
    long[] whether = new long[truth.length];
    for (int row = 0; row < truth.length; row++) {
      whether[row] = 1L << (truth[row] >>> label & 1);
    }
    return new LabelledTexts(data, texts, whether);
  }
}
