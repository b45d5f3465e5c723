package org.tarazy.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tarazy.text.WordReader;

/** Models made by hand: small, and with every part of a model in use. */
public final class SmallModel {
  /** All groups of features, in few slots, whose number is no power of two. */
  public static final FeatureOptions OPTIONS =
      new FeatureOptions(
          1000,
          2,
          4,
          Map.of(
              FeatureGroup.WORD, 4,
              FeatureGroup.WORD_PAIR, 3,
              FeatureGroup.NGRAM, 1,
              FeatureGroup.SKELETON, 4,
              FeatureGroup.SKELETON_PAIR, 2,
              FeatureGroup.SKELETON_NGRAM, 1,
              FeatureGroup.SKELETON_SKIP, 2,
              FeatureGroup.PREFIX_PAIR, 2,
              FeatureGroup.PREFIX_SKIP, 3,
              FeatureGroup.SUFFIX_PAIR, 2));

  /** What {@link #ofNature()} was taught. */
  public static final Map<String, List<String>> NATURE = new LinkedHashMap<>();

  static {
    NATURE.put(
        "sea",
        List.of(
            "Волны бьются о берег, солёный ветер и чайки над морем",
            "Теңіз толқыны жағаға соғады, шағалалар ұшып жүр"));
    NATURE.put(
        "steppe",
        List.of(
            "Степь пахнет полынью, табун лошадей уходит к горизонту",
            "Кең далада жусан иісі аңқиды, жылқылар жайылып жүр"));
    NATURE.put(
        "mountain",
        List.of(
            "Снег на вершине горы, тропа идёт вверх к леднику",
            "Тау басында қар жатыр, соқпақ мұздыққа қарай көтеріледі"));
  }

  private SmallModel() {}

  /** Numbers at random: none of them is special, so nothing may depend on one. */
  public static Model random(long seed, Task task, int labels, LinearScorer.Precision precision) {
    Random random = new Random(seed);
    int columns = task == Task.SINGLE_LABEL && labels == 2 ? 1 : labels;
    int slots = OPTIONS.slots();
    int[] frequencies = IntStream.range(0, slots).map(slot -> random.nextInt(40)).toArray();
    float[] weights = new float[slots * columns];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    return withWeights(random, task, labels, precision, frequencies, weights);
  }

  /** As {@link #random}, with most weights 0: of all slots but every hundredth. */
  public static Model sparse(long seed, Task task, int labels, LinearScorer.Precision precision) {
    Random random = new Random(seed);
    int slots = OPTIONS.slots();
    int[] frequencies = IntStream.range(0, slots).map(slot -> random.nextInt(40)).toArray();
    float[] weights = new float[slots * labels];
    for (int slot = 0; slot < slots; slot++) {
      double share = slot % 100 == 0 ? 0.9 : slot % 3 * 0.03;
      for (int l = 0; l < labels; l++) {
        boolean some = random.nextDouble() < share;
        weights[slot * labels + l] = some ? (float) random.nextGaussian() : 0;
      }
    }
    return withWeights(random, task, labels, precision, frequencies, weights);
  }

  private static Model withWeights(
      Random random,
      Task task,
      int labels,
      LinearScorer.Precision precision,
      int[] frequencies,
      float[] weights) {
    int columns = weights.length / OPTIONS.slots();
    float[] biases = floats(columns, () -> (float) random.nextGaussian());
    float[] scales = floats(labels, () -> 0.5f + random.nextFloat());
    float[] offsets = floats(labels, () -> (float) random.nextGaussian());
    float[] priors = floats(labels, () -> 0.1f + random.nextFloat());
    float sum = 0;
    for (float prior : priors) {
      sum += prior;
    }
    for (int l = 0; l < labels; l++) {
      priors[l] /= task == Task.SINGLE_LABEL ? sum : 2;
    }
    WordFilter vocabulary = WordFilter.forWords(20);
    IntStream.range(0, 20).forEach(word -> vocabulary.add(random.nextInt()));
    List<String> names = IntStream.range(0, labels).mapToObj(l -> "label " + l).toList();
    return new Model(
        card("random", task, names),
        LinearScorer.quantise(
            OPTIONS, SlotValues.of(frequencies, 40, 1), labels, weights, biases, precision),
        new Calibration("by hand", scales, offsets),
        priors,
        DecisionRule.mostProbable(task, labels),
        vocabulary);
  }

  /** The linear scorer of {@link #random}. */
  static LinearScorer linear(long seed, Task task, int labels, LinearScorer.Precision precision) {
    return (LinearScorer) random(seed, task, labels, precision).scorer();
  }

  /** A network at random: no weight of it is special. */
  static NeuralScorer network(long seed, int labels) {
    Random random = new Random(seed);
    NetworkShape shape =
        new NetworkShape(
            new FeatureOptions(
                1 << 10,
                3,
                5,
                Map.of(
                    FeatureGroup.WORD, 1,
                    FeatureGroup.SKELETON, 1,
                    FeatureGroup.SKELETON_NGRAM, 1)),
            5,
            7,
            6,
            labels);
    int[] lengths = NeuralScorer.Weights.lengths(shape);
    float[][] all = new float[lengths.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = floats(lengths[i], () -> (float) random.nextGaussian());
    }
    float[] rows =
        floats(shape.features().slots() * shape.dimensions(), () -> (float) random.nextGaussian());
    return NeuralScorer.quantise(shape, rows, NeuralScorer.Weights.of(all));
  }

  /** {@link #random} with a network instead of the linear model, or blended with it. */
  public static Model withNetwork(long seed, Task task, int labels, boolean blended) {
    Model model = random(seed, task, labels, LinearScorer.Precision.INT8);
    NeuralScorer network = network(seed, labels);
    Scorer scorer =
        blended ? new BlendedScorer((LinearScorer) model.scorer(), 0.7f, network, 0.4f) : network;
    return new Model(
        model.card(),
        scorer,
        model.calibration(),
        model.priors(),
        model.rule(),
        model.vocabulary());
  }

  /** Knows the sea, the steppe and the mountains in Russian and Kazakh. */
  public static Model ofNature() {
    return taught(Task.SINGLE_LABEL, NATURE);
  }

  /** Counts for each label the features of its texts, and against it those of the other texts. */
  public static Model taught(Task task, Map<String, List<String>> texts) {
    int labels = texts.size();
    int columns = task == Task.SINGLE_LABEL && labels == 2 ? 1 : labels;
    float[] weights = new float[OPTIONS.slots() * columns];
    int[] frequencies = new int[OPTIONS.slots()];
    WordFilter vocabulary = WordFilter.forWords(200);
    WordReader words = new WordReader();
    FeatureCollector collector = new FeatureCollector(OPTIONS);
    int label = 0;
    for (List<String> ofLabel : texts.values()) {
      for (String text : ofLabel) {
        words.read(text);
        collector.start(words);
        while (collector.nextWord()) {
          vocabulary.add(collector.lastSkeletonHash());
          for (int i = 0; i < collector.size(); i++) {
            int slot = collector.occurrences()[i] & FeatureCollector.SLOT_MASK;
            frequencies[slot] = Math.min(frequencies[slot] + 1, 2 * labels);
            for (int c = 0; c < columns; c++) {
              boolean own = c + labels - columns == label;
              weights[slot * columns + c] += own ? labels - 1 : -1;
            }
          }
        }
      }
      label++;
    }
    float[] scales = floats(labels, () -> 0.15f);
    float[] priors = floats(labels, () -> 1f / labels);
    return new Model(
        card("nature", task, List.copyOf(texts.keySet())),
        LinearScorer.quantise(
            OPTIONS,
            SlotValues.of(frequencies, 2 * labels, 1),
            labels,
            weights,
            new float[columns],
            LinearScorer.Precision.INT8),
        new Calibration("temperature", scales, new float[labels]),
        priors,
        DecisionRule.mostProbable(task, labels),
        vocabulary);
  }

  /** {@code model} with a curve a label in its calibration. */
  public static Model withCurves(Model model) {
    Calibration straight = model.calibration();
    List<Curve> curves =
        IntStream.range(0, straight.scales().length)
            .mapToObj(
                l -> new Curve(new float[] {-1 - l, 0, 0.5f, 2}, new float[] {-3, -l, 0.5f, 0.75f}))
            .toList();
    return new Model(
        model.card(),
        model.scorer(),
        new Calibration("isotonic", straight.scales(), curves, straight.offsets()),
        model.priors(),
        model.rule(),
        model.vocabulary());
  }

  /** {@code model} with another decision rule. */
  public static Model withRule(Model model, DecisionRule rule) {
    return new Model(
        model.card(),
        model.scorer(),
        model.calibration(),
        model.priors(),
        rule,
        model.vocabulary());
  }

  /** A card with something in every field. */
  public static ModelCard card(String id, Task task, List<String> labels) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("c", 0.5);
    options.put("tried", List.of(0.5, 1.0));
    options.put("note", "Қазақша \"тырнақша\" \u2028 😂");
    return new ModelCard(
        id,
        "Tells landscapes apart.",
        task,
        labels,
        "by hand",
        "0",
        7,
        options,
        List.of(new ModelCard.DataSource("train.jsonl", "train", 6, "00ff")),
        Map.of("held_out", Map.of("accuracy", 0.75)),
        "Tests.",
        "All else.",
        "Knows six sentences.",
        "Apache-2.0",
        "");
  }

  private static float[] floats(int length, Supplier<Float> next) {
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = next.get();
    }
    return floats;
  }
}
