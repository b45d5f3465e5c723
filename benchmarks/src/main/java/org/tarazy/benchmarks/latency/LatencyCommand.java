package org.tarazy.benchmarks.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.contestants.Contestant;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.Metric;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run latency}. */
@Command(
    name = "latency",
    description = {
      "Measures with JMH how many texts a second are classified, and what is allocated.",
      "Without --data: ours and its floor on texts of the sample corpus. With --data also on"
          + " reviews and sentences of public sets, beside peers trained on the same data."
    },
    mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {
  private static final List<String> PUBLIC_SETS = List.of("kazsandra_pc", "sib200_kk", "sib200_ru");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Holds the folders kazsandra_pc, sib200_kk and sib200_ru.")
  private @Nullable Path data;

  @Option(
      names = "--texts",
      split = ",",
      paramLabel = "NAME",
      description = "Only these: ru-300, ru-3000, kk-300, kk-3000 and the sets of FOLDER.")
  private List<String> texts = List.of();

  @Option(
      names = "--contestant",
      split = ",",
      paramLabel = "NAME",
      description = "Only these peers; \"none\" for no peers. Default: with --data all.")
  private List<String> contestants = List.of();

  @Option(names = "--quick", description = "Rough figures, in about two minutes without peers.")
  private boolean quick;

  @Option(names = "--threads", defaultValue = "1", description = "Threads. Default: 1")
  private int threads;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/latency.json",
      description = "Where figures are saved. Default: benchmarks/results/latency.json")
  private Path json;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public LatencyCommand() {}

  /** A benchmark method, and the peer that it measures where it measures one. */
  private record Subject(String what, String method, Optional<String> peer) {}

  /** What is saved. */
  record Report(Machine machine, boolean quick, int threads, List<Measurement> measurements) {}

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads is " + threads + ", expected 1 or more");
    }
    // Several runs at a time spoil each other's figures, but a stale lock would stop all.
    System.setProperty("jmh.ignoreLock", "true");
    Machine machine = Machine.here();
    System.err.println(machine.describe());
    List<TextSet> sets = sets();
    List<Contestant> peers = peers();
    List<Contestant> trained = new ArrayList<>(peers);
    trained.add(0, Contestants.named(Contestants.OURS + "linear"));
    List<Subject> subjects = subjects(peers);
    Path folder = Path.of(System.getProperty("tarazy.root", "."), "benchmarks/target/latency");
    List<Measurement> measurements = new ArrayList<>();
    int steps = Preparation.steps(sets, trained) + sets.size() * subjects.size();
    try (Progress progress = new Progress("latency", steps)) {
      new Preparation(folder).prepare(sets, trained, progress);
      for (TextSet set : sets) {
        for (Subject subject : subjects) {
          progress.start(set.name() + " " + subject.what());
          Measurement measurement = measure(set, subject, folder);
          measurements.add(measurement);
          progress.finish(
              "%s %s: %,.0f texts/s"
                  .formatted(set.name(), subject.what(), measurement.textsPerSecond()));
          save(new Report(machine, quick, threads, measurements));
        }
      }
    }
    LatencyTable table = new LatencyTable(measurements);
    for (String name : table.texts()) {
      System.out.println();
      System.out.println(table.of(name));
    }
    System.out.printf(
        "%n%d thread%s%s; ± is half the way from the slowest to the fastest iteration, and B/text"
            + " holds a byte or so of JMH's own. %s%nFigures: %s%n",
        threads,
        threads == 1 ? "" : "s",
        quick ? ", quick and rough" : "",
        machine.describe(),
        json);
    return 0;
  }

  private List<TextSet> sets() {
    List<TextSet> sets = new ArrayList<>(TextSet.sample());
    if (data != null) {
      for (String name : PUBLIC_SETS) {
        Path folder = data.resolve(name);
        if (!Files.isDirectory(folder)) {
          throw new BenchmarkException(folder + ": no such folder, expected the set " + name);
        }
        if (texts.isEmpty() || texts.contains(name)) {
          sets.add(TextSet.of(LabelledSet.read(folder, Metric.MACRO_F1)));
        }
      }
    }
    for (String name : texts) {
      if (sets.stream().noneMatch(set -> set.name().equals(name))) {
        throw new BenchmarkException(
            "no texts \""
                + name
                + "\", expected some of "
                + sets.stream().map(TextSet::name).toList());
      }
    }
    sets.removeIf(set -> !texts.isEmpty() && !texts.contains(set.name()));
    return sets;
  }

  /** Peers that are commands cannot be measured inside this process. */
  private List<Contestant> peers() {
    if (contestants.equals(List.of("none")) || (contestants.isEmpty() && data == null)) {
      return List.of();
    }
    List<Contestant> wanted =
        contestants.isEmpty()
            ? Contestants.all()
            : contestants.stream().map(Contestants::named).toList();
    return wanted.stream()
        .filter(
            peer -> !peer.name().startsWith(Contestants.OURS) && !peer.name().equals("fasttext"))
        .toList();
  }

  private static List<Subject> subjects(List<Contestant> peers) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject(LatencyTable.OURS, "score", Optional.empty()));
    subjects.add(new Subject("tarazy classify", "classify", Optional.empty()));
    for (Contestant peer : peers) {
      subjects.add(new Subject(peer.name(), "peer", Optional.of(peer.name())));
    }
    subjects.add(new Subject("floor: read words", "readWords", Optional.empty()));
    subjects.add(new Subject("floor: sum chars", "sumChars", Optional.empty()));
    return subjects;
  }

  private Measurement measure(TextSet set, Subject subject, Path folder) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(
                TextBenchmark.class.getName().replace(".", "\\.") + "\\." + subject.method() + "$")
            .param("texts", set.name())
            .mode(Mode.Throughput)
            .mode(Mode.SampleTime)
            .threads(threads)
            .forks(quick ? 1 : 2)
            .warmupIterations(quick ? 2 : 5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(quick ? 3 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 500 : 2000))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend(
                "-Xms2g", "-Xmx2g", "-D" + Preparation.FOLDER + "=" + folder.toAbsolutePath());
    subject.peer().ifPresent(peer -> options.param("contestant", peer));
    Collection<RunResult> results;
    try {
      results = new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new BenchmarkException(
          set.name() + ", " + subject.what() + ": JMH says \"" + e.getMessage() + "\"", e);
    }
    RunResult result = one(results, Mode.Throughput);
    Statistics times = one(results, Mode.SampleTime).getPrimaryResult().getStatistics();
    Map<String, ? extends Result<?>> secondary = secondary(result);
    Optional<Double> bytes =
        secondary.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
            .map(entry -> entry.getValue().getScore())
            .findFirst();
    return new Measurement(
        set.name(),
        set.meanLength(),
        subject.what(),
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getStatistics().getMin(),
        result.getPrimaryResult().getStatistics().getMax(),
        bytes.orElse(Double.NaN),
        times.getPercentile(50) * 1e9,
        times.getPercentile(99) * 1e9,
        times.getPercentile(99.9) * 1e9);
  }

  private static RunResult one(Collection<RunResult> results, Mode mode) {
    return results.stream()
        .filter(result -> result.getParams().getMode() == mode)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("JMH gave no result of mode " + mode));
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // JMH hands out raw results.
  private static Map<String, ? extends Result<?>> secondary(RunResult result) {
    return (Map) result.getSecondaryResults();
  }

  private void save(Report report) throws IOException {
    Optional<Path> folder = Optional.ofNullable(json.toAbsolutePath().getParent());
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
    }
    JSON.writeValue(json.toFile(), report);
  }
}
