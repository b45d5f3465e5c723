package org.tarazy.benchmarks.contestants;

import java.util.List;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.training.TrainerKind;

/** All contestants. */
public final class Contestants {
  /** How the names of ours begin. */
  public static final String OURS = "tarazy-";

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

  /** The file of a model of ours. */
  public static byte[] modelFile(Scorer ours) {
    if (ours instanceof Tarazy.Trained trained) {
      return trained.file();
    }
    throw new IllegalArgumentException("not trained by a contestant of ours");
  }
}
