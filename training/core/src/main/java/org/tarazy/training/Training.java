package org.tarazy.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.Folds;
import org.tarazy.datasets.Splitter;
import org.tarazy.model.Calibration;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.WordFilter;
import org.tarazy.text.WordReader;

/**
 * Builds a model from labelled texts: tunes the regularisation, trains, calibrates, chooses
 * thresholds and measures.
 *
 * <p>Everything that is chosen is chosen on texts held out of training. With a development set of
 * {@value #LARGE_ENOUGH} texts or more, these are its texts; with a smaller one or none, the
 * training texts are also held out in turn, in {@value #FOLDS} folds that keep near-duplicates
 * together. The final model is trained on all training texts and never on the development set.
 *
 * <p>The same texts, options and seed give the same model, bit for bit, with any number of threads.
 */
public final class Training {
  private static final int LARGE_ENOUGH = 2000;
  private static final int FOLDS = 5;

  /**
   * Beyond this many texts one fold of ten is held out once: enough to choose on, and one training
   * instead of five.
   */
  private static final int MANY = 50_000;

  private static final int FOLDS_OF_MANY = 10;

  /**
   * Among candidates this close, in standard errors of the objective, the better calibrated one is
   * taken.
   */
  private static final double CLOSE = 0.5;

  private static final LinearScorer.Precision PRECISION = LinearScorer.Precision.INT8;

  private final TrainingOptions options;
  private final ProgressListener progress;
  private final LabelSet labels;
  private final Dataset train;
  private final Optional<Dataset> dev;
  private int steps;
  private int stepsDone;

  private Training(
      Dataset train, Optional<Dataset> dev, TrainingOptions options, ProgressListener progress) {
    this.options = options;
    this.progress = progress;
    this.train = train;
    this.dev = dev;
    this.labels = LabelSet.of(train);
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
    Training training = new Training(train, dev, options, progress);
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

  /** What one value of C reached on the texts held out. */
  private record Candidate(
      double c,
      Calibration calibration,
      DecisionRule rule,
      float[][] probabilities,
      double objective,
      double logLoss) {}

  /** Texts held out of one training, with their scores for each C. */
  private record HeldOut(Dataset texts, List<float[][]> scores) {}

  private TrainingResult run(List<ModelCard.DataSource> data) {
    boolean devIsLarge = dev.isPresent() && dev.get().size() >= LARGE_ENOUGH;
    int folds = devIsLarge ? 0 : train.size() > MANY ? 1 : FOLDS;
    int strengths = options.strengths().size();
    steps = 1 + strengths * (folds + 1);
    List<HeldOut> heldOut = new ArrayList<>();
    if (folds > 0) {
      Folds split =
          Splitter.seeded(options.seed()).folds(train, folds == 1 ? FOLDS_OF_MANY : FOLDS);
      for (int fold = 0; fold < folds; fold++) {
        Dataset part = train.select(train.name(), split.training(fold));
        Dataset out = train.select(train.name(), split.heldOut(fold));
        heldOut.add(new HeldOut(out, scoresOnPath(part, out, "tuning")));
      }
    }
    step("reading");
    FeatureMatrix matrix = FeatureMatrix.of(texts(train), options.features());
    LinearTrainer trainer = new LinearTrainer(matrix, labels, labels.truth(train));
    List<LinearScorer> path = new ArrayList<>();
    List<float[][]> devScores = new ArrayList<>();
    for (double c : options.strengths()) {
      LinearScorer scorer = trainer.fit(c, PRECISION);
      path.add(scorer);
      dev.ifPresent(texts -> devScores.add(LinearTrainer.scores(scorer, texts(texts))));
      step("training");
    }
    dev.ifPresent(texts -> heldOut.add(new HeldOut(texts, devScores)));

    Dataset judged = join(heldOut);
    boolean[][] truth = labels.truth(judged);
    List<Candidate> candidates = new ArrayList<>();
    for (int k = 0; k < strengths; k++) {
      candidates.add(candidate(options.strengths().get(k), joinScores(heldOut, k), truth));
    }
    Candidate chosen = choose(candidates, judged.size());
    LinearScorer scorer = path.get(candidates.indexOf(chosen));
    Evaluation evaluation =
        Evaluation.of(labels, chosen.rule(), chosen.probabilities(), truth, judged, List.of());
    Map<String, Object> settings = settings(chosen, folds);
    ModelCard card = card(data, settings, evaluation);
    Model model =
        new Model(
            card, scorer, chosen.calibration(), labels.priors(truth), chosen.rule(), vocabulary());
    return new TrainingResult(model, settings, evaluation);
  }

  private List<float[][]> scoresOnPath(Dataset part, Dataset out, String stage) {
    LinearTrainer trainer =
        new LinearTrainer(
            FeatureMatrix.of(texts(part), options.features()), labels, labels.truth(part));
    List<float[][]> scores = new ArrayList<>();
    for (double c : options.strengths()) {
      scores.add(LinearTrainer.scores(trainer.fit(c, PRECISION), texts(out)));
      step(stage);
    }
    return scores;
  }

  private Candidate candidate(double c, float[][] scores, boolean[][] truth) {
    Calibration calibration = Calibrator.fit(labels.task(), scores, truth);
    float[][] probabilities = new float[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = scores[i].clone();
      calibration.apply(labels.task(), probabilities[i]);
    }
    DecisionRule rule =
        new ThresholdTuner(labels.task(), options.objective(), probabilities, truth).tune();
    Evaluation.Headline headline = Evaluation.headline(labels.task(), rule, probabilities, truth);
    double objective =
        options.objective() == Objective.MACRO_F1 ? headline.macroF1() : headline.accuracy();
    double logLoss = Evaluation.logLoss(labels.task(), probabilities, truth);
    return new Candidate(c, calibration, rule, probabilities, objective, logLoss);
  }

  private static Candidate choose(List<Candidate> candidates, int n) {
    double best = candidates.stream().mapToDouble(Candidate::objective).max().orElseThrow();
    double close = CLOSE * Math.sqrt(best * (1 - best) / n);
    Candidate chosen = candidates.get(0);
    double lowest = Double.POSITIVE_INFINITY;
    for (Candidate candidate : candidates) {
      if (candidate.objective() >= best - close && candidate.logLoss() < lowest) {
        lowest = candidate.logLoss();
        chosen = candidate;
      }
    }
    return chosen;
  }

  private static Dataset join(List<HeldOut> parts) {
    List<Example> all = new ArrayList<>();
    for (HeldOut part : parts) {
      all.addAll(part.texts().examples());
    }
    return new Dataset("held out", all, parts.get(0).texts().multiLabel());
  }

  private static float[][] joinScores(List<HeldOut> parts, int k) {
    List<float[]> all = new ArrayList<>();
    for (HeldOut part : parts) {
      all.addAll(List.of(part.scores().get(k)));
    }
    return all.toArray(float[][]::new);
  }

  private static List<String> texts(Dataset data) {
    return data.examples().stream().map(Example::text).toList();
  }

  private WordFilter vocabulary() {
    FeatureCollector hashes = new FeatureCollector(options.features());
    WordReader words = new WordReader();
    Set<Integer> seen = new TreeSet<>();
    for (Example example : train.examples()) {
      words.read(example.text());
      hashes.start(words);
      while (hashes.nextWord()) {
        seen.add(hashes.lastSkeletonHash());
      }
    }
    WordFilter vocabulary = WordFilter.forWords(seen.size());
    seen.forEach(vocabulary::add);
    return vocabulary;
  }

  private Map<String, Object> settings(Candidate chosen, int folds) {
    FeatureOptions features = options.features();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("objective", options.objective().key());
    settings.put("c", chosen.c());
    settings.put("c_tried", options.strengths());
    settings.put("slot_bits", features.slotBits());
    settings.put("ngrams", features.minNgram() + "-" + features.maxNgram());
    Map<String, Object> weights = new LinkedHashMap<>();
    features.weights().forEach((group, weight) -> weights.put(group.key(), weight));
    settings.put("group_weights", weights);
    settings.put("calibration", chosen.calibration().method());
    settings.put("folds", folds);
    return settings;
  }

  private ModelCard card(
      List<ModelCard.DataSource> data, Map<String, Object> settings, Evaluation evaluation) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("held_out", evaluation.figures());
    CardText text = options.card();
    return new ModelCard(
        options.id(),
        text.description(),
        labels.task(),
        labels.names(),
        "linear",
        LibraryVersion.CURRENT,
        options.seed(),
        settings,
        data,
        metrics,
        text.intendedUse(),
        text.outOfScope(),
        text.limits(),
        text.licence(),
        text.attribution());
  }

  private void step(String stage) {
    progress.progressed(stage, ++stepsDone, steps);
  }
}
