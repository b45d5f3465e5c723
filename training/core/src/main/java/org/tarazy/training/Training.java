package org.tarazy.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.Folds;
import org.tarazy.datasets.Splitter;
import org.tarazy.model.BlendedScorer;
import org.tarazy.model.Calibration;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.Scorer;
import org.tarazy.model.Task;
import org.tarazy.model.WordFilter;
import org.tarazy.text.WordReader;

/**
 * Builds a model from labelled texts: tunes the regularisation, trains, calibrates, chooses
 * thresholds and measures.
 *
 * <p>Everything that is chosen is chosen on texts held out of training. With a development set of
 * {@value #LARGE_ENOUGH} texts or more, and {@value #ENOUGH_OF_A_LABEL} or more of each label,
 * these are its texts; with a smaller one or none, the training texts are also held out in turn, in
 * {@value #FOLDS} folds that keep near-duplicates together. The final model is trained on all
 * training texts, auxiliary ones too, and never on the development set.
 *
 * <p>The same texts, options and seed give the same model, bit for bit, with any number of threads.
 */
public final class Training {
  private static final int LARGE_ENOUGH = 1000;
  private static final int ENOUGH_OF_A_LABEL = 50;
  private static final int FOLDS = 5;

  /**
   * Beyond this many texts one fold of ten is held out once: enough to choose on, and one training
   * instead of five.
   */
  private static final int MANY = 50_000;

  /** The same from this many labels on, each of which is one more training. */
  private static final int MANY_LABELS = 64;

  private static final int FOLDS_OF_MANY = 10;

  /** Candidates this close, in standard errors of the objective, are as good as each other. */
  private static final double CLOSE = 0.5;

  /** Recipes this much worse on a part of the texts, in standard errors, are not tried on all. */
  private static final double CLEAR = 2;

  /** How many texts recipes are first tried on. */
  private static final int FIRST_TRIAL = 10_000;

  private static final int TRIAL_GROWTH = 4;

  private static final int PATIENCE = 2;

  /** So many texts tell that one C is worse than another without a second look. */
  private static final int MANY_JUDGED = 10_000;

  /** How much of a blend may be the network's. */
  private static final float[] NETWORK_SHARES = {0.25f, 0.5f, 0.75f};

  private static final LinearScorer.Precision PRECISION = LinearScorer.Precision.INT8;

  private final TrainingOptions options;
  private final ProgressListener progress;
  private final LabelSet labels;
  private final TrainingTexts texts;
  private final Dataset train;
  private final Optional<Dataset> dev;
  private final AskedLabels asked;
  private final long started = System.nanoTime();
  private int steps;
  private int stepsDone;

  private Training(TrainingTexts texts, TrainingOptions options, ProgressListener progress) {
    this.options = options;
    this.progress = progress;
    this.texts = texts;
    this.train = texts.train();
    this.dev = texts.dev();
    this.labels = LabelSet.of(train);
    this.asked = new AskedLabels(texts, labels);
  }

  /**
   * Trains a model.
   *
   * @param train the labelled texts to learn from
   * @param dev labelled texts to choose on, where there are such
   * @param data the files that these came from, for the model's card
   * @throws TrainingException if no model can be made of the texts
   */
  public static TrainingResult run(
      Dataset train,
      Optional<Dataset> dev,
      List<ModelCard.DataSource> data,
      TrainingOptions options,
      ProgressListener progress) {
    return run(TrainingTexts.of(train, dev), data, options, progress);
  }

  /**
   * Trains a model.
   *
   * @param data the files that the texts came from, for the model's card
   * @throws TrainingException if no model can be made of the texts
   */
  public static TrainingResult run(
      TrainingTexts texts,
      List<ModelCard.DataSource> data,
      TrainingOptions options,
      ProgressListener progress) {
    Training training = new Training(texts, options, progress);
    ForkJoinPool pool = new ForkJoinPool(options.threads());
    try {
      return pool.submit(() -> training.run(data)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException("interrupted");
    } finally {
      pool.shutdownNow();
    }
  }

  /** What one recipe with one value of C reached on the texts held out. */
  private record Candidate(FeatureRecipe recipe, double c, LinearScorer scorer, Judged judged) {}

  /** What some scores are worth on the texts held out. */
  private record Judged(float[][] scores, double objective, double logLoss) {}

  /**
   * A linear model, a network or both.
   *
   * @param kind as {@link TrainerKind#key}, or {@code blend}
   * @param settings what was chosen beside the linear model's settings
   */
  private record Choice(String kind, Scorer scorer, Judged judged, Map<String, Object> settings) {}

  /** Texts to train on, and texts to judge that training by. */
  record Part(Dataset train, Dataset heldOut) {}

  private TrainingResult run(List<ModelCard.DataSource> data) {
    boolean devIsLarge = dev.isPresent() && isLarge(dev.get());
    boolean many = train.size() > MANY || labels.size() >= MANY_LABELS;
    int foldCount = devIsLarge ? 0 : many ? 1 : FOLDS;
    Dataset all = texts.all();
    List<Part> parts = new ArrayList<>();
    if (foldCount > 0) {
      Splitter splitter = Splitter.seeded(options.seed());
      Folds folds =
          texts
              .groupField()
              .map(splitter::withGroupField)
              .orElse(splitter)
              .folds(all, many ? FOLDS_OF_MANY : FOLDS);
      for (int fold = 0; fold < foldCount; fold++) {
        int[] heldOut =
            Arrays.stream(folds.heldOut(fold)).filter(text -> text < train.size()).toArray();
        parts.add(
            new Part(
                all.select(train.name(), folds.training(fold)), all.select(train.name(), heldOut)));
      }
    }
    // The last part is the one that the model comes from.
    parts.add(new Part(all, dev.orElse(TrainingTexts.none(train))));
    Dataset judged = join(parts);
    boolean[][] truth = labels.truth(judged);

    List<FeatureRecipe> recipes = promising(devIsLarge ? parts.get(foldCount) : parts.get(0));
    steps += recipes.size() * options.strengths().size();
    List<Candidate> candidates =
        recipes.parallelStream()
            .flatMap(recipe -> candidates(recipe, parts, truth).stream())
            .toList();
    Candidate linear = choose(candidates, judged.size());
    Choice chosen = withNetwork(linear, parts, truth);
    Calibrator.Chosen calibrated =
        Calibrator.choose(labels.task(), chosen.judged().scores(), truth);
    Calibration calibration = calibrated.calibration();
    float[][] probabilities = applied(calibration, labels.task(), chosen.judged().scores());
    DecisionRule rule =
        new OperatingThresholds(options.operatingPoint(), labels, probabilities, truth)
            .from(rule(probabilities, truth));
    Predictions predictions =
        new Predictions(labels, rule, calibrated.probabilities(), truth, judged);
    Evaluation evaluation = Evaluation.of(predictions, List.of());
    Map<String, Object> settings = settings(linear, foldCount);
    settings.putAll(chosen.settings());
    settings.put("calibration", calibration.method());
    settings.put("calibrations_tried", calibrated.logLosses());
    Model model =
        new Model(
            card(chosen.kind(), data, settings, Map.of()),
            chosen.scorer(),
            calibration,
            labels.priors(truth),
            rule,
            vocabulary(linear.recipe().options()));
    Map<String, Object> heldOut = evaluation.figures();
    heldOut.put("groups", CardGroups.of(Classifier.of(model), predictions));
    return new TrainingResult(
        model.withCard(card(chosen.kind(), data, settings, Map.of("held_out", heldOut))),
        settings,
        evaluation,
        predictions);
  }

  /** Whether thresholds, too, can be chosen on these texts alone: the rarest label decides. */
  private boolean isLarge(Dataset held) {
    boolean[][] truth = labels.truth(held);
    return held.size() >= LARGE_ENOUGH
        && IntStream.range(0, labels.size())
            .allMatch(
                label ->
                    Arrays.stream(truth).filter(row -> row[label]).count() >= ENOUGH_OF_A_LABEL);
  }

  /**
   * Trains a network where one is asked for, and takes it, alone or blended with the linear model,
   * if it is asked for or better by more than chance.
   */
  private Choice withNetwork(Candidate linear, List<Part> parts, boolean[][] truth) {
    Choice asItIs =
        new Choice(TrainerKind.LINEAR.key(), linear.scorer(), linear.judged(), Map.of());
    if (options.trainer() == TrainerKind.LINEAR) {
      return asItIs;
    }
    Optional<NetworkTrainer> trainer = NetworkTrainer.find();
    boolean needed = options.trainer() == TrainerKind.NEURAL;
    if (needed && trainer.isEmpty()) {
      throw new TrainingException(
          "the neural trainer is not on the class path or does not run on this machine; it is the"
              + " module tarazy-training-neural");
    }
    if (trainer.isEmpty() || !needed && train.size() < NetworkTraining.FEWEST_TEXTS) {
      return asItIs;
    }
    NetworkTraining training =
        new NetworkTraining(
            trainer.get(), labels, asked, options.classWeights(), options.seed(), progress);
    NetworkTraining.Trained network = training.run(parts);
    Map<String, Object> alone = new LinkedHashMap<>();
    alone.put("network_epochs", network.epochs());
    if (needed) {
      return new Choice(
          TrainerKind.NEURAL.key(), network.scorer(), judge(network.scores(), truth), alone);
    }
    float linearScale = scale(linear.judged().scores(), truth);
    float networkScale = scale(network.scores(), truth);
    List<Choice> choices = new ArrayList<>();
    choices.add(asItIs);
    for (float share : NETWORK_SHARES) {
      BlendedScorer blend =
          new BlendedScorer(
              linear.scorer(), (1 - share) * linearScale, network.scorer(), share * networkScale);
      Map<String, Object> settings = new LinkedHashMap<>(alone);
      settings.put("network_share", share);
      Judged judged = judge(blended(blend, linear.judged().scores(), network.scores()), truth);
      choices.add(new Choice("blend", blend, judged, settings));
    }
    Map<String, Object> tried = new LinkedHashMap<>();
    choices.forEach(
        choice ->
            tried.put(
                String.valueOf(choice.settings().getOrDefault("network_share", 0)),
                choice.judged().objective()));
    Choice best = best(choices, truth.length);
    Map<String, Object> settings = new LinkedHashMap<>(best.settings());
    settings.put("network_shares_tried", tried);
    return new Choice(best.kind(), best.scorer(), best.judged(), settings);
  }

  /** The linear model if it comes close to the best; else, of those that do, the surest. */
  private static Choice best(List<Choice> choices, int n) {
    double best =
        choices.stream().mapToDouble(choice -> choice.judged().objective()).max().orElseThrow();
    double enough = best - close(best, n);
    if (choices.get(0).judged().objective() >= enough) {
      return choices.get(0);
    }
    return choices.stream()
        .filter(choice -> choice.judged().objective() >= enough)
        .min(Comparator.comparingDouble(choice -> choice.judged().logLoss()))
        .orElseThrow();
  }

  private float scale(float[][] scores, boolean[][] truth) {
    return CalibrationMethod.TEMPERATURE.fit(labels.task(), scores, truth).scales()[0];
  }

  private static float[][] blended(BlendedScorer blend, float[][] linear, float[][] network) {
    float[][] scores = new float[linear.length][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = blend.blend(linear[i], network[i]);
    }
    return scores;
  }

  /**
   * Of many recipes for many texts, those that are not clearly worse than another on a part of the
   * texts: successive halving (Jamieson and Talwalkar 2016), by chance instead of by half.
   */
  private List<FeatureRecipe> promising(Part part) {
    List<FeatureRecipe> recipes = recipes();
    int texts = part.train().size();
    for (int size = FIRST_TRIAL; recipes.size() > 1 && size <= texts / 2; size *= TRIAL_GROWTH) {
      int stride = texts / size;
      int[] sample = IntStream.range(0, size).map(i -> i * stride).toArray();
      List<Part> trial =
          List.of(new Part(part.train().select(part.train().name(), sample), part.heldOut()));
      boolean[][] truth = labels.truth(part.heldOut());
      steps += recipes.size() * options.strengths().size();
      List<List<Candidate>> tried =
          recipes.parallelStream().map(recipe -> candidates(recipe, trial, truth)).toList();
      List<Double> reached =
          tried.stream()
              .map(
                  all ->
                      all.stream()
                          .mapToDouble(candidate -> candidate.judged().objective())
                          .max()
                          .orElse(0))
              .toList();
      double best = reached.stream().mapToDouble(objective -> objective).max().orElse(0);
      double enough = isLate(2) ? best : best - CLEAR / CLOSE * close(best, truth.length);
      List<FeatureRecipe> left = new ArrayList<>();
      for (int r = 0; r < recipes.size(); r++) {
        if (reached.get(r) >= enough) {
          left.add(recipes.get(r));
        }
      }
      recipes = left;
    }
    return recipes;
  }

  /**
   * The recipes to choose from: with many labels, those that want a table of all slots and labels
   * are tried only where there are no others.
   */
  private List<FeatureRecipe> recipes() {
    List<FeatureRecipe> small =
        options.recipes().stream().filter(recipe -> recipe.ownRatioPower() == 0).toList();
    return labels.size() < MANY_LABELS || small.isEmpty() ? options.recipes() : small;
  }

  /** Whether one {@code part}-th of the time for tuning is over. */
  private boolean isLate(int part) {
    return options
        .budget()
        .map(budget -> System.nanoTime() - started > budget.toNanos() / part)
        .orElse(false);
  }

  /**
   * Tries one C after another, from strong to weak regularisation, until {@value #PATIENCE} in a
   * row have been worse than the best by more than chance, or, where many texts judge, one has been
   * worse in the objective and in log-loss: the weaker the regularisation, the longer a fit takes.
   */
  private List<Candidate> candidates(FeatureRecipe recipe, List<Part> parts, boolean[][] truth) {
    List<LinearTrainer> trainers =
        parts.parallelStream().map(part -> trainer(recipe, part.train())).toList();
    List<Candidate> candidates = new ArrayList<>();
    double best = 0;
    double lowestLoss = Double.POSITIVE_INFINITY;
    int worse = 0;
    for (double c : options.strengths()) {
      if (worse < PATIENCE && !(isLate(1) && !candidates.isEmpty())) {
        List<LinearScorer> scorers =
            trainers.parallelStream().map(trainer -> trainer.fit(c, PRECISION)).toList();
        List<float[]> scores = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
          Collections.addAll(
              scores, LinearTrainer.scores(scorers.get(k), texts(parts.get(k).heldOut())));
        }
        Judged judged = judge(scores.toArray(float[][]::new), truth);
        candidates.add(new Candidate(recipe, c, scorers.get(scorers.size() - 1), judged));
        boolean worseInBoth = judged.objective() < best && judged.logLoss() > lowestLoss;
        best = Math.max(best, judged.objective());
        lowestLoss = Math.min(lowestLoss, judged.logLoss());
        if (worseInBoth && truth.length >= MANY_JUDGED) {
          worse = PATIENCE;
        } else {
          worse = judged.objective() < best - close(best, truth.length) ? worse + 1 : 0;
        }
      }
      step();
    }
    return candidates;
  }

  private LinearTrainer trainer(FeatureRecipe recipe, Dataset part) {
    boolean[][] truth = labels.truth(part);
    boolean[][] known = asked.rows(part);
    FeatureMatrix matrix = FeatureMatrix.of(texts(part), truth, known, recipe);
    TextWeights weights = new TextWeights(part, labels, truth, known, options.classWeights());
    return new LinearTrainer(matrix, labels, truth, weights, options.seed());
  }

  private synchronized void step() {
    progress.progressed("training", ++stepsDone, steps);
  }

  private Judged judge(float[][] scores, boolean[][] truth) {
    // Quick, and near enough to compare by; what is chosen is calibrated with more care.
    Calibration calibration =
        CalibrationMethod.BIAS_CORRECTED_TEMPERATURE.fit(labels.task(), scores, truth);
    float[][] probabilities = applied(calibration, labels.task(), scores);
    Evaluation.Headline headline =
        Evaluation.headline(labels.task(), rule(probabilities, truth), probabilities, truth);
    double objective =
        options.objective() == Objective.MACRO_F1 ? headline.macroF1() : headline.accuracy();
    double logLoss = Evaluation.logLoss(labels.task(), probabilities, truth);
    return new Judged(scores, objective, logLoss);
  }

  private DecisionRule rule(float[][] probabilities, boolean[][] truth) {
    return new ThresholdTuner(labels.task(), options.objective(), probabilities, truth).tune();
  }

  static float[][] applied(Calibration calibration, Task task, float[][] scores) {
    float[][] probabilities = new float[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = scores[i].clone();
      calibration.apply(task, probabilities[i]);
    }
    return probabilities;
  }

  /** Of the first recipe that comes close to the best, the candidate with the lowest log-loss. */
  private Candidate choose(List<Candidate> candidates, int n) {
    double best =
        candidates.stream()
            .mapToDouble(candidate -> candidate.judged().objective())
            .max()
            .orElseThrow();
    double enough = best - close(best, n);
    return candidates.stream()
        .filter(candidate -> candidate.judged().objective() >= enough)
        .min(
            Comparator.comparingInt(
                    (Candidate candidate) -> options.recipes().indexOf(candidate.recipe()))
                .thenComparingDouble(candidate -> candidate.judged().logLoss()))
        .orElseThrow();
  }

  private static double close(double objective, int n) {
    return CLOSE * Math.sqrt(objective * (1 - objective) / n);
  }

  private static Dataset join(List<Part> parts) {
    List<Example> all = new ArrayList<>();
    for (Part part : parts) {
      all.addAll(part.heldOut().examples());
    }
    return new Dataset("held out", all, parts.get(0).train().multiLabel());
  }

  static List<String> texts(Dataset data) {
    return data.examples().stream().map(Example::text).toList();
  }

  private WordFilter vocabulary(FeatureOptions features) {
    FeatureCollector hashes = new FeatureCollector(features);
    WordReader words = new WordReader();
    Set<Integer> seen = new TreeSet<>();
    for (Example example : train.examples()) {
      words.read(example.text());
      hashes.start(words);
      while (hashes.advance()) {
        seen.add(hashes.lastSkeletonHash());
      }
    }
    WordFilter vocabulary = WordFilter.forWords(seen.size());
    seen.forEach(vocabulary::add);
    return vocabulary;
  }

  private Map<String, Object> settings(Candidate chosen, int folds) {
    FeatureOptions features = chosen.recipe().options();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("objective", options.objective().key());
    settings.put("operating_point", options.operatingPoint().toString());
    settings.put("features", chosen.recipe().name());
    settings.put("idf_power", chosen.recipe().idfPower());
    settings.put("ratio_power", chosen.recipe().ratioPower());
    if (chosen.recipe().ownRatioPower() > 0) {
      settings.put("own_ratio_power", chosen.recipe().ownRatioPower());
    }
    if (texts.auxiliary().size() > 0 && texts.auxiliaryWeight() < 1) {
      settings.put("auxiliary_weight", texts.auxiliaryWeight());
    }
    settings.put("c", chosen.c());
    settings.put("c_tried", options.strengths());
    settings.put("slots", features.slots());
    settings.put("ngrams", features.minNgram() + "-" + features.maxNgram());
    Map<String, Object> weights = new LinkedHashMap<>();
    features.weights().forEach((group, weight) -> weights.put(group.key(), weight));
    settings.put("group_weights", weights);
    settings.put("budget", options.budget().map(Duration::toString).orElse("none"));
    settings.put("class_weights", options.classWeights().toString());
    settings.put("folds", folds);
    return settings;
  }

  private ModelCard card(
      String trainer,
      List<ModelCard.DataSource> data,
      Map<String, Object> settings,
      Map<String, Object> metrics) {
    CardText text = options.card();
    return new ModelCard(
        options.id(),
        text.description(),
        labels.task(),
        labels.names(),
        trainer,
        LibraryVersion.CURRENT,
        options.seed(),
        settings,
        data,
        metrics,
        text.intendedUse(),
        text.outOfScope(),
        text.limits(),
        text.licence(),
        text.attribution(),
        text.contact());
  }
}
