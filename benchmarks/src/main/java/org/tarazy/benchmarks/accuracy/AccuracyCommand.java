package org.tarazy.benchmarks.accuracy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.contestants.Contestant;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.benchmarks.contestants.LabelledSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run accuracy}. */
@Command(
    name = "accuracy",
    description = {
      "Trains and tests every contestant on every set, and compares ours with the best peer.",
      "Each contestant learns from a set's train file, all choices are made on its dev file, and"
          + " its test file is looked at once. Results are kept in the JSON file after each"
          + " contestant, and a further run measures only what is missing or of another version."
    },
    mixinStandardHelpOptions = true)
public final class AccuracyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FOLDER",
      description = "Holds a folder a set, with train.jsonl, dev.jsonl and test.jsonl.")
  private Path data;

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "NAME",
      description = "Only these sets. Any folder in FOLDER will do.")
  private List<String> sets = List.of();

  @Option(
      names = "--contestant",
      split = ",",
      paramLabel = "NAME",
      description = "Only these contestants.")
  private List<String> contestants = List.of();

  @Option(names = "--again", description = "Measure also what the JSON file holds already.")
  private boolean again;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/accuracy.json",
      description = "Where results are kept. Default: benchmarks/results/accuracy.json")
  private Path json;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Only N texts of each file, to try things out. Such results stay out of docs.")
  private int rows;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public AccuracyCommand() {}

  @Override
  public Integer call() {
    if (rows < 0) {
      throw new ParameterException(
          spec.commandLine(), "--rows is " + rows + ", expected 1 or more");
    }
    List<Contestant> wanted =
        contestants.isEmpty()
            ? Contestants.all()
            : contestants.stream().map(Contestants::named).toList();
    List<Contestant> present = wanted.stream().filter(Contestant::isInstalled).toList();
    wanted.stream()
        .filter(contestant -> !contestant.isInstalled())
        .forEach(missing -> System.err.println(missing.name() + " is left out: not installed"));
    List<String> names = TestSets.names(data, sets);
    ResultFile file = ResultFile.open(json);
    List<Job> jobs = jobs(names, present, file);
    System.err.println(Machine.here().describe());
    List<String> failures = run(jobs, file);
    List<Result> shown = new ArrayList<>();
    for (String name : names) {
      List<Result> ofSet =
          file.results().stream().filter(r -> r.set().equals(name) && r.rows() == rows).toList();
      shown.addAll(ofSet);
      if (rows == 0) {
        compare(ofSet, name).ifPresent(file::keep);
      }
    }
    print(new AccuracyTable(shown, rows == 0 ? file.comparisons() : List.of()));
    System.out.println("Results: " + json);
    failures.forEach(System.err::println);
    return failures.isEmpty() ? 0 : 1;
  }

  private record Job(String set, String digest, Contestant contestant, int steps) {}

  private List<Job> jobs(List<String> names, List<Contestant> present, ResultFile file) {
    List<Job> jobs = new ArrayList<>();
    for (String name : names) {
      String digest = TestSets.digest(data, name);
      for (Contestant contestant : present) {
        int settings = contestant.settings(org.tarazy.model.Task.SINGLE_LABEL).size();
        String version = contestant.version();
        if (again
            || file.find(r -> r.isOf(name, digest, rows, contestant.name(), version, settings))
                .isEmpty()) {
          jobs.add(new Job(name, digest, contestant, settings));
        }
      }
    }
    return jobs;
  }

  private List<String> run(List<Job> jobs, ResultFile file) {
    List<String> failures = new ArrayList<>();
    LabelledSet set = null;
    try (Progress progress = new Progress("accuracy", jobs.stream().mapToInt(Job::steps).sum())) {
      for (Job job : jobs) {
        if (set == null || !set.name().equals(job.set())) {
          set = TestSets.read(data, job.set());
          if (rows > 0) {
            set = set.some(rows);
          }
        }
        try {
          file.keep(new Tournament(set, job.digest(), rows).run(job.contestant(), progress));
        } catch (BenchmarkException | OutOfMemoryError e) {
          // One that fails must not cost the results of the others.
          failures.add(String.valueOf(e.getMessage()));
        }
      }
    }
    return failures;
  }

  private Optional<Comparison> compare(List<Result> ofSet, String name) {
    Optional<Result> ours =
        ofSet.stream().filter(AccuracyCommand::isOurs).max(Comparator.comparingDouble(Result::dev));
    Optional<Result> peer =
        ofSet.stream().filter(r -> !isOurs(r)).max(Comparator.comparingDouble(Result::value));
    if (ours.isEmpty() || peer.isEmpty() || !ours.get().data().equals(peer.get().data())) {
      return Optional.empty();
    }
    long[] truth = TestSets.read(data, name).test().truth();
    long[] proposed = ours.get().proposed();
    long[] other = peer.get().proposed();
    Bootstrap.Difference difference =
        new Bootstrap(AccuracyTable.metric(ours.get()), truth).difference(proposed, other);
    McNemar mcNemar = McNemar.of(truth, proposed, other);
    return Optional.of(
        new Comparison(
            name,
            ours.get().contestant(),
            peer.get().contestant(),
            difference.difference(),
            difference.interval(),
            difference.p(),
            mcNemar.first(),
            mcNemar.second(),
            mcNemar.p()));
  }

  private static boolean isOurs(Result result) {
    return result.contestant().startsWith(Contestants.OURS);
  }

  private static void print(AccuracyTable table) {
    for (String set : table.sets()) {
      System.out.println();
      System.out.println(set);
      System.out.println(table.details(set));
      table.verdict(set).ifPresent(System.out::println);
    }
    System.out.println();
    System.out.println(table.overview());
  }
}
