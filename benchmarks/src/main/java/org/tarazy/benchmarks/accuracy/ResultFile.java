package org.tarazy.benchmarks.accuracy;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tarazy.benchmarks.BenchmarkException;

/** All results so far, as JSON. A killed run leaves the file as it was after its last result. */
final class ResultFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

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
  static ResultFile open(Path file) {
    if (!Files.exists(file)) {
      return new ResultFile(file, Content.NOTHING);
    }
    try {
      return new ResultFile(file, JSON.readValue(file.toFile(), Content.class));
    } catch (JacksonException e) {
      throw new BenchmarkException(
          file + ": found \"" + e.getOriginalMessage() + "\", expected results of an earlier run",
          e);
    } catch (IOException e) {
      throw new BenchmarkException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  List<Result> results() {
    return results;
  }

  List<Comparison> comparisons() {
    return comparisons;
  }

  Optional<Result> find(Predicate<Result> wanted) {
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
    try {
      Path absolute = file.toAbsolutePath();
      Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
      Files.createDirectories(folder);
      Path part = folder.resolve(file.getFileName() + ".part");
      JSON.writeValue(part.toFile(), new Content(results, comparisons));
      Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BenchmarkException(file + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }
}
