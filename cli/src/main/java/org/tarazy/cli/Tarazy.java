package org.tarazy.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code tarazy}.
 *
 * <p>It ends with 0 when it did what it was asked, 1 when that failed and 2 when it was asked
 * wrongly; in the latter two cases with one line on standard error that begins with {@code tarazy:}
 * and says what to mend.
 */
@Command(
    name = "tarazy",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Classifies Russian and Kazakh text: calibrated, explained, fast.",
    footer = {
      "",
      "Example:",
      "  tarazy classify --explain --text \"Бүгін мешітте жұма намазы өтті.\"",
      "",
      "tarazy COMMAND --help says more about a command."
    })
public final class Tarazy implements Runnable {
  static final int SUCCESS = 0;
  static final int FAILURE = 1;
  static final int WRONG_USAGE = 2;

  static final int HELP_WIDTH = 100;

  private static final Map<String, Function<Console, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("classify", ClassifyCommand::new);
    COMMANDS.put("train", TrainCommand::new);
    COMMANDS.put("evaluate", EvaluateCommand::new);
    COMMANDS.put("review", ReviewCommand::new);
    COMMANDS.put("known", KnownCommand::withSubcommands);
    COMMANDS.put("log", LogCommand::withSubcommands);
    COMMANDS.put("card", CardCommand::new);
    COMMANDS.put("tokenize", TokenizeCommand::new);
    COMMANDS.put("language", LanguageCommand::new);
    COMMANDS.put(
        "data",
        console ->
            new CommandLine(new DataCommand())
                .addSubcommand(new DataCheckCommand(console))
                .addSubcommand(new DataPracticeCommand(console)));
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  private Tarazy() {}

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments));
  }

  /** Runs the command and gives its exit code. */
  static int run(Console console, String... arguments) {
    Tarazy tarazy = new Tarazy();
    StringWriter help = new StringWriter();
    try {
      int code = tarazy.commandLine(console, help, arguments).execute(arguments);
      console.print(help.toString());
      console.flush();
      return code;
    } catch (Throwable e) {
      return tarazy.failed(e, console);
    }
  }

  /**
   * Only the command that is called is built where the first argument names one: describing a
   * command to picocli costs about as much as classifying a text.
   */
  private CommandLine commandLine(Console console, StringWriter help, String[] arguments) {
    String called = arguments.length > 0 ? arguments[0] : "";
    CommandLine line = new CommandLine(this);
    COMMANDS.forEach(
        (name, command) -> {
          if (name.equals(called) || !COMMANDS.containsKey(called)) {
            line.addSubcommand(command.apply(console));
          }
        });
    return line.setOut(new PrintWriter(help))
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((e, args) -> misused(e, console))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, console));
  }

  private static int misused(ParameterException e, Console console) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    console.warn(e.getMessage() + " (see " + name + " --help)");
    return WRONG_USAGE;
  }

  private int failed(Throwable e, Console console) {
    if (debug) {
      e.printStackTrace(console.err());
    }
    if (e instanceof Console.Closed) {
      return SUCCESS;
    }
    try {
      console.flush();
    } catch (RuntimeException unwritable) {
      e.addSuppressed(unwritable);
    }
    console.warn(ErrorMessage.of(e));
    return FAILURE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  /** The version that the jar says it has. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Tarazy.class.getPackage().getImplementationVersion();
      return new String[] {"tarazy " + (version == null ? "(not packaged)" : version)};
    }
  }
}
