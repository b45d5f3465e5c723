package org.tarazy.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;

/** Small sets of labelled texts, and options that train on them in no time. */
final class Landscapes {
  static final FeatureOptions FEATURES =
      new FeatureOptions(
          1 << 12,
          2,
          4,
          Map.of(
              FeatureGroup.WORD, 2,
              FeatureGroup.WORD_PAIR, 1,
              FeatureGroup.NGRAM, 1,
              FeatureGroup.SKELETON, 2,
              FeatureGroup.SKELETON_NGRAM, 1));

  static final FeatureRecipe RECIPE = new FeatureRecipe("small", FEATURES, 1);

  static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULT
          .withId("landscapes")
          .withSeed(5)
          .withThreads(2)
          .withRecipes(List.of(RECIPE))
          .withStrengths(List.of(1.0, 8.0));

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "mountain",
          List.of("снег", "вершина", "тропа", "ледник", "тау", "қар", "мұздық", "соқпақ", "бүркіт"),
          "sea",
          List.of("волна", "берег", "чайка", "парус", "теңіз", "толқын", "жаға", "шағала", "кеме"),
          "steppe",
          List.of("полынь", "табун", "ковыль", "юрта", "дала", "жусан", "жылқы", "киіз", "шөп"));

  private static final List<String> ANY =
      List.of("жел", "күн", "утро", "мы", "біз", "шёл", "жүр", "потом", "кейін", "тихо", "дом");

  private Landscapes() {}

  static Example example(String text, long line, String... labels) {
    return new Example(text, List.of(labels), Map.of(), new SourceLocation("set.jsonl", line));
  }

  static Dataset dataset(boolean multiLabel, Example... examples) {
    return new Dataset("set.jsonl", List.of(examples), multiLabel);
  }

  /**
   * Texts of eight words, three of them of a landscape: mostly of their own one.
   *
   * @param noise the share of texts with the label of another landscape
   */
  static Dataset exclusive(int texts, double noise, long seed) {
    Random random = new Random(seed);
    List<String> labels = List.of("mountain", "sea", "steppe");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      String label = labels.get(i % 7 == 0 ? 1 : i % 3 == 0 ? 0 : 2);
      String given = random.nextDouble() < noise ? labels.get(random.nextInt(3)) : label;
      examples.add(example(text(List.of(label), random), i + 1L, given));
    }
    return new Dataset("exclusive", examples, false);
  }

  /** Texts with the words of none, one or more landscapes, and all their labels. */
  static Dataset multiLabel(int texts, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      List<String> labels = new ArrayList<>();
      for (String label : List.of("mountain", "sea", "steppe")) {
        if (random.nextInt(3) == 0) {
          labels.add(label);
        }
      }
      examples.add(example(text(labels, random), i + 1L, labels.toArray(String[]::new)));
    }
    return new Dataset("multi-label", examples, true);
  }

  private static String text(List<String> labels, Random random) {
    List<String> words = new ArrayList<>();
    for (String label : labels) {
      for (int k = 0; k < 3; k++) {
        words.add(any(WORDS.get(label), random));
      }
    }
    while (words.size() < 8) {
      words.add(any(ANY, random));
    }
    Collections.shuffle(words, random);
    return String.join(" ", words);
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /** The matrix of texts without labels. */
  static FeatureMatrix matrix(List<String> texts, float idfPower) {
    FeatureRecipe recipe = new FeatureRecipe("small", FEATURES, idfPower);
    boolean[][] truth = new boolean[texts.size()][0];
    return FeatureMatrix.of(texts, truth, truth, recipe);
  }

  /** All texts labelled for all labels. */
  static boolean[][] asked(boolean[][] truth) {
    boolean[][] asked = new boolean[truth.length][];
    for (int i = 0; i < asked.length; i++) {
      asked[i] = new boolean[truth[i].length];
      Arrays.fill(asked[i], true);
    }
    return asked;
  }
}
