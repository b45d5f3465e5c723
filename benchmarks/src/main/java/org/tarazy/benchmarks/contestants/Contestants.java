package org.tarazy.benchmarks.contestants;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.training.TrainerKind;

/** All contestants. */
public final class Contestants {
  /** How the names of ours begin. */
  public static final String OURS = "tarazy-";

  /** The name of ours with a linear model. */
  public static final String LINEAR = OURS + "linear";

  /** The name of ours with a network. */
  public static final String NEURAL = OURS + "neural";

  /** The name of the peer that is a command. */
  public static final String FASTTEXT = "fasttext";

  private static final List<Contestant> ALL =
      List.of(
          new Tarazy(TrainerKind.AUTO),
          new Tarazy(TrainerKind.LINEAR),
          new Tarazy(TrainerKind.NEURAL),
          new LiblinearTfIdf(),
          new FastText(),
          TribuoLinear.gradientDescent(),
          TribuoLinear.liblinear(),
          OpenNlpDoccat.naiveBayes(),
          OpenNlpDoccat.maxEnt(),
          SmileLinear.sparse(),
          SmileLinear.maxEnt());

  private Contestants() {}

  /** Ours first. */
  public static List<Contestant> all() {
    return ALL;
  }

  /** The contestant called {@code name}. */
  public static Contestant named(String name) {
    return ALL.stream()
        .filter(contestant -> contestant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BenchmarkException(
                    "no contestant \""
                        + name
                        + "\", expected one of "
                        + ALL.stream().map(Contestant::name).toList()));
  }

  /**
   * Ours with one setting instead of all its tuning: what is fast and what is slow stays the same.
   */
  public static Setting untuned() {
    return new Setting("one setting", Tarazy::trainUntuned);
  }

  /** Whether what {@code contestant} trains has a {@link #modelFile}. */
  static boolean haveModelFiles(Contestant contestant) {
    return contestant instanceof Tarazy || contestant instanceof FastText;
  }

  /** The file of a model of ours or of fastText, as the commands of both read it. */
  public static byte[] modelFile(Scorer scorer) throws IOException {
    if (scorer instanceof Tarazy.Trained ours) {
      return ours.file();
    }
    if (scorer instanceof FastText.Trained fastText) {
      return Files.readAllBytes(fastText.model());
    }
    throw new IllegalArgumentException("neither ours nor of fastText");
  }

  /** A text as fastText is given it, without the end of the line. */
  public static String lineForFastText(String text) {
    return String.join(" ", Words.of(text));
  }
}
