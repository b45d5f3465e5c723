package org.tarazy.benchmarks.accuracy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarazy.benchmarks.TextTable;
import org.tarazy.benchmarks.contestants.Contestant;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.benchmarks.contestants.Metric;

/** The results as tables that are read alike on a terminal and as Markdown. */
final class AccuracyTable {
  private final List<Result> results;
  private final List<Comparison> comparisons;

  AccuracyTable(List<Result> results, List<Comparison> comparisons) {
    this.results = results;
    this.comparisons = comparisons;
  }

  List<String> sets() {
    return results.stream().map(Result::set).distinct().toList();
  }

  /** A row a contestant, a column a set. */
  String overview() {
    List<String> names =
        Contestants.all().stream()
            .map(Contestant::name)
            .filter(name -> results.stream().anyMatch(r -> r.contestant().equals(name)))
            .toList();
    TextTable table = new TextTable();
    table.add(
        concat(
            "contestant",
            sets().stream().map(set -> set + " " + metric(ofSet(set).get(0)).title()).toList()));
    for (String name : names) {
      table.add(
          concat(
              name,
              sets().stream().map(set -> find(set, name).map(this::cell).orElse("–")).toList()));
    }
    return table.toString();
  }

  private String cell(Result result) {
    double best = ofSet(result.set()).stream().mapToDouble(Result::value).max().orElse(0);
    String figure = points(result.value());
    return result.value() == best ? "**" + figure + "**" : figure;
  }

  /** All that is known of one set: a row a contestant, the best first. */
  String details(String set) {
    TextTable table = new TextTable();
    Metric metric = metric(ofSet(set).get(0));
    Metric other = metric == Metric.ACCURACY ? Metric.MACRO_F1 : Metric.ACCURACY;
    table.add(
        List.of(
            "contestant",
            metric.title(),
            "95% interval",
            other.title(),
            "on dev",
            "chosen on dev",
            "training, s",
            "with tuning, s",
            "model, MB"));
    ofSet(set).stream()
        .sorted(Comparator.comparingDouble(Result::value).reversed())
        .forEach(
            r ->
                table.add(
                    List.of(
                        r.contestant(),
                        points(r.value()),
                        points(r.interval().low()) + "–" + points(r.interval().high()),
                        points(metric == Metric.ACCURACY ? r.macroF1() : r.accuracy()),
                        points(r.dev()),
                        r.chosen(),
                        seconds(r.trainSeconds()),
                        seconds(r.totalSeconds()),
                        format("%.1f", r.modelBytes() / 1e6))));
    return table.toString();
  }

  /** One line on how ours stands against the best peer; empty where not both were run. */
  Optional<String> verdict(String set) {
    return comparisons.stream()
        .filter(comparison -> comparison.set().equals(set))
        .findFirst()
        .map(
            c ->
                format(
                    "%s against %s: %+.1f points, 95%% interval %+.1f to %+.1f, paired bootstrap p"
                        + " %s; only ours right on %d texts, only the peer on %d, McNemar p %s.",
                    c.ours(),
                    c.peer(),
                    100 * c.difference(),
                    100 * c.interval().low(),
                    100 * c.interval().high(),
                    p(c.p()),
                    c.onlyOurs(),
                    c.onlyPeer(),
                    p(c.mcNemarP())));
  }

  List<Result> ofSet(String set) {
    return results.stream().filter(result -> result.set().equals(set)).toList();
  }

  private Optional<Result> find(String set, String contestant) {
    return ofSet(set).stream().filter(r -> r.contestant().equals(contestant)).findFirst();
  }

  static Metric metric(Result result) {
    return Metric.valueOf(result.metric());
  }

  private static List<String> concat(String first, List<String> rest) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), rest.stream())
        .toList();
  }

  private static String points(double share) {
    return format("%.3f", share);
  }

  private static String seconds(double seconds) {
    return format(seconds < 10 ? "%.1f" : "%.0f", seconds);
  }

  private static String p(double p) {
    return p < 0.001 ? "< .001" : format("%.3f", p);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
