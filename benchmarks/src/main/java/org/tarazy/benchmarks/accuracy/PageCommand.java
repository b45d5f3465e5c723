package org.tarazy.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.PageSection;
import org.tarazy.benchmarks.contestants.Contestant;
import org.tarazy.benchmarks.contestants.Contestants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run page}: writes what {@code accuracy} measured into the documentation. */
@Command(
    name = "page",
    description = "Writes docs/accuracy.md from the results of \"accuracy\".",
    mixinStandardHelpOptions = true)
public final class PageCommand implements Callable<Integer> {
  private static final String BEGIN = "<!-- accuracy: begin, written by benchmarks/run page -->";
  private static final String END = "<!-- accuracy: end -->";

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/accuracy.json",
      description = "The results. Default: benchmarks/results/accuracy.json")
  private Path json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/docs/accuracy.md",
      description = "The page to write. Default: docs/accuracy.md")
  private Path out;

  @Option(
      names = "--into",
      split = ",",
      paramLabel = "FILE",
      description = {"Pages to write the overview into, between the lines", BEGIN, END})
  private List<Path> into = List.of();

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public PageCommand() {}

  @Override
  public Integer call() throws IOException {
    ResultFile file = ResultFile.open(json);
    List<Result> whole = file.results().stream().filter(r -> r.rows() == 0).toList();
    if (whole.isEmpty()) {
      throw new BenchmarkException(json + ": no results, run benchmarks/run accuracy first");
    }
    AccuracyTable table = new AccuracyTable(whole, file.comparisons());
    Optional<Path> folder = Optional.ofNullable(out.toAbsolutePath().getParent());
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
    }
    Files.writeString(out, page(table, whole));
    for (Path page : into) {
      new PageSection("accuracy", "page").write(page, table.overview());
    }
    System.out.println("Written: " + out);
    return 0;
  }

  private static String page(AccuracyTable table, List<Result> results) {
    StringBuilder page = new StringBuilder();
    page.append("# Accuracy beside peers\n\n")
        .append("<!-- Written by benchmarks/run page from the results of benchmarks/run accuracy;")
        .append(" do not edit. -->\n\n")
        .append("Every contestant learns from the same training file, makes all choices (settings")
        .append(" and thresholds) on the same development file and is tested once on the same test")
        .append(" file. A figure is bold where it is the best of its set; – means not run.\n\n")
        .append(table.overview())
        .append('\n');
    for (String set : table.sets()) {
      Result any = table.ofSet(set).get(0);
      page.append("\n## ").append(set).append("\n\n");
      page.append(
          "%d training texts, %d test texts, %d labels%s.%s%n%n"
              .formatted(
                  any.train(),
                  any.test(),
                  any.labels(),
                  any.multiLabel() ? ", any number of them a text" : "",
                  TestSets.isMeasureOnly(set)
                      ? " Measured on only: its licence forbids commercial use."
                      : ""));
      page.append(table.details(set)).append('\n');
      table.verdict(set).ifPresent(verdict -> page.append('\n').append(verdict).append('\n'));
    }
    page.append("\n## How it was measured\n\n");
    page.append(
        """
        - Intervals are 95%% percentile intervals of %d bootstrap samples of the test texts. Ours is
          compared with the peer that is best on the test texts, which favours the peer: by paired
          bootstrap of the metric, and by McNemar's exact test on texts that are entirely right.
        - Thresholds of peers are chosen on the development texts as ours chooses its own. Ours holds
          training texts out besides where there are few development texts.
        - Libraries that know exclusive labels alone learn a model a label where labels are not.
        - "training" is the time of the chosen setting (of ours: all of its tuning), "with tuning"
          that of all settings with their scores on the development texts. Ours, OpenNLP, Smile and
          fastText use all cores, the others one.
        - "model" is the size of the model as a compressed file.
        """
            .formatted(Bootstrap.RESAMPLES));
    page.append("- Versions: ")
        .append(
            Contestants.all().stream()
                .map(Contestant::name)
                .flatMap(name -> results.stream().filter(r -> r.contestant().equals(name)).limit(1))
                .map(r -> r.contestant() + " " + r.version())
                .collect(Collectors.joining(", ")))
        .append(".\n");
    results.stream()
        .map(r -> r.machine().describe())
        .map(text -> text.replaceAll(" \\(load [^)]*\\)", ""))
        .distinct()
        .forEach(text -> page.append("- Machine: ").append(text).append(".\n"));
    return page.toString();
  }
}
