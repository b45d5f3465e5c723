package org.tarazy.benchmarks.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tarazy.benchmarks.Figures;
import org.tarazy.benchmarks.TextTable;

/** What was measured, with ratios to ours, which is the first row of each table. */
final class LatencyTable {
  private final List<Measurement> measurements;

  LatencyTable(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  /** The measurements on one kind of texts: with the fewest threads, and how more threads fare. */
  String of(String texts) {
    List<Measurement> all = measurements.stream().filter(m -> m.texts().equals(texts)).toList();
    int fewest = all.stream().mapToInt(Measurement::threads).min().orElse(1);
    List<Integer> more =
        all.stream().map(Measurement::threads).filter(t -> t > fewest).distinct().sorted().toList();
    List<Measurement> rows = all.stream().filter(m -> m.threads() == fewest).toList();
    TextTable table = new TextTable();
    table.add(head(rows.get(0), more));
    for (Measurement m : rows) {
      List<String> row = new ArrayList<>();
      row.add(m.what());
      row.add(Figures.count(m.textsPerSecond()));
      row.add(Figures.percent((m.fastest() - m.slowest()) / 2 / m.textsPerSecond()));
      row.add(Figures.count(1e9 * fewest / m.textsPerSecond()));
      row.add(Figures.count(m.median()));
      row.add(Figures.count(m.p99()));
      row.add(Figures.count(m.p999()));
      row.add(Figures.ratio(rows.get(0).textsPerSecond() / m.textsPerSecond()));
      row.add(Figures.count(m.bytesPerText()));
      for (int threads : more) {
        Optional<Measurement> wider =
            all.stream()
                .filter(w -> w.threads() == threads && w.what().equals(m.what()))
                .findFirst();
        row.add(cell(wider.map(Measurement::textsPerSecond).map(Figures::count)));
        row.add(cell(wider.map(w -> Figures.ratio(w.textsPerSecond() / m.textsPerSecond()))));
        row.add(cell(wider.map(w -> Figures.ratio(w.p999() / w.median()))));
      }
      table.add(row);
    }
    return table.toString();
  }

  private static List<String> head(Measurement first, List<Integer> more) {
    List<String> head = new ArrayList<>();
    head.add("%s (mean %.0f characters)".formatted(first.texts(), first.meanLength()));
    head.addAll(
        List.of("texts/s", "±", "ns/text", "p50", "p99", "p99.9", "its time ÷ ours", "B/text"));
    for (int threads : more) {
      head.add("texts/s, " + Figures.threads(threads));
      head.add(threads + " ÷ " + first.threads());
      head.add("p99.9 ÷ p50, " + Figures.threads(threads));
    }
    return head;
  }

  private static String cell(Optional<String> figure) {
    return figure.orElse(Figures.NONE);
  }

  List<String> texts() {
    return measurements.stream().map(Measurement::texts).distinct().toList();
  }
}
