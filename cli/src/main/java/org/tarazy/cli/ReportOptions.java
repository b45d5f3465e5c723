package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tarazy.training.report.EvaluationReport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options of commands that write a report. */
final class ReportOptions {
  /** The groups of a report where nobody says which. */
  static final List<String> GROUPS = List.of("language", "script", "length");

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also write the figures as one HTML file that loads nothing, with curves, groups and the"
              + " most confident mistakes.")
  private @Nullable Path report;

  @Option(
      names = "--report-title",
      paramLabel = "TEXT",
      description = "What stands above the report; say a date here if it should have one.")
  private @Nullable String title;

  @Option(
      names = "--report-texts",
      paramLabel = "excerpts|none",
      defaultValue = "excerpts",
      description =
          "Whether the report shows the beginnings of texts, which can be personal data"
              + " (default: ${DEFAULT-VALUE}).",
      converter = Shown.class)
  private Texts texts = Texts.EXCERPTS;

  /** Whether there is a report to write. */
  boolean wanted() {
    return report != null;
  }

  /**
   * Looks whether the report can be written.
   *
   * @param inputs the files that must not be overwritten
   */
  void check(List<Path> inputs) throws IOException {
    if (report != null) {
      OutputFile.check("--report", report, inputs);
    } else if (title != null || texts == Texts.NONE) {
      throw new ParameterException(
          command.commandLine(), "--report-title and --report-texts need --report");
    }
  }

  void write(EvaluationReport filled) throws IOException {
    if (report == null) {
      return;
    }
    EvaluationReport titled = title == null ? filled : filled.withTitle(title);
    (texts == Texts.NONE ? titled.withoutTexts() : titled).write(report);
  }

  /** What a report shows of texts. */
  private enum Texts {
    EXCERPTS,
    NONE
  }

  /** {@code excerpts} or {@code none}. */
  static final class Shown implements ITypeConverter<Texts> {
    @Override
    public Texts convert(String value) {
      return switch (value) {
        case "excerpts" -> Texts.EXCERPTS;
        case "none" -> Texts.NONE;
        default ->
            throw new TypeConversionException("found \"" + value + "\", expected excerpts or none");
      };
    }
  }
}
