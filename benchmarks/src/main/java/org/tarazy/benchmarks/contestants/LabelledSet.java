package org.tarazy.benchmarks.contestants;

import java.nio.file.Path;
import java.util.List;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.model.Task;

/**
 * A set to learn from, to choose on and to test with.
 *
 * @param name what tables call it
 * @param metric what choices aim at
 * @param labels the labels, in the order of all arrays
 * @param train what to learn from
 * @param dev what to choose settings on
 * @param test what to measure on, once
 */
public record LabelledSet(
    String name,
    Metric metric,
    Task task,
    List<String> labels,
    LabelledTexts train,
    LabelledTexts dev,
    LabelledTexts test) {

  /** More labels than bits in a {@code long} are not needed by any set so far. */
  private static final int MOST_LABELS = 64;

  /** Of the three parts of a set. */
  public static LabelledSet of(
      String name, Metric metric, Dataset train, Dataset dev, Dataset test) {
    List<String> labels = train.labels();
    if (labels.size() > MOST_LABELS) {
      throw new BenchmarkException(
          name + ": found " + labels.size() + " labels, expected at most " + MOST_LABELS);
    }
    Task task = train.multiLabel() ? Task.MULTI_LABEL : Task.SINGLE_LABEL;
    return new LabelledSet(
        name,
        metric,
        task,
        labels,
        LabelledTexts.of(train, labels),
        LabelledTexts.of(dev, labels),
        LabelledTexts.of(test, labels));
  }

  /** Reads {@code train.jsonl}, {@code dev.jsonl} and {@code test.jsonl} of a folder. */
  public static LabelledSet read(Path folder, Metric metric) {
    DatasetReader reader = DatasetReader.labelled();
    List<Dataset> parts = files(folder).stream().map(reader::read).toList();
    return of(
        String.valueOf(folder.getFileName()), metric, parts.get(0), parts.get(1), parts.get(2));
  }

  /** The files that make up the set in {@code folder}. */
  public static List<Path> files(Path folder) {
    return List.of(
        folder.resolve("train.jsonl"), folder.resolve("dev.jsonl"), folder.resolve("test.jsonl"));
  }

  /** At most so many texts of each part, from its begin to its end, to try things out. */
  public LabelledSet some(int texts) {
    return of(name, metric, train.some(texts), dev.some(texts), test.some(texts));
  }

  /** Whether a text has a label: "0" or "1". */
  LabelledSet onlyLabel(int label) {
    return new LabelledSet(
        name,
        metric,
        Task.SINGLE_LABEL,
        List.of("0", "1"),
        train.onlyLabel(label),
        dev.onlyLabel(label),
        test.onlyLabel(label));
  }
}
