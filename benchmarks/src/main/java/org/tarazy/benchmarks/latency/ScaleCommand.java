package org.tarazy.benchmarks.latency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.util.Statistics;
import org.tarazy.benchmarks.Checkout;
import org.tarazy.benchmarks.Figures;
import org.tarazy.benchmarks.JsonFile;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run scale}. */
@Command(
    name = "scale",
    description = {
      "Measures with JMH how the cost of \"score\" grows with the length of a text, the number of"
          + " labels, and threads.",
      "Texts and models are made up from a seed; no data are needed."
    },
    mixinStandardHelpOptions = true)
public final class ScaleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--lengths",
      split = ",",
      paramLabel = "N",
      defaultValue = "10,30,100,300,1000,10000,100000,1000000,10000000",
      description = "Characters of a text. Default: ${DEFAULT-VALUE}")
  private List<Integer> lengths = List.of();

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "N",
      defaultValue = "2,3,4,8,16,32,64,128,256,512,1000",
      description = "Labels of a model. Default: ${DEFAULT-VALUE}")
  private List<Integer> labels = List.of();

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2",
      description = "Threads. Default: ${DEFAULT-VALUE}")
  private List<Integer> threads = List.of();

  @Option(names = "--quick", description = "Rough figures, in about five minutes.")
  private boolean quick;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/scale.json",
      description = "Where figures are saved. Default: benchmarks/results/scale.json")
  private Path json;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public ScaleCommand() {}

  private record Place(int length, int labels, boolean zeros) {}

  @Override
  public Integer call() {
    check("--lengths", lengths, 1);
    check("--labels", labels, 2);
    check("--threads", threads, 1);
    Machine machine = Machine.here();
    System.err.println(machine.describe());
    Set<Place> places = new LinkedHashSet<>();
    lengths.forEach(length -> places.add(new Place(length, ScaleReport.LABELS, false)));
    labels.forEach(count -> places.add(new Place(ScaleReport.LENGTH, count, false)));
    labels.stream()
        .filter(count -> count >= ScaleReport.MANY_LABELS)
        .forEach(count -> places.add(new Place(ScaleReport.LENGTH, count, true)));
    List<ScaleReport.Point> points = new ArrayList<>();
    try (Progress progress = new Progress("scale", places.size() * threads.size())) {
      for (Place place : places) {
        for (int count : threads) {
          String doing =
              "%,d characters, %,d labels%s, %s"
                  .formatted(
                      place.length(),
                      place.labels(),
                      place.zeros() ? " with zeros" : "",
                      Figures.threads(count));
          progress.start(doing);
          ScaleReport.Point point = measure(place, count);
          points.add(point);
          progress.finish(doing + ": " + Figures.count(point.nanoseconds()) + " ns");
          JsonFile.write(json, new ScaleReport(machine, quick, points));
        }
      }
    }
    ScaleReport report = new ScaleReport(machine, quick, points);
    System.out.printf("%n%s%n%s%nFigures: %s%n", report.tables(), report.describe(), json);
    return 0;
  }

  private void check(String option, List<Integer> values, int least) {
    for (int value : values) {
      if (value < least) {
        throw new ParameterException(
            spec.commandLine(), option + " is " + value + ", expected " + least + " or more");
      }
    }
  }

  private ScaleReport.Point measure(Place place, int count) {
    Map<String, String> parameters =
        Map.of(
            "length", String.valueOf(place.length()),
            "labels", String.valueOf(place.labels()),
            "zeros", String.valueOf(place.zeros()));
    JmhRun.Outcome outcome =
        new JmhRun(ScaleBenchmark.class, "score", parameters, count, quick)
            .measure(Checkout.work(), Mode.Throughput);
    Statistics perSecond = outcome.perSecond();
    return new ScaleReport.Point(
        place.length(),
        place.labels(),
        place.zeros(),
        count,
        perSecond.getMean(),
        perSecond.getMin(),
        perSecond.getMax(),
        outcome.bytes());
  }
}
