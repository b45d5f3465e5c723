package org.tarazy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Keeps what reviewers decided, so that any later change shows; counts it; trains from it.",
    footer = {"", "Example:", "  tarazy log verify review.log"})
final class LogCommand implements Runnable {
  /** What a reviewer's "cleared" means where a label is needed. */
  static final String HARMLESS = "The label of texts that reviewers cleared (default: none).";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  static CommandLine withSubcommands(Console console) {
    return new CommandLine(new LogCommand())
        .addSubcommand(new LogAppendCommand(console))
        .addSubcommand(new LogVerifyCommand(console))
        .addSubcommand(new LogStatsCommand(console))
        .addSubcommand(new LogExportCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given after \"log\"");
  }
}
