package org.tarazy;

import java.util.Arrays;
import java.util.List;
import org.tarazy.text.WordReader;

/**
 * Several models for the same texts, each of which is read once for all of them.
 *
 * <pre>{@code
 * Classifiers both = Classifiers.of(topics, tone);
 * float[][] probabilities = both.newProbabilities();
 * both.scoreAll(text, probabilities);
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Classifiers {
  private final List<Classifier> classifiers;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(this::newScratch);

  private Classifiers(List<Classifier> classifiers) {
    this.classifiers = classifiers;
  }

  /** These models together, in this order. */
  public static Classifiers of(Classifier... classifiers) {
    return of(Arrays.asList(classifiers));
  }

  /** These models together, in this order. */
  public static Classifiers of(List<Classifier> classifiers) {
    return new Classifiers(List.copyOf(classifiers));
  }

  /** The models. */
  public List<Classifier> classifiers() {
    return classifiers;
  }

  /** An array for {@link #scoreAll}: a row a model, a place a label. */
  public float[][] newProbabilities() {
    return classifiers.stream()
        .map(classifier -> new float[classifier.labels().size()])
        .toArray(float[][]::new);
  }

  /**
   * Fills a row for each model with the probabilities of its labels: those that {@link
   * Classifier#score(CharSequence, float[])} gives. Allocates nothing, but for the growth of this
   * thread's scratch memory to the longest text so far.
   *
   * @throws IllegalArgumentException if {@code probabilities} has not a row a model with a place a
   *     label
   */
  public void scoreAll(CharSequence text, float[][] probabilities) {
    if (probabilities.length != classifiers.size()) {
      throw new IllegalArgumentException(
          probabilities.length + " rows for " + classifiers.size() + " models");
    }
    Scratch scratch = this.scratch.get();
    scratch.words.read(text);
    for (int i = 0; i < probabilities.length; i++) {
      classifiers.get(i).score(scratch.words, scratch.scorers[i], probabilities[i]);
    }
    if (scratch.words.isLarge()) {
      this.scratch.remove();
    }
  }

  private Scratch newScratch() {
    return new Scratch(
        classifiers.stream().map(Classifier::newScratch).toArray(Classifier.Scratch[]::new));
  }

  private static final class Scratch {
    private final WordReader words = new WordReader();
    private final Classifier.Scratch[] scorers;

    private Scratch(Classifier.Scratch[] scorers) {
      this.scorers = scorers;
    }
  }
}
