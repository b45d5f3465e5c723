package org.tarazy.training;

import java.util.List;
import org.tarazy.model.FeatureOptions;

/**
 * How to build a model. Immutable; the {@code with…} methods return changed copies.
 *
 * @param id the id on the model's card
 * @param seed of everything random
 * @param threads how many threads to use, at least 1; the model does not depend on it
 * @param objective what tuning aims at
 * @param features the features to use
 * @param strengths the values of liblinear's C to choose from: the larger, the weaker the
 *     regularisation
 * @param card what people say about the model
 */
public record TrainingOptions(
    String id,
    long seed,
    int threads,
    Objective objective,
    FeatureOptions features,
    List<Double> strengths,
    CardText card) {

  /** Seed 1, all processors, macro-F1, the default features, C from 0.25 to 32. */
  public static final TrainingOptions DEFAULT =
      new TrainingOptions(
          "unnamed",
          1,
          Runtime.getRuntime().availableProcessors(),
          Objective.MACRO_F1,
          FeatureOptions.DEFAULT,
          List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0),
          CardText.UNWRITTEN);

  /** Checks the ranges. */
  public TrainingOptions {
    if (threads < 1) {
      throw new TrainingException(threads + " threads, expected at least 1");
    }
    strengths = strengths.stream().sorted().toList();
    if (strengths.isEmpty() || !(strengths.get(0) > 0)) {
      throw new TrainingException("strengths " + strengths + ", expected at least one above 0");
    }
  }

  /** With another id. */
  public TrainingOptions withId(String changed) {
    return new TrainingOptions(changed, seed, threads, objective, features, strengths, card);
  }

  /** With another seed. */
  public TrainingOptions withSeed(long changed) {
    return new TrainingOptions(id, changed, threads, objective, features, strengths, card);
  }

  /** With another number of threads. */
  public TrainingOptions withThreads(int changed) {
    return new TrainingOptions(id, seed, changed, objective, features, strengths, card);
  }

  /** With another objective. */
  public TrainingOptions withObjective(Objective changed) {
    return new TrainingOptions(id, seed, threads, changed, features, strengths, card);
  }

  /** With other features. */
  public TrainingOptions withFeatures(FeatureOptions changed) {
    return new TrainingOptions(id, seed, threads, objective, changed, strengths, card);
  }

  /** With other values of C to choose from. */
  public TrainingOptions withStrengths(List<Double> changed) {
    return new TrainingOptions(id, seed, threads, objective, features, changed, card);
  }

  /** With another text on the card. */
  public TrainingOptions withCard(CardText changed) {
    return new TrainingOptions(id, seed, threads, objective, features, strengths, changed);
  }
}
