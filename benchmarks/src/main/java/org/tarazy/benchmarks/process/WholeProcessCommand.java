package org.tarazy.benchmarks.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Checkout;
import org.tarazy.benchmarks.JsonFile;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.accuracy.Result;
import org.tarazy.benchmarks.accuracy.ResultFile;
import org.tarazy.benchmarks.contestants.Contestant;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.Metric;
import org.tarazy.benchmarks.contestants.ModelCache;
import org.tarazy.benchmarks.contestants.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run whole-process}. */
@Command(
    name = "whole-process",
    description = {
      "Measures whole processes: the command tarazy on one text beside a hello-world of Java.",
      "With --data also on a file of many texts, beside \"fasttext predict\" where it is installed;"
          + " the time for a file of one text is taken off.",
      "fastText is given its texts cut into words, ours are given as they are."
    },
    mixinStandardHelpOptions = true)
public final class WholeProcessCommand implements Callable<Integer> {
  private static final String MAIN = "org.tarazy.cli.Tarazy";
  private static final String OURS = "./tarazy classify --jsonl";

  @Option(names = "--data", paramLabel = "FOLDER", description = "Holds the folder of the set.")
  private @Nullable Path data;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      defaultValue = "kazsandra_pc",
      description = "The set to train on and to classify. Default: ${DEFAULT-VALUE}")
  private String set = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Only N texts of each part of the set, to try things out.")
  private int rows;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "80000",
      description = {
        "How many texts the file has: the set's test, dev and training texts, again from the start"
            + " where those do not suffice. Default: ${DEFAULT-VALUE}"
      })
  private int lines;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "11",
      description = "How many times each command is run. Default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--accuracy",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/accuracy.json",
      description = {
        "Tells which setting of fastText was the best on the development texts. Default:"
            + " benchmarks/results/accuracy.json"
      })
  private Path accuracy;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/whole-process.json",
      description = "Where figures are saved. Default: benchmarks/results/whole-process.json")
  private Path json;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public WholeProcessCommand() {}

  @Override
  public Integer call() throws IOException {
    ProcessClock.check("--runs", runs, 1);
    ProcessClock.check("--lines", lines, 2);
    Machine machine = Machine.here();
    System.err.println(machine.describe());
    Optional<LabelledSet> texts = Optional.ofNullable(data).map(this::read);
    Path launcher = Checkout.root().toAbsolutePath().resolve("tarazy").normalize();
    // Builds what is missing, and makes the archive of classes.
    ProcessClock.run(List.of(launcher.toString(), "classify", "--text", FirstClassification.TEXT));
    List<ProcessTimes> starts;
    List<WholeProcessReport.FileTimes> files = new ArrayList<>();
    int turns = ProcessClock.steps(runs);
    int steps = turns + (texts.isPresent() ? turns + 3 : 0);
    try (Progress progress = new Progress("whole-process", steps)) {
      starts = starts(launcher, progress);
      if (texts.isPresent()) {
        files.addAll(files(launcher, texts.get(), progress));
      }
    }
    WholeProcessReport report =
        new WholeProcessReport(machine, starts, texts.isPresent() ? set : "", lines, files);
    JsonFile.write(json, report);
    System.out.printf("%n%s%nFigures: %s%n", report.tables(), json);
    return 0;
  }

  private LabelledSet read(Path folder) {
    if (!Files.isDirectory(folder.resolve(set))) {
      throw new BenchmarkException(
          folder.resolve(set) + ": no such folder, expected the set " + set);
    }
    LabelledSet all = LabelledSet.read(folder.resolve(set), Metric.MACRO_F1);
    return rows > 0 ? all.some(rows) : all;
  }

  private List<ProcessTimes> starts(Path launcher, Progress progress) {
    String[] arguments = {"classify", "--text", FirstClassification.TEXT};
    List<ProcessClock.Program> programs =
        List.of(
            new ProcessClock.Program("./tarazy classify --text", command(launcher, arguments)),
            new ProcessClock.Program(
                "java … classify --text", JavaCommand.of(List.of(), classPath(), MAIN, arguments)),
            new ProcessClock.Program(
                "java, hello world",
                JavaCommand.of(
                    List.of(), JavaCommand.sources(Hello.class), Hello.class.getName())));
    return times(programs, ProcessClock.inTurns(programs, runs, ProcessClock::run, progress));
  }

  private static List<ProcessTimes> times(
      List<ProcessClock.Program> programs, List<List<ProcessClock.Run>> all) {
    List<ProcessTimes> times = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      times.add(ProcessTimes.of(programs.get(i).what(), all.get(i)));
    }
    return times;
  }

  private static List<String> command(Path program, String... arguments) {
    return Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
  }

  /** What the launcher puts on the class path. */
  private static List<Path> classPath() {
    Path target = Checkout.root().toAbsolutePath().resolve("cli/target").normalize();
    try (Stream<Path> own = Files.list(target);
        Stream<Path> needed = Files.list(target.resolve("lib"))) {
      return Stream.concat(own, needed)
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.toString().matches(".*-(sources|javadoc)\\.jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BenchmarkException(target + ": cannot be listed (" + e.getMessage() + ")", e);
    }
  }

  private List<WholeProcessReport.FileTimes> files(
      Path launcher, LabelledSet texts, Progress progress) throws IOException {
    Path folder = Files.createDirectories(Checkout.work().toAbsolutePath().normalize());
    ModelCache cache = new ModelCache(folder);
    Contestant linear = Contestants.named(Contestants.LINEAR);
    String model =
        train(cache, texts, linear, linear.settings(texts.task()).get(0), "", progress).toString();
    List<String> input = lines(texts);
    Path oneLine = write(folder.resolve(set + ".one.jsonl"), input.subList(0, 1), true);
    Path allLines = write(folder.resolve(set + ".all.jsonl"), input, true);
    Path oneWords = write(folder.resolve(set + ".one.words"), input.subList(0, 1), false);
    Path allWords = write(folder.resolve(set + ".all.words"), input, false);

    // A command over one text is followed by the same over all.
    List<ProcessClock.Program> programs = new ArrayList<>();
    for (Path file : List.of(oneLine, allLines)) {
      String[] arguments = {"classify", "--model", model, "--jsonl", file.toString()};
      programs.add(new ProcessClock.Program(OURS, command(launcher, arguments)));
    }
    for (Path file : List.of(oneLine, allLines)) {
      String[] arguments = {"classify", "--model", model, "--jsonl", file.toString()};
      programs.add(
          new ProcessClock.Program(
              "java … classify --jsonl", JavaCommand.of(List.of(), classPath(), MAIN, arguments)));
    }
    Contestant fastText = Contestants.named(Contestants.FASTTEXT);
    if (fastText.isInstalled()) {
      for (Setting setting : settings(fastText, texts)) {
        String part = "." + setting.name().replaceAll("[^0-9a-z.]+", "-");
        Path trained = train(cache, texts, fastText, setting, part, progress);
        for (Path file : List.of(oneWords, allWords)) {
          programs.add(
              new ProcessClock.Program(
                  "fasttext predict: " + setting.name(),
                  List.of("fasttext", "predict", trained.toString(), file.toString())));
        }
      }
    }
    List<ProcessTimes> times =
        times(programs, ProcessClock.inTurns(programs, runs, ProcessClock::runSilently, progress));
    List<WholeProcessReport.FileTimes> files = new ArrayList<>();
    for (int i = 0; i < times.size(); i += 2) {
      files.add(new WholeProcessReport.FileTimes(times.get(i), times.get(i + 1)));
    }
    return files;
  }

  private static Path train(
      ModelCache cache,
      LabelledSet texts,
      Contestant contestant,
      Setting setting,
      String part,
      Progress progress)
      throws IOException {
    progress.start("training " + contestant.name() + ", " + setting.name());
    Path file = cache.file(texts.name(), contestant.name() + part);
    String outcome = cache.train(texts, contestant, setting, file);
    progress.finish(contestant.name() + ", " + setting.name() + ": " + outcome);
    return file;
  }

  /** The plainest, and the one that was the best on the development texts. */
  private List<Setting> settings(Contestant fastText, LabelledSet texts) {
    List<Setting> all = fastText.settings(texts.task());
    String plain = all.get(0).name();
    Optional<String> best =
        ResultFile.open(accuracy)
            .find(
                result ->
                    result.set().equals(texts.name())
                        && result.contestant().equals(fastText.name())
                        && result.rows() == 0)
            .map(Result::chosen);
    if (best.isEmpty()) {
      System.err.printf(
          "%s has no result of fastText on %s: only its plain setting is measured%n",
          accuracy, texts.name());
    }
    Set<String> wanted = Set.copyOf(List.of(plain, best.orElse(plain)));
    return all.stream().filter(setting -> wanted.contains(setting.name())).toList();
  }

  private List<String> lines(LabelledSet texts) {
    List<String> once = new ArrayList<>();
    Stream.of(texts.test(), texts.dev(), texts.train()).forEach(part -> once.addAll(part.texts()));
    if (once.isEmpty()) {
      throw new BenchmarkException(set + ": there are no texts");
    }
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      wanted.add(once.get(i % once.size()));
    }
    return wanted;
  }

  private static Path write(Path file, List<String> texts, boolean json) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (String text : texts) {
        out.write(
            json
                ? mapper.writeValueAsString(Map.of("text", text))
                : Contestants.lineForFastText(text));
        out.write('\n');
      }
    }
    return file;
  }
}
