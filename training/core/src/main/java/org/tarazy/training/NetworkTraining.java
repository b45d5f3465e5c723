package org.tarazy.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tarazy.datasets.Dataset;
import org.tarazy.model.Calibration;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.NetworkShape;
import org.tarazy.model.NeuralScorer;
import org.tarazy.model.Scorer;
import org.tarazy.text.WordReader;

/**
 * Trains a network for as long as texts held out of training gain from it.
 *
 * <p>Each part stops once the log-loss of its own held-out texts has not fallen for {@value
 * #PATIENCE} epochs. With folds, the number of epochs is the one that is best for all of them
 * together, and the network that is kept is trained on all texts for as many.
 */
final class NetworkTraining {
  /** Fewer texts than this teach a network less than a linear model. */
  static final int FEWEST_TEXTS = 2000;

  private static final int PATIENCE = 2;
  private static final int FEWEST_EPOCHS = 4;
  private static final int MOST_EPOCHS = 30;

  /** So many texts in all are gone through before patience is asked. */
  private static final int TEXTS_IN_ALL = 400_000;

  /** The probability that targets leave to all labels alike (Szegedy et al. 2016). */
  private static final float SMOOTHING = 0.1f;

  private static final FeatureOptions FEATURES =
      new FeatureOptions(
          1 << 17,
          3,
          5,
          Map.of(
              FeatureGroup.WORD, 1,
              FeatureGroup.SKELETON, 1,
              FeatureGroup.SKELETON_NGRAM, 1));

  private static final int DIMENSIONS = 48;
  private static final int FILTERS = 96;
  private static final int HIDDEN = 96;

  private final NetworkTrainer trainer;
  private final LabelSet labels;
  private final AskedLabels asked;
  private final ClassWeights classes;
  private final long seed;
  private final ProgressListener progress;
  private final NetworkShape shape;
  private int epochsDone;

  NetworkTraining(
      NetworkTrainer trainer,
      LabelSet labels,
      AskedLabels asked,
      ClassWeights classes,
      long seed,
      ProgressListener progress) {
    this.trainer = trainer;
    this.labels = labels;
    this.asked = asked;
    this.classes = classes;
    this.seed = seed;
    this.progress = progress;
    this.shape = new NetworkShape(FEATURES, DIMENSIONS, FILTERS, HIDDEN, labels.size());
  }

  /**
   * A network and how it was trained.
   *
   * @param scores of all texts held out, in the order of the parts, by networks not trained on them
   */
  record Trained(NeuralScorer scorer, float[][] scores, int epochs) {}

  /** What one part reached after each of its epochs. */
  private record Run(List<float[][]> scores, List<NeuralScorer> scorers) {}

  /**
   * Trains on the last part, and on the others to see what networks do on texts held out.
   *
   * @param parts runs in parallel in the pool of the calling task
   */
  Trained run(List<Training.Part> parts) {
    List<Training.Part> folds = parts.size() == 1 ? parts : parts.subList(0, parts.size() - 1);
    List<Run> runs =
        folds.parallelStream().map(part -> train(part, epochs(part.train()), true)).toList();
    boolean[][] truth =
        folds.stream()
            .flatMap(part -> Arrays.stream(labels.truth(part.heldOut())))
            .toArray(boolean[][]::new);
    int common = runs.stream().mapToInt(run -> run.scores().size()).min().orElseThrow();
    double[] losses =
        IntStream.range(0, common).mapToDouble(e -> logLoss(joined(runs, e), truth)).toArray();
    int best =
        IntStream.range(0, common).reduce((a, b) -> losses[b] < losses[a] ? b : a).orElseThrow();
    if (folds.size() == parts.size()) {
      return new Trained(runs.get(0).scorers().get(best), runs.get(0).scores().get(best), best + 1);
    }
    Run last = train(parts.get(parts.size() - 1), best + 1, false);
    List<float[]> scores = new ArrayList<>();
    Collections.addAll(scores, joined(runs, best));
    Collections.addAll(scores, last.scores().get(best));
    return new Trained(last.scorers().get(best), scores.toArray(float[][]::new), best + 1);
  }

  private static float[][] joined(List<Run> runs, int epoch) {
    return runs.stream()
        .flatMap(run -> Arrays.stream(run.scores().get(epoch)))
        .toArray(float[][]::new);
  }

  private static int epochs(Dataset train) {
    return Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, TEXTS_IN_ALL / train.size()));
  }

  private Run train(Training.Part part, int epochs, boolean stopEarly) {
    boolean[][] truth = labels.truth(part.heldOut());
    Run run = new Run(new ArrayList<>(), new ArrayList<>());
    List<Double> losses = new ArrayList<>();
    Predicate<NeuralScorer> goOn =
        network -> {
          float[][] scores = scores(network, part.heldOut());
          run.scores().add(scores);
          run.scorers().add(network);
          step(epochs);
          if (stopEarly) {
            losses.add(logLoss(scores, truth));
            return losses.size() - losses.indexOf(Collections.min(losses)) <= PATIENCE;
          }
          return true;
        };
    boolean[][] learnt = labels.truth(part.train());
    trainer.train(
        new NetworkTask(
            labels.task(),
            Training.texts(part.train()),
            targets(learnt),
            weights(part.train(), learnt),
            shape,
            epochs,
            seed),
        goOn);
    return run;
  }

  private synchronized void step(int epochs) {
    epochsDone++;
    progress.progressed("network", Math.min(epochsDone, epochs), epochs);
  }

  private float[][] targets(boolean[][] truth) {
    float rest = labels.exclusive() ? SMOOTHING / labels.size() : SMOOTHING / 2;
    float[][] targets = new float[truth.length][labels.size()];
    for (int i = 0; i < truth.length; i++) {
      for (int l = 0; l < labels.size(); l++) {
        targets[i][l] = (truth[i][l] ? 1 - SMOOTHING : 0) + rest;
      }
    }
    return targets;
  }

  /** Where labels exclude each other, a text counts as much for all as for its own. */
  private float[][] weights(Dataset texts, boolean[][] truth) {
    TextWeights weights = new TextWeights(texts, labels, truth, asked.rows(texts), classes);
    float[][] rows = new float[truth.length][labels.size()];
    for (int l = 0; l < labels.size(); l++) {
      float[] of = weights.of(l);
      for (int i = 0; i < rows.length; i++) {
        if (!labels.exclusive()) {
          rows[i][l] = of[i];
        } else if (truth[i][l]) {
          Arrays.fill(rows[i], of[i]);
        }
      }
    }
    return rows;
  }

  /** The log-loss after the simplest calibration: how sure a network is matters little here. */
  private double logLoss(float[][] scores, boolean[][] truth) {
    Calibration calibration = CalibrationMethod.TEMPERATURE.fit(labels.task(), scores, truth);
    float[][] probabilities = Training.applied(calibration, labels.task(), scores);
    return Evaluation.logLoss(labels.task(), probabilities, truth);
  }

  private static float[][] scores(Scorer scorer, Dataset texts) {
    float[][] scores = new float[texts.size()][scorer.labels()];
    WordReader words = new WordReader();
    Scorer.Scratch scratch = scorer.newScratch();
    for (int i = 0; i < scores.length; i++) {
      words.read(texts.examples().get(i).text());
      scorer.score(words, scratch, scores[i]);
    }
    return scores;
  }
}
