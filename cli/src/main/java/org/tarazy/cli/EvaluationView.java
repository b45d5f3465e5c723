package org.tarazy.cli;

import java.util.List;
import java.util.Map;
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
            .row("log-loss", Table.figure(evaluation.logLoss()))
            .row("Brier", Table.figure(evaluation.brier()))
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
          PerturbationName.of(changed.kind()),
          Table.figure(changed.accuracy()),
          Table.figure(changed.macroF1()),
          Table.figure(changed.macroF1Loss()));
    }
    return table.toString();
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
