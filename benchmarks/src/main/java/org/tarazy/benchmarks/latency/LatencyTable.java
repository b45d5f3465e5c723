package org.tarazy.benchmarks.latency;

import java.util.List;
import java.util.Locale;
import org.tarazy.benchmarks.TextTable;

/** What was measured, with ratios to ours. */
final class LatencyTable {
  static final String OURS = "tarazy score";

  private final List<Measurement> measurements;

  LatencyTable(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  /** The measurements on one kind of texts. */
  String of(String texts) {
    List<Measurement> rows = measurements.stream().filter(m -> m.texts().equals(texts)).toList();
    double ours =
        rows.stream()
            .filter(m -> m.what().equals(OURS))
            .mapToDouble(Measurement::textsPerSecond)
            .findFirst()
            .orElse(Double.NaN);
    TextTable table = new TextTable();
    table.add(
        List.of(
            "%s (mean %.0f characters)".formatted(texts, rows.get(0).meanLength()),
            "texts/s",
            "±",
            "ns/text",
            "p50",
            "p99",
            "p99.9",
            "its time ÷ ours",
            "B/text"));
    for (Measurement m : rows) {
      table.add(
          List.of(
              m.what(),
              count(m.textsPerSecond()),
              format("%.0f%%", 50 * (m.fastest() - m.slowest()) / m.textsPerSecond()),
              count(1e9 / m.textsPerSecond()),
              count(m.median()),
              count(m.p99()),
              count(m.p999()),
              Double.isNaN(ours) ? "–" : ratio(ours / m.textsPerSecond()),
              count(m.bytesPerText())));
    }
    return table.toString();
  }

  List<String> texts() {
    return measurements.stream().map(Measurement::texts).distinct().toList();
  }

  private static String ratio(double ratio) {
    return format(ratio < 0.1 ? "%.4f" : "%.2f", ratio);
  }

  private static String count(double value) {
    return format("%,.0f", value).replace(',', ' ');
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
