package org.tarazy.benchmarks.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.JsonFile;
import org.tarazy.benchmarks.PageSection;
import org.tarazy.benchmarks.process.FootprintReport;
import org.tarazy.benchmarks.process.WholeProcessReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run latency-page}: writes what was measured of speed into the docs. */
@Command(
    name = "latency-page",
    description = {
      "Writes the tables and the plots of docs/performance.md from what \"latency\", \"scale\","
          + " \"whole-process\" and \"footprint\" have measured. What was not measured stays as it"
          + " is."
    },
    mixinStandardHelpOptions = true)
public final class LatencyPageCommand implements Callable<Integer> {
  private static final double LOWEST = 10;
  private static final String PLOT = "performance-latency.svg";

  @Option(
      names = "--json",
      split = ",",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/latency.json",
      description = {
        "The results of \"latency\", one file a run. Default: benchmarks/results/latency.json"
      })
  private List<Path> json = List.of();

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results",
      description = {
        "Holds scale.json, whole-process.json and footprint.json. Default: benchmarks/results"
      })
  private Path results;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/docs/performance.md",
      description = {
        "The page to write into, between the lines",
        "<!-- latency: begin, written by benchmarks/run latency-page -->",
        "<!-- latency: end -->",
        "and those of scale, whole-process and footprint."
      })
  private Path page;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public LatencyPageCommand() {}

  @Override
  public Integer call() throws IOException {
    System.setProperty("java.awt.headless", "true");
    List<String> written = new ArrayList<>();
    List<Path> measured = json.stream().filter(Files::exists).toList();
    if (!measured.isEmpty()) {
      section("latency", latency(measured));
      written.add("latency");
    }
    Path scale = results.resolve("scale.json");
    if (Files.exists(scale)) {
      ScaleReport report = JsonFile.read(scale, ScaleReport.class);
      report.plot(folder());
      String plots =
          image("Time against length", ScaleReport.LENGTH_PLOT)
              + image("Time against labels", ScaleReport.LABELS_PLOT);
      section("scale", report.describe() + "\n\n" + report.tables() + '\n' + plots);
      written.add("scale");
    }
    Path processes = results.resolve("whole-process.json");
    if (Files.exists(processes)) {
      section("whole-process", JsonFile.read(processes, WholeProcessReport.class).tables());
      written.add("whole-process");
    }
    Path footprint = results.resolve("footprint.json");
    if (Files.exists(footprint)) {
      section("footprint", JsonFile.read(footprint, FootprintReport.class).tables());
      written.add("footprint");
    }
    if (written.isEmpty()) {
      throw new BenchmarkException(
          json.get(0) + ": no such file, run benchmarks/run latency (or another) first");
    }
    System.out.println("Written: " + page + ", " + String.join(", ", written));
    return 0;
  }

  private Path folder() {
    return page.toAbsolutePath().resolveSibling("");
  }

  private void section(String name, String content) throws IOException {
    new PageSection(name, "latency-page").write(page, '\n' + content.stripTrailing() + "\n\n");
  }

  private static String image(String title, String file) {
    return "![" + title + "](" + file + ")\n";
  }

  private String latency(List<Path> files) throws IOException {
    StringBuilder text = new StringBuilder(image("Median time of a text", PLOT));
    List<LatencyReport> reports =
        files.stream().map(file -> JsonFile.read(file, LatencyReport.class)).toList();
    for (LatencyReport report : reports) {
      text.append('\n').append(report.describe()).append('\n').append(report.tables());
    }
    plot(reports.get(0).measurements(), folder().resolve(PLOT));
    return text.toString();
  }

  private static void plot(List<Measurement> all, Path file) throws IOException {
    int fewest = all.stream().mapToInt(Measurement::threads).min().orElse(1);
    List<Measurement> measurements =
        all.stream()
            .filter(m -> m.threads() == fewest && !m.texts().endsWith(LatencyReport.NETWORK))
            .toList();
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
    Svg.write(chart, file);
  }
}
