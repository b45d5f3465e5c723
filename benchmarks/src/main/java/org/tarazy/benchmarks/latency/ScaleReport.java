package org.tarazy.benchmarks.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Figures;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.TextTable;

/**
 * What {@code benchmarks/run scale} saves.
 *
 * @param machine what it ran on
 * @param quick whether figures are rough
 * @param points in the order of the tables
 */
record ScaleReport(Machine machine, boolean quick, List<Point> points) {
  /** The length of the texts where labels differ. */
  static final int LENGTH = 300;

  /** The number of labels where lengths differ. */
  static final int LABELS = 4;

  /** From so many labels on, weights with zeros are measured, too. */
  static final int MANY_LABELS = 64;

  static final String LENGTH_PLOT = "performance-length.svg";
  static final String LABELS_PLOT = "performance-labels.svg";

  /**
   * The cost of {@code score} at one place.
   *
   * @param length of each text, in chars
   * @param labels of the model
   * @param zeros whether weights are 0 where those of a trained model are
   * @param threads how many score side by side
   * @param textsPerSecond over all threads, the mean of the iterations
   * @param slowest the iteration with the fewest texts a second
   * @param fastest the iteration with the most
   * @param bytesPerText how much memory it allocates for a text
   */
  record Point(
      int length,
      int labels,
      boolean zeros,
      int threads,
      double textsPerSecond,
      double slowest,
      double fastest,
      double bytesPerText) {

    /** What a thread needs for a text. */
    double nanoseconds() {
      return 1e9 * threads / textsPerSecond;
    }

    /** Half of what lies between the slowest and the fastest iteration, as a share. */
    double spread() {
      return (fastest - slowest) / 2 / textsPerSecond;
    }
  }

  private List<Point> lengths() {
    return points.stream()
        .filter(point -> point.labels() == LABELS)
        .sorted(Comparator.comparingInt(Point::length))
        .toList();
  }

  private List<Point> labels() {
    return points.stream()
        .filter(point -> point.length() == LENGTH && !point.zeros())
        .sorted(Comparator.comparingInt(Point::labels))
        .toList();
  }

  private List<Point> zeros() {
    return points.stream()
        .filter(Point::zeros)
        .sorted(Comparator.comparingInt(Point::labels))
        .toList();
  }

  /** The tables, in Markdown. */
  String tables() {
    return table(
            "characters (%d labels)".formatted(LABELS), "ns/character", lengths(), Point::length)
        + '\n'
        + table("labels (%d characters)".formatted(LENGTH), "ns/label", labels(), Point::labels)
        + (zeros().isEmpty() ? "" : '\n' + zerosTable());
  }

  private String zerosTable() {
    TextTable table = new TextTable();
    table.add(
        List.of(
            "labels, zeros as in trained models",
            "threads",
            "ns/text",
            "±",
            "B/text",
            "÷ no zeros"));
    for (Point point : zeros()) {
      table.add(
          List.of(
              Figures.count(point.labels()),
              Figures.count(point.threads()),
              Figures.count(point.nanoseconds()),
              Figures.percent(point.spread()),
              Figures.count(point.bytesPerText()),
              labels().stream()
                  .filter(full -> full.labels() == point.labels())
                  .filter(full -> full.threads() == point.threads())
                  .map(full -> Figures.ratio(point.nanoseconds() / full.nanoseconds()))
                  .findFirst()
                  .orElse(Figures.NONE)));
    }
    return table.toString();
  }

  private static String table(
      String what, String unit, List<Point> points, ToIntFunction<Point> size) {
    List<Integer> threads = points.stream().map(Point::threads).distinct().sorted().toList();
    int fewest = threads.isEmpty() ? 1 : threads.get(0);
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of(what, "ns/text", "±", unit, "B/text"));
    threads.stream().skip(1).forEach(more -> head.add(more + " ÷ " + Figures.threads(fewest)));
    table.add(head);
    for (Point point : points) {
      if (point.threads() == fewest) {
        List<String> row = new ArrayList<>();
        row.add(Figures.count(size.applyAsInt(point)));
        row.add(Figures.count(point.nanoseconds()));
        row.add(Figures.percent(point.spread()));
        row.add(Figures.decimals(point.nanoseconds() / size.applyAsInt(point), 1));
        row.add(Figures.count(point.bytesPerText()));
        for (int more : threads.subList(1, threads.size())) {
          row.add(
              points.stream()
                  .filter(wider -> wider.threads() == more)
                  .filter(wider -> size.applyAsInt(wider) == size.applyAsInt(point))
                  .map(wider -> Figures.ratio(wider.textsPerSecond() / point.textsPerSecond()))
                  .findFirst()
                  .orElse(Figures.NONE));
        }
        table.add(row);
      }
    }
    return table.toString();
  }

  /** Both plots, as files in {@code folder}. */
  void plot(Path folder) throws IOException {
    plot(
        "Time of a text in microseconds against its characters",
        lengths(),
        Point::length,
        folder.resolve(LENGTH_PLOT));
    plot(
        "Time of a text in microseconds against the labels",
        labels(),
        Point::labels,
        folder.resolve(LABELS_PLOT));
  }

  private static void plot(
      String title, List<Point> points, ToDoubleFunction<Point> size, Path file)
      throws IOException {
    if (points.isEmpty()) {
      throw new BenchmarkException(file.getFileName() + ": there is nothing to plot");
    }
    XYChart chart = new XYChartBuilder().width(800).height(500).title(title).build();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setPlotGridLinesVisible(false);
    // Without whole powers of ten the axis has hardly a number on it.
    double[] times = points.stream().mapToDouble(Point::nanoseconds).sorted().toArray();
    chart.getStyler().setYAxisMin(powerOfTen(times[0] / 1e3, 0));
    chart.getStyler().setYAxisMax(powerOfTen(times[times.length - 1] / 1e3, 1));
    chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
    for (int threads : points.stream().map(Point::threads).distinct().sorted().toList()) {
      List<Point> series = points.stream().filter(point -> point.threads() == threads).toList();
      chart.addSeries(
          Figures.threads(threads),
          series.stream().mapToDouble(size).toArray(),
          series.stream().mapToDouble(point -> point.nanoseconds() / 1e3).toArray());
    }
    Svg.write(chart, file);
  }

  private static double powerOfTen(double value, int above) {
    return Math.pow(10, Math.floor(Math.log10(value)) + above);
  }

  /** One line on how it was measured. */
  String describe() {
    return "Made-up texts, models with random weights"
        + (quick ? ", `--quick`: rough. " : ". ")
        + machine.describe();
  }
}
