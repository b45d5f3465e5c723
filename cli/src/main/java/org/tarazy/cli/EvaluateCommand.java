package org.tarazy.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tarazy.Classifier;
import org.tarazy.datasets.ContrastSuite;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.training.Comparison;
import org.tarazy.training.ContrastResult;
import org.tarazy.training.ContrastResult.Expectation;
import org.tarazy.training.Evaluation;
import org.tarazy.training.Flagging;
import org.tarazy.training.GroupAudit;
import org.tarazy.training.Predictions;
import org.tarazy.training.Robustness;
import org.tarazy.training.TextGroups;
import org.tarazy.training.report.EvaluationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = {
      "Measures a model on labelled texts, with 95%% bootstrap intervals.",
      "",
      "Where the model has a label for texts that nobody has to read, errors are also counted by"
          + " their kind: how often harmless texts are flagged (fpr), how often others are missed"
          + " (fnr), for each group of --by, with 95%% intervals of Wilson, and the largest ratio"
          + " between two groups (fpr_ratio, fnr_ratio).",
      "",
      "--suite contrast runs the functional tests that come with Tarazy instead; with --report"
          + " both can be in one file."
    },
    footer = {
      "",
      "Figures for --fail-if: accuracy, macro_f1, micro_f1, log_loss, brier, ece, fpr, fnr, and",
      "fpr_ratio, fnr_ratio over all fields of --by, or of one as in fpr_ratio.channel. The lower end",
      "of a ratio's interval is fpr_ratio_low: above 1, chance alone does not explain it.",
      "Ends with 1 where a condition holds or a functionality passes too seldom.",
      "",
      "Examples:",
      "  tarazy evaluate --model review.tarazy --data test.jsonl --by lang,channel",
      "  tarazy evaluate --model review.tarazy --data test.jsonl --by language,script,length \\",
      "      --fail-if \"fpr_ratio>1.5\" --fail-if \"macro_f1<0.8\"",
      "  tarazy evaluate --model review.tarazy --data test.jsonl --perturb look-alikes,typos",
      "  tarazy evaluate --model review.tarazy --suite contrast",
      "  tarazy evaluate --model after.tarazy --baseline before.tarazy --data test.jsonl \\",
      "      --by language,channel --suite contrast --report report.html"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--model",
      defaultValue = "sample-review",
      paramLabel = "MODEL",
      description = ModelOption.DESCRIPTION)
  private String model = "";

  @Option(
      names = "--data",
      arity = "1..*",
      paramLabel = "FILE",
      description = LabelledInput.FORMATS)
  private List<Path> data = new ArrayList<>();

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "FIELD",
      description =
          "Report each value of these fields of the data on its own; language, script and length"
              + " are found from the text where the data has no such field.")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--negative-label",
      paramLabel = "LABEL",
      description =
          "The label of texts that nobody has to read; \"none\" where the model has that.")
  private @Nullable String negativeLabel;

  @Option(
      names = "--fewest-in-group",
      paramLabel = "N",
      description =
          "Groups with fewer texts that can go wrong are shown but not compared"
              + " (default: ${DEFAULT-VALUE}).")
  private int fewest = GroupAudit.FEWEST_COMPARED;

  @Option(
      names = "--fail-if",
      split = ",",
      paramLabel = "CONDITION",
      description = "End with 1 where this holds, as in \"fpr_ratio>1.5\"; several are allowed.",
      converter = FailIf.Written.class)
  private List<FailIf> failIf = new ArrayList<>();

  @Option(
      names = "--suite",
      paramLabel = "contrast",
      description =
          "Run this suite: texts that must not be flagged and texts that must be, by what they"
              + " test, in Russian and Kazakh.")
  private @Nullable String suite;

  @Option(
      names = "--label-map",
      paramLabel = "FILE",
      description =
          "For --suite: a JSON object that says for each label of the model which one of the suite"
              + " comes closest (none, recruitment, incitement, glorification).")
  private @Nullable Path labelMap;

  @Option(
      names = "--must-not-flag",
      paramLabel = "SHARE",
      description =
          "For --suite: the least pass rate of what must not be flagged"
              + " (default: ${DEFAULT-VALUE}).")
  private double mustNotFlag = ContrastResult.MUST_NOT_FLAG;

  @Option(
      names = "--must-flag",
      paramLabel = "SHARE",
      description =
          "For --suite: the least pass rate of what must be flagged (default: ${DEFAULT-VALUE}).")
  private double mustFlag = ContrastResult.MUST_FLAG;

  @Option(
      names = "--perturb",
      split = ",",
      paramLabel = "KIND",
      description =
          "Also change the texts in this way and say what that costs; all for every kind:"
              + " ${COMPLETION-CANDIDATES}.",
      completionCandidates = PerturbationName.Known.class,
      converter = PerturbationName.Written.class)
  private List<PerturbationName> perturb = new ArrayList<>();

  @Option(
      names = "--rate",
      paramLabel = "SHARE",
      description =
          "For --perturb: the share of the words that change (default: ${DEFAULT-VALUE}).")
  private double rate = 0.3;

  @Option(
      names = "--seed",
      description = "For --perturb: which words change and how (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--prior",
      defaultValue = "train",
      paramLabel = "train|estimate|LABEL=SHARE,…",
      description = PriorOption.DESCRIPTION,
      converter = PriorOption.Written.class)
  private PriorOption prior = new PriorOption(PriorOption.Source.TRAIN, Map.of());

  @Option(
      names = "--baseline",
      paramLabel = "MODEL",
      description = "Compare with this model on the same texts, by a paired bootstrap.")
  private @Nullable String baseline;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private LabelledInput input = new LabelledInput();

  @Mixin private ReportOptions report = new ReportOptions();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  /** What the command prints as JSON for labelled texts. */
  private record Report(
      @JsonUnwrapped Evaluation evaluation,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GroupAudit audit,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Robustness> perturbations,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Baseline baseline,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SuiteReport contrast) {
    Report with(@Nullable SuiteReport suite) {
      return new Report(evaluation, audit, perturbations, baseline, suite);
    }
  }

  /** Another model on the same texts. */
  private record Baseline(Map<String, String> model, Comparison change) {}

  /** What the command prints as JSON for a suite. */
  private record SuiteReport(
      String suite,
      Map<String, String> model,
      int cases,
      int passed,
      double mustNotFlag,
      double mustFlag,
      List<ContrastResult.Functionality> functionalities) {}

  @Override
  public Integer call() throws IOException {
    check();
    List<Path> inputs = new ArrayList<>(data);
    for (String used : new String[] {model, baseline}) {
      if (used != null && Files.exists(Path.of(used))) {
        inputs.add(Path.of(used));
      }
    }
    report.check(inputs);
    Classifier classifier = ModelOption.load(model);
    return new Run(classifier).call();
  }

  private void check() {
    if (suite == null && data.isEmpty()) {
      throw wrong("give either --data FILE or --suite contrast");
    }
    if (suite != null && !data.isEmpty() && !report.wanted()) {
      throw wrong("give either --data FILE or --suite contrast; both can be in one --report");
    }
    if (suite != null && !suite.equals("contrast")) {
      throw wrong("--suite: found \"" + suite + "\", expected contrast");
    }
    if (data.isEmpty() && !(by.isEmpty() && failIf.isEmpty())) {
      throw wrong("--by and --fail-if are for --data; --suite has --must-flag, --must-not-flag");
    }
    if (data.isEmpty() && baseline != null) {
      throw wrong("--baseline is for --data");
    }
    if (suite == null && labelMap != null) {
      throw wrong("--label-map is for --suite");
    }
    if (labelMap != null && negativeLabel != null) {
      throw wrong("--label-map and --negative-label cannot stand together");
    }
    for (double share : new double[] {mustNotFlag, mustFlag}) {
      if (!(share >= 0 && share <= 1)) {
        throw wrong("a pass rate is " + share + ", expected 0 to 1");
      }
    }
    if (data.isEmpty() && prior.source() != PriorOption.Source.TRAIN) {
      throw wrong("--prior is for --data");
    }
    if (data.isEmpty() && !perturb.isEmpty()) {
      throw wrong("--perturb is for --data");
    }
    if (!(rate >= 0 && rate <= 1)) {
      throw wrong("--rate is " + rate + ", expected 0 to 1");
    }
    if (fewest < 1) {
      throw wrong("--fewest-in-group is " + fewest + ", expected at least 1");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** What comes of the command, gathered so that all of it is printed before any of it fails it. */
  private final class Run {
    private final Classifier classifier;
    private EvaluationReport page;
    private final StringBuilder text = new StringBuilder();
    private final List<String> failures = new ArrayList<>();

    Run(Classifier classifier) {
      this.classifier = classifier;
      page = EvaluationReport.about(classifier);
    }

    int call() throws IOException {
      Report figures = data.isEmpty() ? null : onData();
      SuiteReport contrast = suite == null ? null : onSuite();
      report.write(page);
      if (json) {
        console.print(figures == null ? Json.line(contrast) : Json.line(figures.with(contrast)));
      } else {
        console.print(text.toString());
      }
      if (!failures.isEmpty()) {
        throw new Failure("evaluate: " + String.join("; ", failures));
      }
      return Tarazy.SUCCESS;
    }

    private Report onData() throws IOException {
      Dataset texts = input.read(data, console);
      Classifier classifier = withPrior(this.classifier, texts);
      by.forEach(field -> checkField(field, texts));
      List<String> groups = by.isEmpty() && report.wanted() ? ReportOptions.GROUPS : by;
      Predictions predictions = Predictions.of(classifier, texts).withGroups(classifier, groups);
      Evaluation evaluation = Evaluation.of(predictions, by);
      Optional<Flagging> flagging = flagging(classifier);
      Optional<GroupAudit> audit =
          flagging.map(flags -> GroupAudit.of(predictions, by, flags, fewest));
      List<Robustness> perturbations =
          perturb.isEmpty()
              ? List.of()
              : Robustness.of(classifier, texts, PerturbationName.kinds(perturb), rate, seed);
      text.append(EvaluationView.of(evaluation));
      audit.ifPresent(found -> text.append('\n').append(AuditView.of(found)));
      if (!perturbations.isEmpty()) {
        text.append('\n').append(EvaluationView.of(perturbations));
      }
      Baseline compared = null;
      if (baseline != null) {
        Classifier before = ModelOption.load(baseline);
        Predictions earlier = Predictions.of(withPrior(before, texts), texts);
        Comparison change = Comparison.of(earlier, predictions);
        compared = new Baseline(identity(before), change);
        text.append('\n').append(EvaluationView.of(before.card().id(), change));
        page =
            page.withBefore(
                new EvaluationReport.Before(
                    before.card(), before.sha256(), earlier, Evaluation.of(earlier, List.of())));
      }
      if (report.wanted()) {
        page =
            page.withMeasured(
                new EvaluationReport.Measured(
                    predictions,
                    Evaluation.of(predictions, groups),
                    DataSources.of(data, "evaluated", texts),
                    prior.source() == PriorOption.Source.TRAIN
                        ? ""
                        : "Probabilities are corrected to another base rate (--prior)."));
        flagging.ifPresent(
            flags ->
                page =
                    page.withAudited(
                        new EvaluationReport.Audited(
                            flags, GroupAudit.of(predictions, groups, flags, fewest))));
      }
      gate(figures(evaluation, audit));
      return new Report(evaluation, audit.orElse(null), perturbations, compared, null);
    }

    private void gate(Map<String, Double> figures) {
      for (FailIf condition : failIf) {
        if (condition.holds(figures)) {
          failures.add(
              condition
                  + " ("
                  + condition.figure()
                  + " is "
                  + Table.figure(figures.getOrDefault(condition.figure(), 0.0))
                  + ")");
        }
      }
    }

    private SuiteReport onSuite() throws IOException {
      Flagging flagging =
          labelMap == null
              ? flagging(classifier)
                  .orElseThrow(
                      () ->
                          new Failure(
                              "the model has no label \"none\", only "
                                  + classifier.labels()
                                  + "; say with --label-map or --negative-label what they mean"))
              : Flagging.mapped(LabelMap.read(labelMap), classifier);
      ContrastResult result = ContrastResult.of(classifier, ContrastSuite.load(), flagging);
      List<ContrastResult.Functionality> below = result.below(mustNotFlag, mustFlag);
      page = page.withContrasted(new EvaluationReport.Contrasted(result, mustNotFlag, mustFlag));
      text.append(text.isEmpty() ? "" : "\n");
      text.append(ContrastView.of(result, below, new Style(console.colour())));
      if (!below.isEmpty()) {
        failures.add(
            below.size()
                + " of "
                + result.functionalities().size()
                + " functionalities pass too seldom (asked for: "
                + mustNotFlag
                + " of what must not be flagged, "
                + mustFlag
                + " of what must)");
      }
      return new SuiteReport(
          "contrast",
          identity(classifier),
          result.cases(),
          result.passed(),
          result.passRate(Expectation.MUST_NOT_FLAG),
          result.passRate(Expectation.MUST_FLAG),
          result.functionalities());
    }
  }

  private static Map<String, String> identity(Classifier classifier) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("id", classifier.card().id());
    identity.put("sha256", classifier.sha256());
    return identity;
  }

  private Classifier withPrior(Classifier classifier, Dataset texts) {
    if (prior.source() == PriorOption.Source.ESTIMATE && texts.size() > 0) {
      return PriorOption.estimate(
          classifier, texts.examples().stream().map(Example::text).toList(), console);
    }
    try {
      return prior.applyTo(classifier);
    } catch (IllegalArgumentException e) {
      throw wrong("--prior: " + e.getMessage() + "; the labels are " + classifier.labels());
    }
  }

  private Optional<Flagging> flagging(Classifier classifier) {
    return negativeLabel == null
        ? Flagging.ofModel(classifier)
        : Optional.of(Flagging.allBut(negativeLabel, classifier));
  }

  private static Map<String, Double> figures(Evaluation evaluation, Optional<GroupAudit> audit) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", evaluation.accuracy());
    figures.put("macro_f1", evaluation.macroF1());
    figures.put("micro_f1", evaluation.microF1());
    figures.put("log_loss", evaluation.logLoss());
    figures.put("brier", evaluation.brier());
    figures.put("ece", evaluation.ece());
    audit.ifPresent(
        found -> {
          figures.put("fpr", found.falsePositives().rate());
          figures.put("fnr", found.falseNegatives().rate());
          addRatios("fpr_ratio", found.fprRatio(), figures);
          addRatios("fnr_ratio", found.fnrRatio(), figures);
        });
    return figures;
  }

  private static void addRatios(
      String name, Map<String, GroupAudit.Ratio> ratios, Map<String, Double> figures) {
    ratios.forEach(
        (field, ratio) -> {
          figures.merge(name, ratio.ratio(), Math::max);
          figures.merge(name + "_low", ratio.low(), Math::max);
          figures.put(name + "." + field, ratio.ratio());
          figures.put(name + "_low." + field, ratio.low());
        });
  }

  private static void checkField(String field, Dataset texts) {
    TreeSet<String> known = new TreeSet<>(TextGroups.DERIVED);
    texts.examples().forEach(example -> known.addAll(example.attributes().keySet()));
    if (!known.contains(field)) {
      throw new Failure(
          texts.name() + ": no row has the field \"" + field + "\", expected one of " + known);
    }
  }
}
