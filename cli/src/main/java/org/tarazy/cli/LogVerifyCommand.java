package org.tarazy.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tarazy.triage.LogVerification;
import org.tarazy.triage.ReviewLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Checks that no line of a log was changed, dropped, added or moved.",
    footer = {
      "",
      "Ends with 1 and the number of the first bad line where one was. Note the digest of the last",
      "line elsewhere from time to time: it proves all lines before it.",
      "",
      "Example:",
      "  tarazy log verify review.log"
    })
final class LogVerifyCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(paramLabel = "LOG", description = "The log.")
  private Path log = Path.of("");

  LogVerifyCommand(Console console) {
    this.console = console;
  }

  /** What the command prints as JSON; {@code lines} are those before the first bad one. */
  private record Report(
      boolean intact,
      long lines,
      String head,
      @JsonInclude(JsonInclude.Include.NON_NULL) LogVerification.@Nullable Defect defect,
      String notes) {}

  @Override
  public Integer call() throws IOException {
    LogVerification found = ReviewLog.verify(log);
    if (json) {
      console.print(
          Json.line(
              new Report(
                  found.isIntact(),
                  found.lines(),
                  found.head(),
                  found.defect().orElse(null),
                  found.notes())));
    } else if (found.isIntact()) {
      console.print(
          found.lines() + " lines, all as they were written; the last is " + found.head());
      console.print("\n" + (found.notes().isEmpty() ? "" : found.notes() + "\n"));
    }
    if (found.defect().isPresent()) {
      LogVerification.Defect defect = found.defect().get();
      throw new Failure(log + ": line " + defect.line() + " " + defect.problem());
    }
    return Tarazy.SUCCESS;
  }
}
