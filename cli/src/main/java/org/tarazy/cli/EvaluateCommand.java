package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.training.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Measures a model on labelled texts, with 95%% bootstrap intervals.",
    footer = {
      "",
      "Example:",
      "  tarazy evaluate --model review.tarazy --data test.jsonl --by lang,channel"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = ModelOption.DESCRIPTION)
  private String model = "";

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = LabelledInput.FORMATS)
  private List<Path> data = new ArrayList<>();

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "FIELD",
      description = "Report each value of these fields of the data on its own.")
  private List<String> by = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private LabelledInput input = new LabelledInput();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Classifier classifier = ModelOption.load(model);
    Dataset texts = input.read(data, console);
    by.forEach(field -> checkField(field, texts));
    Evaluation evaluation = Evaluation.of(classifier, texts, by);
    console.print(json ? Json.line(evaluation) : EvaluationView.of(evaluation));
    return Tarazy.SUCCESS;
  }

  private static void checkField(String field, Dataset texts) {
    TreeSet<String> known = new TreeSet<>();
    texts.examples().forEach(example -> known.addAll(example.attributes().keySet()));
    if (!known.contains(field)) {
      throw new Failure(
          texts.name() + ": no row has the field \"" + field + "\", expected one of " + known);
    }
  }
}
