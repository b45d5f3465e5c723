package org.tarazy.benchmarks.accuracy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tarazy.benchmarks.JsonFile;

/** All results so far, as JSON. A killed run leaves the file as it was after its last result. */
public final class ResultFile {
  /** What is in the file. */
  record Content(List<Result> results, List<Comparison> comparisons) {
    static final Content NOTHING = new Content(List.of(), List.of());
  }

  private final Path file;
  private final List<Result> results;
  private final List<Comparison> comparisons;

  private ResultFile(Path file, Content content) {
    this.file = file;
    this.results = new ArrayList<>(content.results());
    this.comparisons = new ArrayList<>(content.comparisons());
  }

  /** Opens a file, which need not exist. */
  public static ResultFile open(Path file) {
    return new ResultFile(
        file, Files.exists(file) ? JsonFile.read(file, Content.class) : Content.NOTHING);
  }

  List<Result> results() {
    return results;
  }

  List<Comparison> comparisons() {
    return comparisons;
  }

  /** The first result that is wanted. */
  public Optional<Result> find(Predicate<Result> wanted) {
    return results.stream().filter(wanted).findFirst();
  }

  /** Keeps a result in the place of older ones of the same contestant on the same set. */
  void keep(Result result) {
    results.removeIf(
        old ->
            old.set().equals(result.set())
                && old.contestant().equals(result.contestant())
                && old.rows() == result.rows());
    results.add(result);
    save();
  }

  /** Keeps a comparison in the place of the older one on the same set. */
  void keep(Comparison comparison) {
    comparisons.removeIf(old -> old.set().equals(comparison.set()));
    comparisons.add(comparison);
    save();
  }

  private void save() {
    JsonFile.write(file, new Content(results, comparisons));
  }
}
