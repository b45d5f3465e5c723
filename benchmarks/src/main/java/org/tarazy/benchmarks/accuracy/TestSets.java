package org.tarazy.benchmarks.accuracy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.Metric;

/**
 * The public sets. Every contestant learns from a set's own training file and is tested on its own
 * test file, never on another set's: kazsandra_pc and kazsandra_sc share texts.
 */
final class TestSets {
  private static final Map<String, Metric> METRICS = new LinkedHashMap<>();

  static {
    METRICS.put("sib200_kk", Metric.ACCURACY);
    METRICS.put("sib200_ru", Metric.ACCURACY);
    METRICS.put("kazsandra_pc", Metric.MACRO_F1);
    METRICS.put("kazsandra_sc", Metric.MACRO_F1);
    METRICS.put("ru_paradetox", Metric.MACRO_F1);
    METRICS.put("ru_inappropriate", Metric.MACRO_F1);
    METRICS.put("ru_sensitive_topics", Metric.MACRO_F1);
    METRICS.put("brighter_ru", Metric.MACRO_F1);
    METRICS.put("ru_cedr_emotions", Metric.MACRO_F1);
  }

  /** Under licences that forbid commercial use: measured on, and no model trained on is kept. */
  private static final List<String> MEASURE_ONLY =
      List.of("ru_inappropriate", "ru_sensitive_topics");

  private TestSets() {}

  static boolean isMeasureOnly(String set) {
    return MEASURE_ONLY.contains(set);
  }

  /** The names asked for, or those of all known sets in {@code data}. */
  static List<String> names(Path data, List<String> wanted) {
    if (!Files.isDirectory(data)) {
      throw new BenchmarkException(data + ": no such folder, expected a folder a set in it");
    }
    if (wanted.isEmpty()) {
      List<String> found =
          METRICS.keySet().stream().filter(name -> Files.isDirectory(data.resolve(name))).toList();
      if (found.isEmpty()) {
        throw new BenchmarkException(
            data + ": found none of the sets " + METRICS.keySet() + ", expected a folder each");
      }
      return found;
    }
    for (String name : wanted) {
      for (Path file : LabelledSet.files(data.resolve(name))) {
        if (!Files.isRegularFile(file)) {
          throw new BenchmarkException(file + ": no such file, expected a part of the set " + name);
        }
      }
    }
    return wanted;
  }

  static LabelledSet read(Path data, String name) {
    return LabelledSet.read(data.resolve(name), METRICS.getOrDefault(name, Metric.MACRO_F1));
  }

  static String digest(Path data, String name) {
    try {
      return CodeVersion.digest(LabelledSet.files(data.resolve(name)));
    } catch (UncheckedIOException e) {
      throw new BenchmarkException(data.resolve(name) + ": cannot be read (" + e + ")", e);
    }
  }
}
