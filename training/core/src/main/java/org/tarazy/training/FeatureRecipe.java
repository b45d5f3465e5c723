package org.tarazy.training;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;

/**
 * A way to turn texts into numbers that tuning may choose.
 *
 * @param name what a report calls it
 * @param options the features and the weights of their groups
 * @param idfPower the power of the inverse document frequency, 0 (plain counts) to 8
 * @param ratioPower the power of naive-Bayes scaling, 0 (none) to 8 less {@code idfPower}: how much
 *     slots count that are more frequent with some labels than with others (NB-SVM, Wang and
 *     Manning 2012)
 * @param ownRatioPower how much less, for each label, slots count that tell another label better
 *     than this one, 0 (all labels alike) to 1
 */
public record FeatureRecipe(
    String name, FeatureOptions options, float idfPower, float ratioPower, float ownRatioPower) {

  /** A recipe whose slots count alike for all labels. */
  public FeatureRecipe(String name, FeatureOptions options, float idfPower, float ratioPower) {
    this(name, options, idfPower, ratioPower, 0);
  }

  /** A recipe without naive-Bayes scaling. */
  public FeatureRecipe(String name, FeatureOptions options, float idfPower) {
    this(name, options, idfPower, 0);
  }

  /** Checks the ranges. */
  public FeatureRecipe {
    if (!(idfPower >= 0 && ratioPower >= 0 && idfPower + ratioPower <= 8)) {
      throw new TrainingException(
          "powers " + idfPower + " and " + ratioPower + ", expected 0 or more, at most 8 together");
    }
    if (!(ownRatioPower >= 0 && ownRatioPower <= 1)) {
      throw new TrainingException("power " + ownRatioPower + ", expected 0 to 1");
    }
  }

  /**
   * Words count most and frequent features as much as rare ones: long training sets of short,
   * informal texts.
   */
  public static final FeatureRecipe WORDS =
      new FeatureRecipe("words", FeatureOptions.DEFAULT, 0, 0.5f);

  /** Words, pairs and n-grams alike, rare features more. */
  public static final FeatureRecipe BALANCED =
      new FeatureRecipe(
          "balanced",
          new FeatureOptions(
              1 << 18,
              2,
              5,
              Map.of(
                  FeatureGroup.WORD, 1,
                  FeatureGroup.WORD_PAIR, 1,
                  FeatureGroup.NGRAM, 1,
                  FeatureGroup.SKELETON, 1,
                  FeatureGroup.SKELETON_NGRAM, 1)),
          1,
          1);

  /** N-grams alone, rare ones far more: few training texts, or test texts from another source. */
  public static final FeatureRecipe NGRAMS =
      new FeatureRecipe(
          "ngrams",
          new FeatureOptions(
              1 << 18, 2, 5, Map.of(FeatureGroup.NGRAM, 1, FeatureGroup.SKELETON_NGRAM, 1)),
          2.5f,
          0.5f);

  /**
   * Words and pairs count twice as much as n-grams, and for each label most what tells that label:
   * short texts with several labels that are told by words and marks, as feelings are.
   */
  public static final FeatureRecipe PHRASES =
      new FeatureRecipe(
          "phrases",
          new FeatureOptions(
              1 << 19,
              2,
              6,
              Map.of(
                  FeatureGroup.WORD, 2,
                  FeatureGroup.WORD_PAIR, 2,
                  FeatureGroup.NGRAM, 1,
                  FeatureGroup.SKELETON, 2,
                  FeatureGroup.SKELETON_PAIR, 2,
                  FeatureGroup.SKELETON_NGRAM, 1)),
          0.5f,
          1,
          0.5f);

  /**
   * Words and their skeletons, with pairs by the first letters of words, also of those with one or
   * two words between them, and by the last letters of neighbours: for texts of a sentence or two
   * in which the same words say opposite things, such as calls and their rejection. Both languages
   * inflect so richly that whole words rarely meet twice; their beginnings do. With four labels, so
   * many slots take some 4 MB.
   */
  public static final FeatureRecipe AFFIXES =
      new FeatureRecipe(
          "affixes",
          new FeatureOptions(
              7 << 18,
              2,
              6,
              Map.of(
                  FeatureGroup.WORD, 2,
                  FeatureGroup.SKELETON, 2,
                  FeatureGroup.SKELETON_NGRAM, 1,
                  FeatureGroup.PREFIX_PAIR, 2,
                  FeatureGroup.PREFIX_SKIP, 2,
                  FeatureGroup.SUFFIX_PAIR, 2)),
          0,
          0.75f,
          0.75f);

  /**
   * As {@link #BALANCED}, without naive-Bayes scaling: training texts that were made after
   * patterns, whose own words tell the labels apart better than they will in other texts.
   */
  public static final FeatureRecipe PLAIN = new FeatureRecipe("plain", BALANCED.options(), 1);

  /**
   * What tuning chooses from unless told otherwise, the simplest first: where two do equally well
   * on the texts held out, fewer features lose less on texts from elsewhere.
   */
  public static final List<FeatureRecipe> ALL = List.of(NGRAMS, BALANCED, WORDS, PHRASES, PLAIN);

  private static final List<FeatureRecipe> NAMED =
      Stream.concat(ALL.stream(), Stream.of(AFFIXES)).toList();

  /** This recipe with another number of slots. */
  FeatureRecipe withSlots(int slots) {
    return new FeatureRecipe(name, options.withSlots(slots), idfPower, ratioPower, ownRatioPower);
  }

  /**
   * The recipe with this name: one of {@link #ALL}, or {@link #AFFIXES}.
   *
   * @throws TrainingException if there is none
   */
  public static FeatureRecipe named(String name) {
    for (FeatureRecipe recipe : NAMED) {
      if (recipe.name().equals(name)) {
        return recipe;
      }
    }
    throw new TrainingException(
        "no features \""
            + name
            + "\", expected one of "
            + NAMED.stream().map(FeatureRecipe::name).toList());
  }
}
