package org.tarazy.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tarazy.training.Predictions;
import org.tarazy.training.Reliability;
import org.tarazy.triage.Proportion;

/** The curves, as data to draw and as tables for paper. */
final class CurvesView {
  /** More curves than this in one picture cannot be told apart. */
  private static final int MOST_CURVES = 8;

  private static final int[] PER_THOUSAND = {1, 2, 5, 10, 20, 50, 100, 200, 300, 500, 1000};

  private CurvesView() {}

  /** A curve a label, in the order of the labels. */
  static List<OperatingCurve> ofLabels(Predictions predictions) {
    List<OperatingCurve> curves = new ArrayList<>();
    for (int l = 0; l < predictions.labels().size(); l++) {
      curves.add(OperatingCurve.ofLabel(predictions, l));
    }
    return curves;
  }

  /** What is drawn: what flags a text first, then the most frequent labels in their order. */
  static List<OperatingCurve> drawn(
      List<OperatingCurve> ofLabels, Optional<OperatingCurve> flagging) {
    List<OperatingCurve> frequent =
        ofLabels.stream()
            .filter(curve -> curve.positives() > 0)
            .sorted(Comparator.comparingInt(OperatingCurve::positives).reversed())
            .limit(MOST_CURVES)
            .toList();
    List<OperatingCurve> drawn = new ArrayList<>();
    flagging.filter(curve -> curve.positives() > 0).ifPresent(drawn::add);
    ofLabels.stream().filter(frequent::contains).forEach(drawn::add);
    return drawn;
  }

  /** The rows of a table of thresholds, from few texts to read to all of them. */
  static List<Map<String, Object>> workload(OperatingCurve curve) {
    List<Map<String, Object>> rows = new ArrayList<>();
    int before = 0;
    for (int target : PER_THOUSAND) {
      Optional<OperatingCurve.Point> point = curve.atMost(target / 1000.0);
      if (point.isPresent() && point.get().taken() > before) {
        before = point.get().taken();
        String threshold = String.format(Locale.ROOT, "%.4f", point.get().threshold());
        rows.add(row(threshold, point.get(), curve));
      }
    }
    if (curve.own().taken() > 0) {
      rows.add(row("the model’s own rule", curve.own(), curve));
    }
    return rows;
  }

  private static Map<String, Object> row(
      String threshold, OperatingCurve.Point point, OperatingCurve curve) {
    return View.of(
        "threshold", threshold,
        "perThousand", perThousand(point.taken(), curve.size()),
        "precision", View.share(new Proportion(point.right(), point.taken())),
        "recall", View.share(new Proportion(point.right(), curve.positives())));
  }

  private static String perThousand(int taken, int all) {
    return String.format(Locale.ROOT, "%.1f", 1000.0 * taken / all);
  }

  /** What is drawn of a curve: threshold, right and wrong, point by point. */
  static Map<String, Object> data(OperatingCurve curve) {
    return View.of(
        "name", curve.name(),
        "positives", curve.positives(),
        "negatives", curve.negatives(),
        "averagePrecision", Format.figure(curve.averagePrecision()),
        "own", new int[] {curve.own().right(), curve.own().wrong()},
        "points",
            curve.thinned().stream()
                .map(p -> new double[] {round(p.threshold()), p.right(), p.wrong()})
                .toList());
  }

  static List<Map<String, Object>> reliability(Reliability reliability) {
    return reliability.bins().stream()
        .map(
            bin ->
                View.of(
                    "n", Format.count(bin.n()),
                    "probability", Format.figure(bin.probability()),
                    "observed", Format.figure(bin.observed().rate()),
                    "interval", Format.interval(bin.observed().low(), bin.observed().high())))
        .toList();
  }

  static List<double[]> data(Reliability reliability) {
    return reliability.bins().stream()
        .map(
            bin ->
                new double[] {
                  round(bin.probability()),
                  round(bin.observed().rate()),
                  round(bin.observed().low()),
                  round(bin.observed().high()),
                  bin.n()
                })
        .toList();
  }

  private static double round(double value) {
    return Math.round(value * 1e5) / 1e5;
  }
}
