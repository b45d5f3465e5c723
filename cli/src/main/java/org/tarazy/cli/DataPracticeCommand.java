package org.tarazy.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tarazy.datasets.ContrastSuite;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetWriter;
import org.tarazy.datasets.PracticeSet;
import org.tarazy.datasets.SampleCorpus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "practice",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = {
      "Writes texts to practise a round of review with, about invented armed groups:",
      "",
      "  labelled.jsonl      250 texts with labels, to train a first model",
      "  confirmed/*.jsonl   those of them that were to be found, by label, for \"known add\"",
      "  incoming.jsonl      2,000 texts from two channels, some disguised, some posted again",
      "  truth.jsonl         the same with labels, in place of people who read them",
      "  test.jsonl          other texts with labels, to measure with"
    },
    footer = {"", "Example:", "  tarazy data practice --out practice"})
final class DataPracticeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "The folder to write; it is made, or must be empty.")
  private Path out = Path.of("");

  @Option(
      names = "--seed",
      description = "Which texts; the same seed gives the same (default: ${DEFAULT-VALUE}).")
  private long seed = 11;

  @Option(names = "--json", description = "Print one JSON object a file.")
  private boolean json;

  DataPracticeCommand(Console console) {
    this.console = console;
  }

  private record Written(String file, int texts) {}

  @Override
  public Integer call() throws IOException {
    if (Files.isDirectory(out)) {
      try (Stream<Path> files = Files.list(out)) {
        if (files.findAny().isPresent()) {
          throw new Failure("--out " + out + ": is not empty, expected a new folder");
        }
      }
    }
    Files.createDirectories(out.resolve("confirmed"));
    PracticeSet set = PracticeSet.generate(seed);
    List<Written> written = new ArrayList<>();
    for (Dataset part : List.of(set.labelled(), set.incoming(), set.truth(), set.test())) {
      written.add(write(part, part.name() + ".jsonl"));
    }
    for (String label : SampleCorpus.LABELS) {
      if (!label.equals(ContrastSuite.HARMLESS)) {
        Dataset confirmed =
            set.labelled().filter(label, example -> example.labels().contains(label));
        written.add(write(confirmed, "confirmed/" + label + ".jsonl"));
      }
    }
    Table table = new Table();
    for (Written file : written) {
      if (json) {
        console.print(Json.line(file));
      } else {
        table.row(file.file(), file.texts() + " texts");
      }
    }
    console.print(json ? "" : table.leftAligned());
    return Tarazy.SUCCESS;
  }

  private Written write(Dataset part, String name) throws IOException {
    Path file = out.resolve(name);
    try (OutputStream stream = Files.newOutputStream(file)) {
      DatasetWriter.writeJsonLines(part, stream);
    }
    return new Written(file.toString(), part.size());
  }
}
