package org.tarazy.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.tarazy.benchmarks.accuracy.AccuracyCommand;
import org.tarazy.benchmarks.accuracy.PageCommand;
import org.tarazy.benchmarks.language.LanguageCommand;
import org.tarazy.benchmarks.latency.LatencyCommand;
import org.tarazy.benchmarks.latency.LatencyPageCommand;
import org.tarazy.benchmarks.latency.ScaleCommand;
import org.tarazy.benchmarks.process.FootprintCommand;
import org.tarazy.benchmarks.process.WholeProcessCommand;
import org.tarazy.benchmarks.reading.SkeletonCommand;
import org.tarazy.benchmarks.reading.TokenizerCommand;
import org.tarazy.datasets.DatasetException;
import org.tarazy.training.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code benchmarks/run}. */
@Command(
    name = "benchmarks/run",
    description = "Measures Tarazy beside its peers.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LatencyCommand.class,
      ScaleCommand.class,
      WholeProcessCommand.class,
      FootprintCommand.class,
      LatencyPageCommand.class,
      AccuracyCommand.class,
      PageCommand.class,
      TokenizerCommand.class,
      SkeletonCommand.class,
      LanguageCommand.class
    })
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs the command and exits: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Benchmarks())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof BenchmarkException
                  || failure instanceof DatasetException
                  || failure instanceof TrainingException) {
                command.getErr().println(failure.getMessage());
                return 1;
              }
              throw failure;
            })
        .execute(arguments);
  }
}
