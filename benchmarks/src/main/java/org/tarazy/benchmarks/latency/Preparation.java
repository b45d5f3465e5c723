package org.tarazy.benchmarks.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.tarazy.Classifier;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.contestants.Contestant;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.Scorer;
import org.tarazy.benchmarks.contestants.Setting;
import org.tarazy.model.Task;
import org.tarazy.models.Models;

/**
 * Writes texts and trained models to a folder, so that the many processes of a benchmark only load
 * them. Ours is trained with all its tuning, a peer with its plainest setting, which is its
 * fastest.
 */
final class Preparation {
  /** The system property that tells a benchmark's process where to look. */
  static final String FOLDER = "tarazy.latency.folder";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  Preparation(Path folder) {
    this.folder = folder;
  }

  /** How many models {@link #prepare} looks at. */
  static int steps(List<TextSet> sets, List<Contestant> contestants) {
    return contestants.size() * (int) sets.stream().map(TextSet::trainedOn).distinct().count();
  }

  void prepare(List<TextSet> sets, List<Contestant> contestants, Progress progress)
      throws IOException {
    Files.createDirectories(folder);
    for (TextSet set : sets) {
      JSON.writeValue(textFile(folder, set.name()).toFile(), set.texts());
      Files.writeString(nameFile(folder, set.name()), set.trainedOn().name());
    }
    for (LabelledSet set : sets.stream().map(TextSet::trainedOn).distinct().toList()) {
      for (Contestant contestant : contestants) {
        progress.start("training " + contestant.name() + " on " + set.name());
        String outcome = prepare(set, contestant);
        progress.finish(contestant.name() + " for " + set.name() + ": " + outcome);
      }
    }
  }

  private String prepare(LabelledSet set, Contestant contestant) throws IOException {
    boolean ours = contestant.name().startsWith(Contestants.OURS);
    Path file =
        ours ? ourFile(folder, set.name()) : peerFile(folder, set.name(), contestant.name());
    Path stamp = folder.resolve(file.getFileName() + ".version");
    String version = contestant.version() + " " + set.train().size();
    if (!ours) {
      // What is written of a peer are objects, which the code that reads them must know.
      version += " " + CodeVersion.digest(Scorer.class);
    }
    boolean sample = ours && set.name().equals(TextSet.SAMPLE);
    if (sample && isShipped()) {
      Files.deleteIfExists(file);
      return "comes with the library";
    }
    if (Files.exists(file) && Files.exists(stamp) && Files.readString(stamp).equals(version)) {
      return "trained before";
    }
    long started = System.nanoTime();
    Setting setting =
        sample ? Contestants.untuned() : contestant.settings(Task.SINGLE_LABEL).get(0);
    Scorer scorer = setting.training().train(set);
    Path part = folder.resolve(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      if (ours) {
        out.write(Contestants.modelFile(scorer));
      } else {
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
          objects.writeObject(scorer);
        }
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(stamp, version);
    return "%s, %.1f s".formatted(setting.name(), (System.nanoTime() - started) / 1e9);
  }

  private static boolean isShipped() {
    try {
      Models.load(TextSet.SAMPLE);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  static String[] texts(Path folder, String textSet) throws IOException {
    return JSON.readValue(textFile(folder, textSet).toFile(), String[].class);
  }

  static Classifier classifier(Path folder, String textSet) throws IOException {
    Path file = ourFile(folder, trainedOn(folder, textSet));
    return Files.exists(file) ? Classifier.load(file) : Models.load(TextSet.SAMPLE);
  }

  static Scorer peer(Path folder, String textSet, String contestant) throws IOException {
    Path file = peerFile(folder, trainedOn(folder, textSet), contestant);
    try (InputStream in = Files.newInputStream(file);
        ObjectInputStream objects = new ObjectInputStream(in)) {
      return (Scorer) objects.readObject();
    } catch (ClassNotFoundException e) {
      throw new BenchmarkException(file + ": made by other code, delete it", e);
    }
  }

  private static String trainedOn(Path folder, String textSet) throws IOException {
    return Files.readString(nameFile(folder, textSet), UTF_8);
  }

  private static Path textFile(Path folder, String textSet) {
    return folder.resolve(textSet + ".texts.json");
  }

  private static Path nameFile(Path folder, String textSet) {
    return folder.resolve(textSet + ".trained-on");
  }

  private static Path ourFile(Path folder, String set) {
    return folder.resolve(set + ".tarazy");
  }

  private static Path peerFile(Path folder, String set, String contestant) {
    return folder.resolve(set + "." + contestant);
  }
}
