package org.tarazy.benchmarks.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tarazy.Classifier;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.contestants.Contestant;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.ModelCache;
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
    return (int)
        trainedOn(sets).stream()
            .flatMap(set -> contestants.stream().filter(contestant -> fits(contestant, set)))
            .count();
  }

  private static List<LabelledSet> trainedOn(List<TextSet> sets) {
    return sets.stream().map(TextSet::trainedOn).distinct().toList();
  }

  /** The network is built for reviews: on other sets it would be trained and waited for in vain. */
  static boolean fits(Contestant contestant, LabelledSet set) {
    return !contestant.name().equals(Contestants.NEURAL) || set.name().equals(TextSet.REVIEWS);
  }

  void prepare(List<TextSet> sets, List<Contestant> contestants, Progress progress)
      throws IOException {
    Files.createDirectories(folder);
    for (TextSet set : sets) {
      JSON.writeValue(textFile(folder, set.name()).toFile(), set.texts());
      Files.writeString(nameFile(folder, set.name()), set.trainedOn().name());
    }
    for (LabelledSet set : trainedOn(sets)) {
      for (Contestant contestant : contestants) {
        if (fits(contestant, set)) {
          progress.start("training " + contestant.name() + " on " + set.name());
          String outcome = prepare(set, contestant);
          progress.finish(contestant.name() + " for " + set.name() + ": " + outcome);
        }
      }
    }
  }

  private String prepare(LabelledSet set, Contestant contestant) throws IOException {
    Path file = modelFile(folder, set.name(), contestant.name());
    boolean sample = contestant.name().equals(Contestants.LINEAR) && isSample(set);
    if (sample && isShipped()) {
      Files.deleteIfExists(file);
      return "comes with the library";
    }
    Setting setting =
        sample ? Contestants.untuned() : contestant.settings(Task.SINGLE_LABEL).get(0);
    return new ModelCache(folder).train(set, contestant, setting, file);
  }

  private static boolean isSample(LabelledSet set) {
    return set.name().equals(TextSet.SAMPLE);
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
    Path file = modelFile(folder, trainedOn(folder, textSet), Contestants.LINEAR);
    return Files.exists(file) ? Classifier.load(file) : Models.load(TextSet.SAMPLE);
  }

  static byte[] network(Path folder, String textSet) throws IOException {
    return Files.readAllBytes(modelFile(folder, trainedOn(folder, textSet), Contestants.NEURAL));
  }

  static Scorer peer(Path folder, String textSet, String contestant) throws IOException {
    Path file = modelFile(folder, trainedOn(folder, textSet), contestant);
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

  private static Path modelFile(Path folder, String set, String contestant) {
    return new ModelCache(folder).file(set, contestant);
  }
}
