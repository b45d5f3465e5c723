package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tarazy.Classifier;
import org.tarazy.datasets.ContrastSuite;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;
import org.tarazy.training.CardText;
import org.tarazy.training.ClassWeights;
import org.tarazy.training.ContrastResult;
import org.tarazy.training.Evaluation;
import org.tarazy.training.Flagging;
import org.tarazy.training.GroupAudit;
import org.tarazy.training.OperatingPoint;
import org.tarazy.training.Predictions;
import org.tarazy.training.TrainerKind;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;
import org.tarazy.training.TrainingResult;
import org.tarazy.training.TrainingTexts;
import org.tarazy.training.report.EvaluationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Makes a model from labelled texts: tunes, trains, calibrates, measures.",
    footer = {
      "",
      "The same data, options and seed give the same bytes, whatever the number of threads.",
      "",
      "Example:",
      "  tarazy train --train train.jsonl --dev dev.jsonl --out review.tarazy --seed 7 \\",
      "      --report review.html"
    })
final class TrainCommand implements Callable<Integer> {
  private final Console console;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--train",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = LabelledInput.FORMATS)
  private List<Path> train = new ArrayList<>();

  @Option(
      names = "--dev",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled texts to choose on; without, training texts are held out in turn.")
  private List<Path> dev = new ArrayList<>();

  @Option(
      names = "--auxiliary",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "More labelled texts to learn from, of another source or language; nothing is chosen on"
              + " them. With several labels a text, a label that no text of such a file has is"
              + " taken as unknown there.")
  private List<Path> auxiliary = new ArrayList<>();

  @Option(
      names = "--auxiliary-weight",
      defaultValue = "1",
      paramLabel = "WEIGHT",
      description = "How much each text of --auxiliary counts, 0 to 1; 1 by default.")
  private double auxiliaryWeight = 1;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The .tarazy file to write.")
  private Path out = Path.of("");

  @Option(
      names = "--trainer",
      defaultValue = "auto",
      paramLabel = "auto|linear|neural",
      description =
          "What the model is made of; auto blends a linear model with a network where texts held"
              + " out say that it is better. Only linear models are the same to the bit on"
              + " processors of different kinds.",
      converter = NamedTrainer.class)
  private TrainerKind trainer = TrainerKind.AUTO;

  @Option(
      names = "--objective",
      defaultValue = "macro-f1",
      paramLabel = "OBJECTIVE",
      description = ObjectiveOption.DESCRIPTION,
      converter = ObjectiveOption.Written.class)
  private ObjectiveOption objective = ObjectiveOption.MACRO_F1;

  @Option(
      names = "--negative-label",
      paramLabel = "LABEL",
      description =
          "For false-alarms, reviews and --report: the label of texts that nobody has to read;"
              + " \"none\" by default.")
  private @Nullable String negativeLabel;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "How long tuning may take, as in 90s, 10m or 2h. What is chosen then depends on the speed"
              + " of the machine; without, the same data gives the same model.",
      converter = WrittenDuration.class)
  private @Nullable Duration budget;

  @Option(
      names = "--class-weights",
      defaultValue = "none",
      paramLabel = "none|balanced|LABEL=WEIGHT,…",
      description =
          "How much the texts of each label count in training, beside the field \"weight\" of a"
              + " row; balanced counts rare labels more.",
      converter = WrittenClassWeights.class)
  private ClassWeights classWeights = ClassWeights.NONE;

  @Option(names = "--seed", defaultValue = "1", description = "The seed of everything random.")
  private long seed;

  @Option(names = "--threads", description = "How many threads to use; all processors by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      description = "The largest model file that is wanted, as in 5MB.",
      converter = ByteSize.Written.class)
  private @Nullable ByteSize maxSize;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "The id on the model's card; the name of --out without its ending by default.")
  private @Nullable String id;

  @Option(
      names = "--card",
      paramLabel = "FILE",
      description =
          "What people have to say about the model: a JSON object with any of description,"
              + " intended_use, out_of_scope, limits, licence, attribution,"
              + " contact.")
  private @Nullable Path card;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private LabelledInput input = new LabelledInput();

  @Mixin private ReportOptions report = new ReportOptions();

  TrainCommand(Console console) {
    this.console = console;
  }

  /** What the command prints as JSON. */
  private record Report(
      String model,
      String trainer,
      long seed,
      Map<String, Object> options,
      Evaluation dev,
      double seconds) {}

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads is " + threads + ", expected at least 1");
    }
    OutputFile target = OutputFile.check("--out", out, inputs());
    report.check(Stream.concat(inputs().stream(), Stream.of(out)).toList());
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withId(id == null ? target.stem() : id)
            .withSeed(seed)
            .withThreads(threads)
            .withTrainer(trainer)
            .withObjective(objective.tuning())
            .withOperatingPoint(operatingPoint())
            .withClassWeights(classWeights)
            .withCard(card == null ? CardText.UNWRITTEN : CardFile.read(card));
    if (budget != null) {
      options = options.withBudget(budget);
    }
    Dataset texts = input.read(train, console);
    Dataset more =
        auxiliary.isEmpty()
            ? new Dataset("no texts", List.of(), texts.multiLabel())
            : input.read(auxiliary, console);
    Optional<Dataset> devTexts =
        dev.isEmpty() ? Optional.empty() : Optional.of(input.read(dev, console));
    List<ModelCard.DataSource> sources = new ArrayList<>(DataSources.of(train, "train", texts));
    sources.addAll(DataSources.of(auxiliary, "auxiliary", more));
    if (devTexts.isPresent()) {
      sources.addAll(DataSources.of(dev, "dev", devTexts.get()));
    }
    TrainingTexts all = new TrainingTexts(texts, more, auxiliaryWeight, devTexts, Optional.empty());
    TrainingOptions asked = options;
    TrainingResult result;
    try (ProgressDisplay progress = new ProgressDisplay(console)) {
      result =
          maxSize == null
              ? Training.run(all, sources, asked, progress)
              : maxSize.fit(asked, fitting -> Training.run(all, sources, fitting, progress));
    }
    ModelFile.write(result.model(), out);
    if (report.wanted()) {
      report.write(page(result));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Report printed =
        new Report(
            out.toString(),
            result.model().card().trainer(),
            seed,
            result.options(),
            result.heldOut(),
            seconds);
    console.print(json ? Json.line(printed) : view(printed));
    return Tarazy.SUCCESS;
  }

  private OperatingPoint operatingPoint() {
    OperatingPoint point = objective.point();
    if (negativeLabel == null) {
      return point;
    }
    boolean flags =
        point.kind() == OperatingPoint.Kind.FALSE_ALARMS
            || point.kind() == OperatingPoint.Kind.REVIEWS;
    if (!flags && !report.wanted()) {
      throw new ParameterException(
          spec.commandLine(),
          "--negative-label is for --objective false-alarms and reviews and for --report");
    }
    if (!flags) {
      return point;
    }
    return point.withHarmless(negativeLabel);
  }

  private EvaluationReport page(TrainingResult result) {
    Classifier classifier = Classifier.of(result.model());
    Predictions predictions = result.predictions().withGroups(classifier, ReportOptions.GROUPS);
    EvaluationReport page =
        EvaluationReport.about(classifier)
            .withTitle("Training of " + classifier.card().id())
            .withMeasured(
                new EvaluationReport.Measured(
                    predictions,
                    Evaluation.of(predictions, ReportOptions.GROUPS),
                    List.of(),
                    "Texts held out of training. Thresholds and calibration were chosen on the same"
                        + " texts, so fresh ones will show a little less."));
    Optional<Flagging> flags =
        negativeLabel == null
            ? Flagging.ofModel(classifier)
            : Optional.of(Flagging.allBut(negativeLabel, classifier));
    return flags
        .map(
            flagging ->
                withContrast(
                    page.withAudited(
                        new EvaluationReport.Audited(
                            flagging,
                            GroupAudit.of(
                                predictions,
                                ReportOptions.GROUPS,
                                flagging,
                                GroupAudit.FEWEST_COMPARED))),
                    classifier,
                    flagging))
        .orElse(page);
  }

  /** With the suite, where the labels are those that its texts are about. */
  private static EvaluationReport withContrast(
      EvaluationReport page, Classifier classifier, Flagging flagging) {
    if (!Set.copyOf(classifier.labels()).equals(Set.copyOf(SampleCorpus.LABELS))) {
      return page;
    }
    return page.withContrasted(
        new EvaluationReport.Contrasted(
            ContrastResult.of(classifier, ContrastSuite.load(), flagging),
            ContrastResult.MUST_NOT_FLAG,
            ContrastResult.MUST_FLAG));
  }

  private List<Path> inputs() {
    List<Path> inputs = new ArrayList<>(train);
    inputs.addAll(auxiliary);
    inputs.addAll(dev);
    if (card != null) {
      inputs.add(card);
    }
    return inputs;
  }

  private String view(Report report) throws IOException {
    Table facts =
        new Table()
            .row("model", report.model() + ", " + new ByteSize(Files.size(out)))
            .row("trainer", report.trainer() + ", seed " + report.seed());
    new LinkedHashMap<>(report.options())
        .forEach((option, value) -> facts.row(option, String.valueOf(value)));
    facts.row("seconds", String.format(Locale.ROOT, "%.1f", report.seconds()));
    return facts.leftAligned()
        + "\nOn texts held out of training:\n"
        + EvaluationView.of(report.dev());
  }

  /** {@code auto} … */
  static final class NamedTrainer implements ITypeConverter<TrainerKind> {
    @Override
    public TrainerKind convert(String value) {
      for (TrainerKind kind : TrainerKind.values()) {
        if (kind.key().equals(value)) {
          return kind;
        }
      }
      throw new TypeConversionException("found \"" + value + "\", expected auto, linear or neural");
    }
  }

  /** {@code none}, {@code balanced} or {@code LABEL=WEIGHT,…}. */
  static final class WrittenClassWeights implements ITypeConverter<ClassWeights> {
    @Override
    public ClassWeights convert(String value) {
      return switch (value) {
        case "none" -> ClassWeights.NONE;
        case "balanced" -> ClassWeights.BALANCED;
        default -> ClassWeights.of(LabelNumbers.parse(value, "none, balanced, or LABEL=WEIGHT,…"));
      };
    }
  }

  /** {@code 90s}, {@code 10m} or {@code 2h}. */
  static final class WrittenDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      if (!value.matches("[1-9][0-9]{0,5}[smh]")) {
        throw new TypeConversionException("found \"" + value + "\", expected a time as in 10m");
      }
      return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
    }
  }
}
