package org.tarazy.benchmarks.contestants;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.model.Task;

/** The command {@code fasttext}, where it is installed. */
final class FastText implements Contestant {
  private static final String LABEL = "__label__";
  private static final Pattern SPACE = Pattern.compile(" ");

  private final Optional<Path> command =
      Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
          .filter(folder -> !folder.isEmpty())
          .map(folder -> Path.of(folder, "fasttext"))
          .filter(Files::isExecutable)
          .findFirst();

  @Override
  public String name() {
    return Contestants.FASTTEXT;
  }

  @Override
  public boolean isInstalled() {
    return command.isPresent();
  }

  @Override
  public String version() {
    return command.map(file -> CodeVersion.digest(List.of(file))).orElse("not installed");
  }

  @Override
  public List<Setting> settings(Task task) {
    List<Setting> settings = new ArrayList<>();
    for (int longest : new int[] {0, 5}) {
      int shortest = Math.min(2, longest);
      for (String rate : List.of("0.1", "0.5", "1.0")) {
        for (int epochs : new int[] {5, 50}) {
          settings.add(
              new Setting(
                  "n-grams %d-%d, words 1-2, lr %s, %d epochs"
                      .formatted(shortest, longest, rate, epochs),
                  set ->
                      train(
                          set,
                          "-minn %d -maxn %d -lr %s -epoch %d -wordNgrams 2 -dim 50 -bucket 500000"
                              .formatted(shortest, longest, rate, epochs))));
        }
      }
    }
    return settings;
  }

  private Scorer train(LabelledSet set, String options) throws IOException {
    Path folder = Files.createTempDirectory("tarazy-fasttext");
    Path input = folder.resolve("train.txt");
    LabelledTexts train = set.train();
    try (BufferedWriter out = Files.newBufferedWriter(input)) {
      for (int row = 0; row < train.size(); row++) {
        for (int l = 0; l < set.labels().size(); l++) {
          if ((train.truth()[row] >>> l & 1) != 0) {
            out.write(LABEL + l + ' ');
          }
        }
        out.write(Contestants.lineForFastText(train.texts().get(row)) + '\n');
      }
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(command().toString());
    arguments.addAll(
        List.of("supervised", "-input", input.toString(), "-output", folder + "/model"));
    arguments.addAll(SPACE.splitAsStream(options).toList());
    arguments.addAll(List.of("-loss", set.task() == Task.MULTI_LABEL ? "ova" : "softmax"));
    arguments.addAll(List.of("-seed", "1", "-verbose", "0", "-thread"));
    arguments.add(String.valueOf(Runtime.getRuntime().availableProcessors()));
    run(arguments, folder.resolve("log"));
    Files.delete(input);
    Files.deleteIfExists(folder.resolve("model.vec"));
    return new Trained(command().toString(), folder.toString(), set.labels().size());
  }

  private Path command() {
    return command.orElseThrow(() -> new BenchmarkException("fasttext is not on the PATH"));
  }

  private static void run(List<String> arguments, Path output) throws IOException {
    Process process =
        new ProcessBuilder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new BenchmarkException(
            String.join(" ", arguments) + " failed: " + Files.readString(output).strip());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }

  record Trained(String command, String folder, int labels) implements Scorer {
    @Override
    public double[] score(String text) {
      return scoreAll(List.of(text))[0];
    }

    @Override
    public double[][] scoreAll(List<String> texts) {
      try {
        Path input = Files.createTempFile(Path.of(folder), "texts", ".txt");
        Path output = Files.createTempFile(Path.of(folder), "scores", ".txt");
        try (BufferedWriter out = Files.newBufferedWriter(input)) {
          for (String text : texts) {
            out.write(Contestants.lineForFastText(text) + '\n');
          }
        }
        run(List.of(command, "predict-prob", model().toString(), input.toString(), "-1"), output);
        double[][] scores = read(output, texts.size());
        Files.delete(input);
        Files.delete(output);
        return scores;
      } catch (IOException e) {
        throw new BenchmarkException("fasttext: " + e.getMessage(), e);
      }
    }

    Path model() {
      return Path.of(folder, "model.bin");
    }

    private double[][] read(Path output, int texts) throws IOException {
      double[][] scores = new double[texts][labels];
      try (BufferedReader in = Files.newBufferedReader(output, StandardCharsets.UTF_8)) {
        for (int row = 0; row < texts; row++) {
          String found = in.readLine();
          if (found == null) {
            throw new BenchmarkException(
                "fasttext wrote " + row + " lines for " + texts + " texts");
          }
          String[] parts =
              SPACE.splitAsStream(found).filter(part -> !part.isEmpty()).toArray(String[]::new);
          for (int k = 0; k + 1 < parts.length; k += 2) {
            scores[row][Integer.parseInt(parts[k].substring(LABEL.length()))] =
                Double.parseDouble(parts[k + 1]);
          }
          if (parts.length == 0) {
            Arrays.fill(scores[row], 1.0 / labels);
          }
        }
      }
      return scores;
    }

    @Override
    public long bytes() throws IOException {
      Path packed = Files.createTempFile(Path.of(folder), "model", ".gz");
      try (InputStream in = Files.newInputStream(model());
          GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
        in.transferTo(out);
      }
      long size = Files.size(packed);
      Files.delete(packed);
      return size;
    }

    @Override
    public void close() {
      for (String name : List.of("model.bin", "log")) {
        Path.of(folder, name).toFile().delete();
      }
      Path.of(folder).toFile().delete();
    }
  }
}
