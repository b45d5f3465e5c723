package org.tarazy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarazy.datasets.DatasetCheck;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.datasets.DatasetReport;
import org.tarazy.datasets.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Looks for what spoils labelled texts: encoding, repetition, contradictions, leaks, balance.",
    footer = {
      "",
      "Files are taken as parts of one data set, the first as the training data. Ends with 1 where",
      "a finding is an error.",
      "",
      "Example:",
      "  tarazy data check train.jsonl dev.jsonl test.jsonl"
    })
final class DataCheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = LabelledInput.FORMATS)
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DataCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DatasetReport report = DatasetCheck.files(files, DatasetReader.unlabelled());
    console.print(json ? Json.line(report) : view(report, new Style(console.colour())));
    if (report.hasErrors()) {
      long errors =
          report.findings().stream().filter(f -> f.severity() == Finding.Severity.ERROR).count();
      throw new Failure("data check: " + errors + (errors == 1 ? " error" : " errors") + " found");
    }
    return Tarazy.SUCCESS;
  }

  private static String view(DatasetReport report, Style style) {
    Table files = new Table().row("file", "texts", "bad rows", "labels");
    for (DatasetReport.FileSummary file : report.files()) {
      files.row(
          Printable.line(file.name()),
          String.valueOf(file.examples()),
          String.valueOf(file.badRows()),
          file.labels().size() + (file.multiLabel() ? " (lists)" : ""));
    }
    StringBuilder text = new StringBuilder(files.toString());
    for (Finding finding : report.findings()) {
      String severity = ClassificationJson.lowerCase(finding.severity());
      text.append('\n');
      text.append(
          switch (finding.severity()) {
            case ERROR -> style.red(severity);
            case WARNING -> style.yellow(severity);
            case INFO -> style.dim(severity);
          });
      text.append("  ").append(style.bold(finding.code()));
      text.append("  ").append(Printable.line(finding.message())).append('\n');
      for (String example : finding.examples()) {
        text.append("    ").append(Printable.line(example)).append('\n');
      }
    }
    return text.toString();
  }
}
