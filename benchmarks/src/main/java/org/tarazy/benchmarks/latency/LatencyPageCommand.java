package org.tarazy.benchmarks.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.tarazy.benchmarks.BenchmarkException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run latency-page}: writes what {@code latency} measured into the docs. */
@Command(
    name = "latency-page",
    description = "Writes the tables and the plot of docs/performance.md from \"latency\".",
    mixinStandardHelpOptions = true)
public final class LatencyPageCommand implements Callable<Integer> {
  private static final String BEGIN =
      "<!-- latency: begin, written by benchmarks/run latency-page -->";
  private static final String END = "<!-- latency: end -->";
  private static final double LOWEST = 10;
  private static final String PLOT = "performance-latency.svg";

  @Option(
      names = "--json",
      split = ",",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/latency.json",
      description = "The results, one file a run. Default: benchmarks/results/latency.json")
  private List<Path> json = List.of();

  @Option(
      names = "--into",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/docs/performance.md",
      description = {"The page to write into, between the lines", BEGIN, END})
  private Path page;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public LatencyPageCommand() {}

  @Override
  public Integer call() throws IOException {
    System.setProperty("java.awt.headless", "true");
    StringBuilder tables = new StringBuilder();
    List<Measurement> first = new ArrayList<>();
    for (Path file : json) {
      if (!Files.exists(file)) {
        throw new BenchmarkException(file + ": no such file, run benchmarks/run latency first");
      }
      LatencyCommand.Report report =
          new ObjectMapper().readValue(file.toFile(), LatencyCommand.Report.class);
      tables.append(describe(report));
      LatencyTable table = new LatencyTable(report.measurements());
      for (String texts : table.texts()) {
        tables.append('\n').append(table.of(texts));
      }
      tables.append('\n');
      if (first.isEmpty()) {
        first.addAll(report.measurements());
      }
    }
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new BenchmarkException(
          page + ": found no place for the tables, expected the lines\n" + BEGIN + "\n" + END);
    }
    plot(first, page.resolveSibling(PLOT));
    Files.writeString(
        page,
        text.substring(0, begin + BEGIN.length())
            + "\n\n![Median time of a text]("
            + PLOT
            + ")\n\n"
            + tables
            + text.substring(end));
    System.out.println("Written: " + page);
    return 0;
  }

  private static String describe(LatencyCommand.Report report) {
    return "%d thread%s%s. %s%n"
        .formatted(
            report.threads(),
            report.threads() == 1 ? "" : "s",
            report.quick() ? ", `--quick`" : "",
            report.machine().describe());
  }

  private static void plot(List<Measurement> measurements, Path file) throws IOException {
    List<String> texts = measurements.stream().map(Measurement::texts).distinct().toList();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1000)
            .height(500)
            .title("Median time of a text in nanoseconds (logarithmic)")
            .xAxisTitle("texts")
            .build();
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(LOWEST);
    chart.getStyler().setPlotGridLinesVisible(false);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    for (String what : measurements.stream().map(Measurement::what).distinct().toList()) {
      List<Double> values = new ArrayList<>();
      for (String set : texts) {
        values.add(
            measurements.stream()
                .filter(m -> m.texts().equals(set) && m.what().equals(what))
                .mapToDouble(Measurement::median)
                .findFirst()
                .orElse(Double.NaN));
      }
      chart.addSeries(what, texts, values);
    }
    String name = file.toString();
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, name.substring(0, name.length() - ".svg".length()), VectorGraphicsFormat.SVG);
  }
}
