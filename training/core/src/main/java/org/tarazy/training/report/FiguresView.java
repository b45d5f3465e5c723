package org.tarazy.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tarazy.model.Task;
import org.tarazy.training.Comparison;
import org.tarazy.training.Evaluation;
import org.tarazy.training.GroupAudit;
import org.tarazy.training.Predictions;
import org.tarazy.triage.Proportion;

/** The headline figures, labels, confusions, and what changed against another model. */
final class FiguresView {
  private FiguresView() {}

  static List<Map<String, Object>> headline(
      Evaluation evaluation, Optional<EvaluationReport.Audited> audited) {
    List<Map<String, Object>> tiles = new ArrayList<>();
    tiles.add(
        tile(
            "Macro-F1",
            evaluation.macroF1(),
            evaluation,
            "macro_f1",
            "the mean over labels, rare ones count as much"));
    tiles.add(
        tile(
            "Accuracy",
            evaluation.accuracy(),
            evaluation,
            "accuracy",
            "the share of texts that are all right"));
    audited.ifPresent(
        found -> {
          tiles.add(tile("Flagged wrongly", found.audit().falsePositives(), "of harmless texts"));
          tiles.add(tile("Missed", found.audit().falseNegatives(), "of texts to be read"));
        });
    tiles.add(
        tile(
            "Calibration error",
            evaluation.ece(),
            evaluation,
            "ece",
            "how far probabilities are off; 0 best"));
    tiles.add(
        tile("Log-loss", evaluation.logLoss(), evaluation, "log_loss", "in nats; lower is better"));
    tiles.add(tile("Brier score", evaluation.brier(), evaluation, "brier", "lower is better"));
    return tiles;
  }

  private static Map<String, Object> tile(
      String name, double value, Evaluation evaluation, String key, String note) {
    Evaluation.Interval interval = evaluation.intervals().get(key);
    return View.of(
        "name",
        name,
        "value",
        Format.figure(value),
        "interval",
        interval == null ? "" : Format.interval(interval.low(), interval.high()),
        "note",
        note);
  }

  private static Map<String, Object> tile(String name, GroupAudit.ErrorRate rate, String note) {
    Proportion proportion = new Proportion(rate.errors(), rate.of());
    return View.of(
        "name",
        name,
        "value",
        Format.percent(proportion.rate()),
        "interval",
        Format.interval(proportion),
        "note",
        note);
  }

  static List<Map<String, Object>> labels(
      Predictions predictions, Evaluation evaluation, List<OperatingCurve> curves) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int l = 0; l < predictions.labels().size(); l++) {
      int right = 0;
      int proposed = 0;
      int support = 0;
      for (int i = 0; i < predictions.size(); i++) {
        proposed += predictions.isProposed(i, l) ? 1 : 0;
        support += predictions.isTrue(i, l) ? 1 : 0;
        right += predictions.isProposed(i, l) && predictions.isTrue(i, l) ? 1 : 0;
      }
      String name = predictions.labels().get(l);
      Evaluation.LabelMetrics reached = evaluation.labels().get(name);
      rows.add(
          View.of(
              "name", name,
              "precision", View.share(new Proportion(right, proposed)),
              "recall", View.share(new Proportion(right, support)),
              "f1", Format.figure(reached == null ? Double.NaN : reached.f1()),
              "averagePrecision", Format.figure(curves.get(l).averagePrecision()),
              "right", Format.count(right),
              "wrong", Format.count(proposed - right),
              "missed", Format.count(support - right),
              "support", Format.count(support)));
    }
    return rows;
  }

  /**
   * Rows are what people said, columns what the model proposes; none where labels do not exclude.
   */
  static Object confusion(Predictions predictions) {
    if (predictions.task() != Task.SINGLE_LABEL) {
      return false;
    }
    List<String> labels = predictions.labels();
    int[][] counts = new int[labels.size()][labels.size()];
    for (int i = 0; i < predictions.size(); i++) {
      counts[index(predictions, i, true)][index(predictions, i, false)]++;
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int t = 0; t < counts.length; t++) {
      int all = 0;
      for (int count : counts[t]) {
        all += count;
      }
      List<Map<String, Object>> cells = new ArrayList<>();
      for (int p = 0; p < counts.length; p++) {
        double share = all == 0 ? 0 : (double) counts[t][p] / all;
        cells.add(
            View.of(
                "count",
                Format.count(counts[t][p]),
                "share",
                all == 0 ? "" : Format.percent(share),
                "strength",
                String.format(Locale.ROOT, "%.3f", 0.75 * Math.sqrt(share)),
                "right",
                t == p,
                "empty",
                counts[t][p] == 0));
      }
      rows.add(View.of("name", labels.get(t), "cells", cells, "all", Format.count(all)));
    }
    return View.of("labels", labels, "rows", rows, "columns", labels.size());
  }

  private static int index(Predictions predictions, int text, boolean truth) {
    int l = 0;
    while (!(truth ? predictions.isTrue(text, l) : predictions.isProposed(text, l))) {
      l++;
    }
    return l;
  }

  static Map<String, Object> comparison(EvaluationReport.Before before, EvaluationReport report) {
    EvaluationReport.Measured measured = report.measured().orElseThrow();
    Evaluation old = before.evaluation();
    Evaluation now = measured.evaluation();
    Comparison compared = Comparison.of(before.predictions(), measured.predictions());
    List<Map<String, Object>> rows = new ArrayList<>();
    rows.add(change("Macro-F1", compared.macroF1()));
    rows.add(change("Accuracy", compared.accuracy()));
    report
        .audited()
        .ifPresent(
            audited ->
                rows.addAll(
                    flagging(
                        OperatingCurve.ofFlagging(before.predictions(), audited.flagging()),
                        OperatingCurve.ofFlagging(measured.predictions(), audited.flagging()))));
    rows.add(change("Calibration error", old.ece(), now.ece(), true));
    rows.add(change("Log-loss", old.logLoss(), now.logLoss(), true));
    rows.add(change("Brier score", old.brier(), now.brier(), true));
    now.labels()
        .forEach(
            (label, reached) -> {
              Evaluation.LabelMetrics was = old.labels().get(label);
              rows.add(
                  change(
                      "F1 of " + label, was == null ? Double.NaN : was.f1(), reached.f1(), false));
            });
    return View.of(
        "id", before.card().id(),
        "sha256", before.sha256(),
        "rows", rows,
        "mended", Format.count(compared.mended()),
        "broken", Format.count(compared.broken()));
  }

  /** How texts to be read are ranked, and what the models' own rules make of the ranking. */
  private static List<Map<String, Object>> flagging(OperatingCurve old, OperatingCurve now) {
    return List.of(
        change(
            "Average precision of " + now.name(),
            old.averagePrecision(),
            now.averagePrecision(),
            false),
        change("Flagged wrongly", old.falsePositiveRate(), now.falsePositiveRate(), true),
        change("Missed", old.missed(), now.missed(), true));
  }

  private static Map<String, Object> change(String name, Comparison.Change change) {
    boolean sure = change.low() > 0 || change.high() < 0;
    return View.of(
        "name",
        name,
        "before",
        Format.figure(change.before()),
        "after",
        Format.figure(change.after()),
        "difference",
        Format.signed(change.difference()),
        "interval",
        Format.signed(change.low()) + " – " + Format.signed(change.high()),
        "better",
        sure && change.difference() > 0,
        "worse",
        sure && change.difference() < 0);
  }

  private static Map<String, Object> change(
      String name, double before, double after, boolean lowerIsBetter) {
    return View.of(
        "name",
        name + (lowerIsBetter ? " (lower is better)" : ""),
        "before",
        Format.figure(before),
        "after",
        Format.figure(after),
        "difference",
        Double.isNaN(before) ? "–" : Format.signed(after - before),
        "interval",
        "",
        "better",
        false,
        "worse",
        false);
  }
}
