package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tarazy.triage.Assessment;
import org.tarazy.triage.KnownText;
import org.tarazy.triage.KnownTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Counts what a store holds.",
    footer = {"", "Example:", "  tarazy known stats --known FOLDER"})
final class KnownStatsCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--known",
      required = true,
      paramLabel = "FOLDER",
      description = KnownCommand.FOLDER)
  private Path known = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  KnownStatsCommand(Console console) {
    this.console = console;
  }

  /** What the command prints as JSON; states are those of active texts. */
  private record Report(
      int texts, Map<String, Integer> standings, Map<String, Integer> states, long bytes) {}

  @Override
  public Integer call() throws IOException {
    KnownTexts.Statistics found;
    try (KnownTexts texts = KnownTexts.openReadOnly(known)) {
      found = texts.statistics(Instant.now());
    }
    Report report =
        new Report(
            found.texts(),
            all(KnownText.Standing.class, found.standings()),
            all(Assessment.State.class, found.states()),
            found.bytes());
    if (json) {
      console.print(Json.line(report));
      return Tarazy.SUCCESS;
    }
    Table table = new Table().row("texts", String.valueOf(report.texts()));
    report.standings().forEach((standing, n) -> table.row("  " + standing, String.valueOf(n)));
    table.row("active texts by state", "");
    report.states().forEach((state, n) -> table.row("  " + state, String.valueOf(n)));
    table.row("size", new ByteSize(report.bytes()).toString());
    console.print(table.leftAligned());
    return Tarazy.SUCCESS;
  }

  private static <E extends Enum<E>> Map<String, Integer> all(
      Class<E> type, Map<E, Integer> counts) {
    Map<String, Integer> all = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      all.put(ClassificationJson.lowerCase(constant), counts.getOrDefault(constant, 0));
    }
    return all;
  }
}
