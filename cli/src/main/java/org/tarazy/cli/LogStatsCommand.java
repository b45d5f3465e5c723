package org.tarazy.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tarazy.triage.LogStatistics;
import org.tarazy.triage.Proportion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Says how far reviewers agree, how often they overturn the model, and how much is missed,"
            + " with 95%% intervals of Wilson.",
    footer = {"", "Example:", "  tarazy log stats review.log"})
final class LogStatsCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--negative-label",
      defaultValue = "none",
      paramLabel = "LABEL",
      description = LogCommand.HARMLESS)
  private String harmless = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(paramLabel = "LOG", description = "The log.")
  private Path log = Path.of("");

  LogStatsCommand(Console console) {
    this.console = console;
  }

  /** A share, without its rate where nothing was counted. */
  private record Share(
      long hits,
      long of,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double rate,
      double low,
      double high) {
    static Share of(Proportion proportion) {
      return new Share(
          proportion.hits(),
          proportion.of(),
          proportion.of() == 0 ? null : proportion.rate(),
          proportion.low(),
          proportion.high());
    }

    String line() {
      return rate == null
          ? "nothing to count"
          : String.format(Locale.ROOT, "%.4f (%.4f to %.4f), %d of %d", rate, low, high, hits, of);
    }
  }

  /** How far two reviewers agree, without kappa where it is not defined. */
  private record Agreement(
      long texts,
      long observed,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double kappa) {}

  /** What the command prints as JSON. */
  private record Report(
      long lines,
      int texts,
      int reviewers,
      Map<String, Long> decisions,
      Agreement agreement,
      Share overturned,
      Share reversed,
      Share missed,
      Share missedOfAll) {}

  @Override
  public Integer call() throws IOException {
    LogStatistics found = LogStatistics.of(log, harmless);
    OptionalDouble kappa = found.agreement().kappa();
    Report report =
        new Report(
            found.lines(),
            found.texts(),
            found.reviewers(),
            found.decisions(),
            new Agreement(
                found.agreement().texts(),
                found.agreement().observed(),
                kappa.isPresent() ? kappa.getAsDouble() : null),
            Share.of(found.overturned()),
            Share.of(found.reversed()),
            Share.of(found.missed()),
            Share.of(found.missedOfAll()));
    console.print(json ? Json.line(report) : view(report));
    return Tarazy.SUCCESS;
  }

  private static String view(Report report) {
    Agreement agreement = report.agreement();
    Table table =
        new Table()
            .row("decisions", String.valueOf(report.lines()))
            .row("texts", String.valueOf(report.texts()))
            .row("reviewers", String.valueOf(report.reviewers()));
    report
        .decisions()
        .forEach((decision, n) -> table.row("  " + Printable.line(decision), String.valueOf(n)));
    return table
        .row(
            "two reviewers agree",
            agreement.texts() == 0
                ? "no text was judged by two"
                : agreement.observed() + " of " + agreement.texts())
        .row(
            "Cohen's kappa",
            agreement.kappa() == null
                ? "not defined"
                : String.format(Locale.ROOT, "%.4f", agreement.kappa()))
        .row("model overturned", report.overturned().line())
        .row("reversed later", report.reversed().line())
        .row("missed, of texts not read", report.missed().line())
        .row("missed, of what should be found", report.missedOfAll().line())
        .leftAligned();
  }
}
