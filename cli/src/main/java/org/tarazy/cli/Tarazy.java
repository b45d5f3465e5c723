package org.tarazy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    try {
      int code = tarazy.execute(console, arguments);
      console.flush();
      return code;
    } catch (Throwable e) {
      return tarazy.failed(e, console);
    }
  }

  /** Plain calls do without picocli: it takes longer to get ready than a text to be classified. */
  private int execute(Console console, String[] arguments) throws IOException {
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      console.print(Version.line() + "\n");
      return SUCCESS;
    }
    Optional<ClassifyCommand> plain = ClassifyCommand.ofPlain(arguments, console);
    if (plain.isPresent()) {
      return plain.get().call();
    }
    StringWriter help = new StringWriter();
    int code = commandLine(console, help, arguments).execute(arguments);
    console.print(help.toString());
    return code;
  }

  private static Map<String, Function<Console, Object>> commands() {
    Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
    commands.put("classify", ClassifyCommand::new);
    commands.put("train", TrainCommand::new);
    commands.put("evaluate", EvaluateCommand::new);
    commands.put("review", ReviewCommand::new);
    commands.put("known", KnownCommand::withSubcommands);
    commands.put("log", LogCommand::withSubcommands);
    commands.put("card", CardCommand::new);
    commands.put("tokenize", TokenizeCommand::new);
    commands.put("language", LanguageCommand::new);
    commands.put(
        "data",
        console ->
            new CommandLine(new DataCommand())
                .addSubcommand(new DataCheckCommand(console))
                .addSubcommand(new DataPracticeCommand(console)));
    return commands;
  }

  /**
   * Only the command that is called is built where the first argument names one: describing a
   * command to picocli takes tens of milliseconds.
   */
  private CommandLine commandLine(Console console, StringWriter help, String[] arguments) {
    String called = arguments.length > 0 ? arguments[0] : "";
    Map<String, Function<Console, Object>> commands = commands();
    CommandLine line = new CommandLine(this);
    commands.forEach(
        (name, command) -> {
          if (name.equals(called) || !commands.containsKey(called)) {
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
      return new String[] {line()};
    }

    static String line() {
      String version = Tarazy.class.getPackage().getImplementationVersion();
      return "tarazy " + (version == null ? "(not packaged)" : version);
    }
  }
}
