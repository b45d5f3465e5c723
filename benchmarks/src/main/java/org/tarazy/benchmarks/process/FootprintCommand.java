package org.tarazy.benchmarks.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tarazy.Classifier;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Checkout;
import org.tarazy.benchmarks.JsonFile;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.Progress;
import org.tarazy.models.Models;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run footprint}. */
@Command(
    name = "footprint",
    description = {
      "Measures what a program that classifies takes: the heap of a model, the jars on the class"
          + " path, and the time to the first classification in a fresh process.",
    },
    mixinStandardHelpOptions = true)
public final class FootprintCommand implements Callable<Integer> {
  /** Jackson is all that classifier-api needs, as the build makes sure. */
  private static final Class<?>[] API = {
    Classifier.class, ObjectMapper.class, JsonFactory.class, JsonInclude.class
  };

  @Option(
      names = "--model",
      split = ",",
      paramLabel = "FILE",
      description = "Model files to load. Default: those that come with the library.")
  private List<Path> models = List.of();

  @Option(
      names = "--copies",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many times a model is loaded. Default: ${DEFAULT-VALUE}")
  private int copies;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many times each program is started. Default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "${sys:tarazy.root:-.}/benchmarks/results/footprint.json",
      description = "Where figures are saved. Default: benchmarks/results/footprint.json")
  private Path json;

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public FootprintCommand() {}

  @Override
  public Integer call() throws IOException {
    ProcessClock.check("--runs", runs, 1);
    ProcessClock.check("--copies", copies, 1);
    Machine machine = Machine.here();
    System.err.println(machine.describe());
    List<Path> files = models.isEmpty() ? shipped() : models;
    FootprintReport report;
    try (Progress progress = new Progress("footprint", files.size() + ProcessClock.steps(runs))) {
      List<FootprintReport.Heap> heaps = new ArrayList<>();
      for (Path file : files) {
        progress.start("heap of " + file.getFileName());
        heaps.add(heap(file));
        progress.finish("heap of " + file.getFileName());
      }
      report = new FootprintReport(machine, heaps, jars(), starts(progress));
    }
    JsonFile.write(json, report);
    System.out.printf("%n%s%nFigures: %s%n", report.tables(), json);
    return 0;
  }

  /** The models of the library as files. */
  private static List<Path> shipped() throws IOException {
    Path folder = Files.createDirectories(Checkout.work());
    List<Path> files = new ArrayList<>();
    for (String name : Models.names()) {
      try (InputStream stream = Models.class.getResourceAsStream(name + ".tarazy")) {
        if (stream != null) {
          Path file = folder.resolve("shipped-" + name + ".tarazy");
          Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
          files.add(file);
        }
      }
    }
    return files;
  }

  private FootprintReport.Heap heap(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new BenchmarkException(file + ": no such file, expected a model");
    }
    List<String> command =
        JavaCommand.of(
            List.of("-XX:+UseSerialGC", "-Xmx3g"),
            embedding(),
            HeapProbe.class.getName(),
            file.toString(),
            String.valueOf(copies));
    double[] bytes = figures(ProcessClock.run(command));
    String model = Classifier.load(file).card().id();
    return new FootprintReport.Heap(model, Files.size(file), (long) bytes[0], (long) bytes[1]);
  }

  /** The class path of a program that classifies, and that program. */
  private static List<Path> embedding() {
    List<Path> classPath = new ArrayList<>(JavaCommand.sources(API));
    classPath.addAll(JavaCommand.sources(Models.class, FirstClassification.class));
    return classPath;
  }

  private static List<FootprintReport.Jar> jars() {
    return JavaCommand.sources(API).stream()
        .map(
            jar ->
                new FootprintReport.Jar(String.valueOf(jar.getFileName()), JavaCommand.size(jar)))
        .toList();
  }

  private static double[] figures(ProcessClock.Run run) {
    return Stream.of(run.output().strip().split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private List<FootprintReport.Start> starts(Progress progress) {
    List<ProcessClock.Program> programs = new ArrayList<>();
    for (boolean shared : new boolean[] {false, true}) {
      List<String> options = List.of(shared ? "-Xshare:auto" : "-Xshare:off");
      String how = shared ? ", CDS of the JDK" : ", no CDS";
      programs.add(
          new ProcessClock.Program(
              "embedding program" + how,
              JavaCommand.of(options, embedding(), FirstClassification.class.getName())));
      programs.add(
          new ProcessClock.Program(
              "hello world" + how,
              JavaCommand.of(options, JavaCommand.sources(Hello.class), Hello.class.getName())));
    }
    List<List<ProcessClock.Run>> all =
        ProcessClock.inTurns(programs, runs, ProcessClock::run, progress);
    List<FootprintReport.Start> starts = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      // Of these programs, those at even places classify and say what that took.
      List<double[]> inside =
          i % 2 == 0 ? all.get(i).stream().map(FootprintCommand::figures).toList() : List.of();
      starts.add(
          new FootprintReport.Start(
              ProcessTimes.of(programs.get(i).what(), all.get(i)),
              inside.stream().map(figures -> figures[0]).toList(),
              inside.stream().map(figures -> figures[1]).toList()));
    }
    return starts;
  }
}
