package org.tarazy.benchmarks.contestants;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.tarazy.benchmarks.CodeVersion;

/**
 * Trained models on the disk. A model is trained again only where the code that trains it, its
 * setting or the texts have changed.
 */
public final class ModelCache {
  private final Path folder;

  /** Keeps models in {@code folder}. */
  public ModelCache(Path folder) {
    this.folder = folder;
  }

  /** Where the model of a contestant is, once it is trained. */
  public Path file(String set, String contestant) {
    return folder.resolve(set + "." + contestant);
  }

  /**
   * Trains a contestant where that was not done before.
   *
   * @param file what to write: {@link Contestants#modelFile} where there is such a thing, else the
   *     {@link Scorer} as an object
   * @return what was done, for people
   */
  public String train(LabelledSet set, Contestant contestant, Setting setting, Path file)
      throws IOException {
    Files.createDirectories(folder);
    Path stamp = folder.resolve(file.getFileName() + ".version");
    boolean isObject = !Contestants.haveModelFiles(contestant);
    String version =
        String.join(
            " ",
            contestant.version(),
            setting.name(),
            Integer.toHexString(set.train().texts().hashCode()),
            // An object can be read by the code alone that wrote it.
            isObject ? CodeVersion.digest(Scorer.class) : "");
    if (Files.exists(file) && Files.exists(stamp) && Files.readString(stamp).equals(version)) {
      return "trained before";
    }
    long started = System.nanoTime();
    Scorer scorer = setting.training().train(set);
    Path part = folder.resolve(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      if (isObject) {
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
          objects.writeObject(scorer);
        }
      } else {
        out.write(Contestants.modelFile(scorer));
      }
    }
    scorer.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(stamp, version);
    return String.format(
        Locale.ROOT, "%s, %.1f s", setting.name(), (System.nanoTime() - started) / 1e9);
  }
}
