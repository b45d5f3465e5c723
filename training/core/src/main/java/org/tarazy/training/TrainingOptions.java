package org.tarazy.training;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to build a model. Immutable; the {@code with…} methods return changed copies.
 *
 * @param id the id on the model's card
 * @param seed of everything random
 * @param threads how many threads to use, at least 1; the model does not depend on it
 * @param trainer what the model is made of
 * @param objective what tuning aims at
 * @param recipes the features to choose from; of those that do equally well the first is taken
 * @param strengths the values of liblinear's C to choose from: the larger, the weaker the
 *     regularisation
 * @param classWeights how much the texts of each label count in training
 * @param operatingPoint where thresholds are to stand, beyond what the objective says
 * @param budget how long tuning may take; the model then depends on how fast the machine is. Of
 *     what is begun all is finished, so that it may take longer
 * @param card what people say about the model
 */
public record TrainingOptions(
    String id,
    long seed,
    int threads,
    TrainerKind trainer,
    Objective objective,
    List<FeatureRecipe> recipes,
    List<Double> strengths,
    ClassWeights classWeights,
    OperatingPoint operatingPoint,
    Optional<Duration> budget,
    CardText card) {

  /** Seed 1, all processors, a linear model, macro-F1, all feature recipes, C from 0.5 to 64. */
  public static final TrainingOptions DEFAULT =
      new TrainingOptions(
          "unnamed",
          1,
          Runtime.getRuntime().availableProcessors(),
          TrainerKind.LINEAR,
          Objective.MACRO_F1,
          FeatureRecipe.ALL,
          List.of(0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0),
          ClassWeights.NONE,
          OperatingPoint.OPEN,
          Optional.empty(),
          CardText.UNWRITTEN);

  /** Checks the ranges. */
  public TrainingOptions {
    if (threads < 1) {
      throw new TrainingException(threads + " threads, expected at least 1");
    }
    recipes = List.copyOf(recipes);
    if (recipes.isEmpty()) {
      throw new TrainingException("no feature recipe, expected at least one");
    }
    strengths = strengths.stream().sorted().toList();
    if (strengths.isEmpty() || !strengths.stream().allMatch(c -> c > 0 && Double.isFinite(c))) {
      throw new TrainingException(
          "strengths " + strengths + ", expected at least one above 0, all finite");
    }
  }

  /** With another id. */
  public TrainingOptions withId(String changed) {
    return new TrainingOptions(
        changed,
        seed,
        threads,
        trainer,
        objective,
        recipes,
        strengths,
        classWeights,
        operatingPoint,
        budget,
        card);
  }

  /** With another seed. */
  public TrainingOptions withSeed(long changed) {
    return new TrainingOptions(
        id,
        changed,
        threads,
        trainer,
        objective,
        recipes,
        strengths,
        classWeights,
        operatingPoint,
        budget,
        card);
  }

  /** With another number of threads. */
  public TrainingOptions withThreads(int changed) {
    return new TrainingOptions(
        id,
        seed,
        changed,
        trainer,
        objective,
        recipes,
        strengths,
        classWeights,
        operatingPoint,
        budget,
        card);
  }

  /** With another kind of model. */
  public TrainingOptions withTrainer(TrainerKind changed) {
    return new TrainingOptions(
        id,
        seed,
        threads,
        changed,
        objective,
        recipes,
        strengths,
        classWeights,
        operatingPoint,
        budget,
        card);
  }

  /** With another objective. */
  public TrainingOptions withObjective(Objective changed) {
    return new TrainingOptions(
        id,
        seed,
        threads,
        trainer,
        changed,
        recipes,
        strengths,
        classWeights,
        operatingPoint,
        budget,
        card);
  }

  /** With other features to choose from. */
  public TrainingOptions withRecipes(List<FeatureRecipe> changed) {
    return new TrainingOptions(
        id,
        seed,
        threads,
        trainer,
        objective,
        changed,
        strengths,
        classWeights,
        operatingPoint,
        budget,
        card);
  }

  /** With another number of slots in every recipe. */
  public TrainingOptions withSlots(int slots) {
    return withRecipes(recipes.stream().map(recipe -> recipe.withSlots(slots)).toList());
  }

  /** With other values of C to choose from. */
  public TrainingOptions withStrengths(List<Double> changed) {
    return new TrainingOptions(
        id,
        seed,
        threads,
        trainer,
        objective,
        recipes,
        changed,
        classWeights,
        operatingPoint,
        budget,
        card);
  }

  /** With other weights of the labels. */
  public TrainingOptions withClassWeights(ClassWeights changed) {
    return new TrainingOptions(
        id,
        seed,
        threads,
        trainer,
        objective,
        recipes,
        strengths,
        changed,
        operatingPoint,
        budget,
        card);
  }

  /** With thresholds at another point. */
  public TrainingOptions withOperatingPoint(OperatingPoint changed) {
    return new TrainingOptions(
        id,
        seed,
        threads,
        trainer,
        objective,
        recipes,
        strengths,
        classWeights,
        changed,
        budget,
        card);
  }

  /** With a time that tuning may take. */
  public TrainingOptions withBudget(Duration changed) {
    return new TrainingOptions(
        id,
        seed,
        threads,
        trainer,
        objective,
        recipes,
        strengths,
        classWeights,
        operatingPoint,
        Optional.of(changed),
        card);
  }

  /** With another text on the card. */
  public TrainingOptions withCard(CardText changed) {
    return new TrainingOptions(
        id,
        seed,
        threads,
        trainer,
        objective,
        recipes,
        strengths,
        classWeights,
        operatingPoint,
        budget,
        changed);
  }
}
