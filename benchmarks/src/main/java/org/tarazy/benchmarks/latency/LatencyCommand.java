package org.tarazy.benchmarks.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.util.Statistics;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Checkout;
import org.tarazy.benchmarks.Figures;
import org.tarazy.benchmarks.JsonFile;
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
  private static final List<String> PUBLIC_SETS =
      List.of(TextSet.REVIEWS, "sib200_kk", "sib200_ru");

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
      description = {
        "Only these: ru-300, ru-3000, kk-300, kk-3000, the sets of FOLDER, each of those with"
            + " -3000 behind its name (its texts joined), and "
            + TextSet.ONE_REVIEW
            + "."
      })
  private List<String> texts = List.of();

  @Option(
      names = "--contestant",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Only these peers; \"none\" for no peers. Default: with --data all.",
        Contestants.NEURAL + ": our network beside SameDiff's output(), on reviews."
      })
  private List<String> contestants = List.of();

  @Option(names = "--quick", description = "Rough figures, in about two minutes without peers.")
  private boolean quick;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Only N texts of each part of a set, to try things out.")
  private int rows;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads, such as 1,2 for both, one after the other. Default: 1")
  private List<Integer> threads = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/latency.json",
      description = "Where figures are saved. Default: benchmarks/results/latency.json")
  private Path json;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public LatencyCommand() {}

  /**
   * What is measured on some texts.
   *
   * @param table what its table is called: the texts, or more
   */
  private record Subject(
      TextSet set,
      String table,
      String what,
      Class<?> benchmark,
      String method,
      Map<String, String> parameters) {}

  @Override
  public Integer call() throws IOException {
    for (int count : threads) {
      if (count < 1) {
        throw new ParameterException(
            spec.commandLine(), "--threads is " + count + ", expected 1 or more");
      }
    }
    Machine machine = Machine.here();
    System.err.println(machine.describe());
    List<TextSet> sets = sets();
    List<Contestant> peers = peers();
    List<Contestant> trained = new ArrayList<>(peers);
    trained.add(0, Contestants.named(Contestants.LINEAR));
    List<Subject> subjects = sets.stream().flatMap(set -> subjects(set, peers).stream()).toList();
    List<Measurement> measurements = new ArrayList<>();
    int steps = Preparation.steps(sets, trained) + subjects.size() * threads.size();
    try (Progress progress = new Progress("latency", steps)) {
      new Preparation(Checkout.work()).prepare(sets, trained, progress);
      for (Subject subject : subjects) {
        for (int count : threads) {
          String doing =
              "%s %s, %s".formatted(subject.table(), subject.what(), Figures.threads(count));
          progress.start(doing);
          Measurement measurement = measure(subject, count);
          measurements.add(measurement);
          progress.finish(doing + ": " + Figures.count(measurement.textsPerSecond()) + " texts/s");
          JsonFile.write(json, new LatencyReport(machine, quick, measurements));
        }
      }
    }
    LatencyReport report = new LatencyReport(machine, quick, measurements);
    System.out.println(report.tables());
    System.out.printf(
        "± is half the way from the slowest to the fastest iteration, and B/text holds a byte or so"
            + " of JMH's own. %s%nFigures: %s%n",
        report.describe(), json);
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
        if (texts.isEmpty() || TextSet.names(name).stream().anyMatch(texts::contains)) {
          LabelledSet set = LabelledSet.read(folder, Metric.MACRO_F1);
          sets.addAll(TextSet.of(rows > 0 ? set.some(rows) : set));
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

  /** Of ours, the network alone has a peer; peers that are commands cannot be measured in here. */
  private List<Contestant> peers() {
    if (contestants.equals(List.of("none")) || (contestants.isEmpty() && data == null)) {
      return List.of();
    }
    List<Contestant> wanted =
        contestants.isEmpty()
            ? Contestants.all().stream().filter(Contestant::isInstalled).toList()
            : contestants.stream().map(Contestants::named).toList();
    return wanted.stream()
        .filter(peer -> peer.name().equals(Contestants.NEURAL) || isMeasuredAlone(peer))
        .toList();
  }

  private static boolean isMeasuredAlone(Contestant peer) {
    return !peer.name().startsWith(Contestants.OURS) && !peer.name().equals(Contestants.FASTTEXT);
  }

  private static List<Subject> subjects(TextSet set, List<Contestant> peers) {
    List<Subject> subjects = new ArrayList<>();
    // Of one text again and again our linear model would know every word: no peer could keep up.
    if (!set.name().equals(TextSet.ONE_REVIEW)) {
      subjects.add(subject(set, "tarazy score", "score"));
      subjects.add(subject(set, "tarazy classify", "classify"));
      for (Contestant peer : peers) {
        if (isMeasuredAlone(peer)) {
          Map<String, String> parameters = Map.of("texts", set.name(), "contestant", peer.name());
          subjects.add(
              new Subject(set, set.name(), peer.name(), TextBenchmark.class, "peer", parameters));
        }
      }
      subjects.add(subject(set, "floor: read words", "readWords"));
      subjects.add(subject(set, "floor: sum chars", "sumChars"));
    }
    for (Contestant peer : peers) {
      if (!isMeasuredAlone(peer) && Preparation.fits(peer, set.trainedOn())) {
        subjects.add(network(set, "tarazy network", "score"));
        subjects.add(network(set, "tarazy network, words read before", "scoreRead"));
        subjects.add(network(set, "SameDiff output(), text prepared before", "output"));
        subjects.add(network(set, "SameDiff output() and preparation", "prepareAndOutput"));
      }
    }
    return subjects;
  }

  private static Subject subject(TextSet set, String what, String method) {
    return new Subject(
        set, set.name(), what, TextBenchmark.class, method, Map.of("texts", set.name()));
  }

  private static Subject network(TextSet set, String what, String method) {
    return new Subject(
        set,
        set.name() + LatencyReport.NETWORK,
        what,
        NetworkBenchmark.class,
        method,
        Map.of("texts", set.name()));
  }

  private Measurement measure(Subject subject, int count) {
    JmhRun.Outcome outcome =
        new JmhRun(subject.benchmark(), subject.method(), subject.parameters(), count, quick)
            .measure(Checkout.work(), Mode.Throughput, Mode.SampleTime);
    Statistics perSecond = outcome.perSecond();
    Statistics times = outcome.times();
    return new Measurement(
        subject.table(),
        subject.set().meanLength(),
        subject.what(),
        count,
        perSecond.getMean(),
        perSecond.getMin(),
        perSecond.getMax(),
        outcome.bytes(),
        times.getPercentile(50) * 1e9,
        times.getPercentile(99) * 1e9,
        times.getPercentile(99.9) * 1e9);
  }
}
