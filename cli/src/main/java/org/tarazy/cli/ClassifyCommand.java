package org.tarazy.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tarazy.Classifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Says which label each text has, how sure that is, and with --explain why.",
    footer = {
      "",
      "Many texts are classified with all processors, in constant memory, and come out in order.",
      "Spans are counted in UTF-16 code units, as in Java and JavaScript.",
      "",
      "Examples:",
      "  tarazy classify --explain --text \"Бүгін мешітте жұма намазы өтті.\"",
      "  tarazy classify --model review.tarazy --jsonl --json posts.jsonl > scored.jsonl"
    })
final class ClassifyCommand implements Callable<Integer> {
  private final Console console;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--model",
      defaultValue = ModelOption.DEFAULT,
      paramLabel = "MODEL",
      description = ModelOption.DESCRIPTION)
  private String model = ModelOption.DEFAULT;

  @Option(names = "--explain", description = "Show which words speak for and against the label.")
  private boolean explain;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Option(
      names = "--prior",
      defaultValue = "train",
      paramLabel = "train|estimate|LABEL=SHARE,…",
      description = PriorOption.DESCRIPTION,
      converter = PriorOption.Written.class)
  private PriorOption prior = new PriorOption(PriorOption.Source.TRAIN, Map.of());

  @Mixin private TextInput input = new TextInput();

  ClassifyCommand(Console console) {
    this.console = console;
  }

  /**
   * The command that {@code arguments} call, where nothing is in them but some of the options
   * below, each once and written in full, and a text or a file of texts at the end. All else is
   * left to picocli.
   */
  static Optional<ClassifyCommand> ofPlain(String[] arguments, Console console) {
    ClassifyCommand command = new ClassifyCommand(console);
    Set<String> given = new HashSet<>();
    if (arguments.length == 0 || !arguments[0].equals("classify")) {
      return Optional.empty();
    }
    for (int i = 1; i < arguments.length; i++) {
      boolean hasValue = i + 1 < arguments.length && isOrdinary(arguments[i + 1]);
      if (!given.add(arguments[i])) {
        return Optional.empty();
      } else if (arguments[i].equals("--explain")) {
        command.explain = true;
      } else if (arguments[i].equals("--json")) {
        command.json = true;
      } else if (arguments[i].equals("--model") && hasValue) {
        command.model = arguments[++i];
      } else if (arguments[i].equals("--text") && hasValue) {
        command.input = TextInput.ofText(arguments[++i]);
      } else if (arguments[i].equals("--jsonl") && hasValue && i + 2 == arguments.length) {
        command.input = TextInput.ofJsonLines(arguments[++i]);
      } else {
        return Optional.empty();
      }
    }
    // picocli says what is wrong with neither and with both.
    boolean plain = given.contains("--text") != given.contains("--jsonl");
    return plain ? Optional.of(command) : Optional.empty();
  }

  /**
   * Whether {@code value} is nothing that picocli could take for an option or for a file of them.
   */
  private static boolean isOrdinary(String value) {
    return !value.startsWith("-") && !value.startsWith("@");
  }

  @Override
  public Integer call() throws IOException {
    input.check();
    input.requireWords();
    Classifier classifier = withPrior(ModelOption.load(model));
    Conveyor.run(input, console, work(classifier));
    return Tarazy.SUCCESS;
  }

  private Function<List<InputText>, byte[]> work(Classifier classifier) {
    if (json) {
      return new ClassificationJson(classifier, explain);
    }
    return new ClassificationView(
        classifier, explain, new Style(console.colour()), input.isArgument());
  }

  private Classifier withPrior(Classifier classifier) {
    if (prior.source() == PriorOption.Source.ESTIMATE) {
      return PriorOption.estimate(classifier, textsReadTwice(), console);
    }
    try {
      return prior.applyTo(classifier);
    } catch (IllegalArgumentException e) {
      List<String> labels = new ArrayList<>(classifier.labels());
      throw new ParameterException(
          spec.commandLine(), "--prior: " + e.getMessage() + "; the labels are " + labels, e);
    }
  }

  private List<String> textsReadTwice() {
    if (input.readsOnce()) {
      throw new ParameterException(
          spec.commandLine(),
          "--prior estimate reads all texts before it classifies the first: give a FILE, not - or"
              + " --text");
    }
    List<String> texts = new ArrayList<>();
    input.forEach(console, text -> texts.add(text.text()));
    if (texts.isEmpty()) {
      throw new Failure("--prior estimate: there are no texts to estimate from");
    }
    return texts;
  }
}
