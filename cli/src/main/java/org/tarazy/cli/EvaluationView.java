package org.tarazy.cli;

import java.util.List;
import java.util.Map;
import org.tarazy.training.Comparison;
import org.tarazy.training.Evaluation;
import org.tarazy.training.Robustness;

/** An evaluation for people. */
final class EvaluationView {
  private EvaluationView() {}

  static String of(Evaluation evaluation) {
    Map<String, Evaluation.Interval> intervals = evaluation.intervals();
    StringBuilder text = new StringBuilder();
    text.append(
        new Table()
            .row("texts", String.valueOf(evaluation.n()))
            .row("accuracy", Table.figure(evaluation.accuracy()), interval(intervals, "accuracy"))
            .row("macro-F1", Table.figure(evaluation.macroF1()), interval(intervals, "macro_f1"))
            .row("micro-F1", Table.figure(evaluation.microF1()), interval(intervals, "micro_f1"))
            .row("log-loss", Table.figure(evaluation.logLoss()), interval(intervals, "log_loss"))
            .row("Brier", Table.figure(evaluation.brier()), interval(intervals, "brier"))
            .row("calibration error", Table.figure(evaluation.ece())));
    Table labels = new Table().row("label", "precision", "recall", "F1", "texts");
    evaluation
        .labels()
        .forEach(
            (label, reached) ->
                labels.row(
                    Printable.line(label),
                    Table.figure(reached.precision()),
                    Table.figure(reached.recall()),
                    Table.figure(reached.f1()),
                    String.valueOf(reached.support())));
    text.append('\n').append(labels);
    evaluation.groups().forEach((field, groups) -> text.append('\n').append(table(field, groups)));
    return text.toString();
  }

  static String of(List<Robustness> perturbations) {
    Table table = new Table().row("changed texts", "accuracy", "macro-F1", "loss");
    for (Robustness changed : perturbations) {
      table.row(
          changed.kind().toString(),
          Table.figure(changed.accuracy()),
          Table.figure(changed.macroF1()),
          Table.figure(changed.macroF1Loss()));
    }
    return table.toString();
  }

  /** What changed against the model {@code before}. */
  static String of(String before, Comparison change) {
    return new Table()
            .row("against " + Printable.line(before), "before", "now", "change", "95% interval")
            .row(row("accuracy", change.accuracy()))
            .row(row("macro-F1", change.macroF1()))
        + "texts right now that were wrong: "
        + change.mended()
        + "; wrong now that were right: "
        + change.broken()
        + "\n";
  }

  private static String[] row(String name, Comparison.Change change) {
    return new String[] {
      name,
      Table.figure(change.before()),
      Table.figure(change.after()),
      Table.figure(change.difference()),
      Table.figure(change.low()) + " to " + Table.figure(change.high())
    };
  }

  private static Table table(String field, Map<String, Evaluation.GroupMetrics> groups) {
    Table table = new Table().row(field, "accuracy", "macro-F1", "texts");
    groups.forEach(
        (value, reached) ->
            table.row(
                Printable.line(value),
                Table.figure(reached.accuracy()),
                Table.figure(reached.macroF1()),
                String.valueOf(reached.n())));
    return table;
  }

  private static String interval(Map<String, Evaluation.Interval> intervals, String name) {
    Evaluation.Interval interval = intervals.get(name);
    return interval == null
        ? ""
        : Table.figure(interval.low()) + " to " + Table.figure(interval.high());
  }
}
