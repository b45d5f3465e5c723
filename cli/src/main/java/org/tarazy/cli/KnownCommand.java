package org.tarazy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "known",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Keeps what people decided on texts, to show it when a text comes again, edited or not.",
    footer = {"", "Example:", "  tarazy known find --known FOLDER --jsonl posts.jsonl"})
final class KnownCommand implements Runnable {
  /** What every command calls the store. */
  static final String FOLDER = "The folder of the store.";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  static CommandLine withSubcommands(Console console) {
    return new CommandLine(new KnownCommand())
        .addSubcommand(new KnownAddCommand(console))
        .addSubcommand(new KnownFindCommand(console))
        .addSubcommand(new KnownDisableCommand(console))
        .addSubcommand(new KnownEnableCommand(console))
        .addSubcommand(new KnownRevokeCommand(console))
        .addSubcommand(new KnownStatsCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given after \"known\"");
  }
}
