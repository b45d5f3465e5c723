package org.tarazy.benchmarks.contestants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.model.Task;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Oracle's Tribuo: logistic regression by gradient descent, or by its own liblinear. */
final class TribuoLinear implements Contestant {
  private static final LabelFactory LABELS = new LabelFactory();
  private static final long SEED = 1;

  /** Its interval between two lines of log. */
  private static final int SILENT = -1;

  private static final Logger LOG = Logger.getLogger("org.tribuo");

  static {
    LOG.setLevel(Level.WARNING);
  }

  private final String name;
  private final List<Setting> settings;

  private TribuoLinear(String name, List<Setting> settings) {
    this.name = name;
    this.settings = settings;
  }

  static TribuoLinear gradientDescent() {
    List<Setting> settings = new ArrayList<>();
    for (boolean pairs : new boolean[] {false, true}) {
      for (int epochs : new int[] {5, 20}) {
        settings.add(
            new Setting(
                title(pairs) + epochs + " epochs",
                set ->
                    train(
                        set,
                        pairs,
                        new LinearSGDTrainer(
                            new LogMulticlass(), new AdaGrad(0.1, 0.1), epochs, SILENT, 1, SEED))));
      }
    }
    return new TribuoLinear("tribuo-sgd", settings);
  }

  static TribuoLinear liblinear() {
    List<Setting> settings = new ArrayList<>();
    for (boolean pairs : new boolean[] {false, true}) {
      for (double c : new double[] {1, 0.1, 10}) {
        settings.add(
            new Setting(
                title(pairs) + "C " + c,
                set ->
                    train(
                        set,
                        pairs,
                        new LibLinearClassificationTrainer(
                            new LinearClassificationType(
                                LinearClassificationType.LinearType.L2R_LR),
                            c,
                            1000,
                            0.01,
                            SEED))));
      }
    }
    return new TribuoLinear("tribuo-liblinear", settings);
  }

  private static String title(boolean pairs) {
    return pairs ? "words, pairs, " : "words, ";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return CodeVersion.ofJar(Model.class);
  }

  @Override
  public List<Setting> settings(Task task) {
    return OneVersusRest.settings(task, settings);
  }

  private static Scorer train(LabelledSet set, boolean pairs, Trainer<Label> trainer) {
    LabelledTexts train = set.train();
    MutableDataset<Label> data =
        new MutableDataset<>(new SimpleDataSourceProvenance(set.name(), LABELS), LABELS);
    for (int row = 0; row < train.size(); row++) {
      Example<Label> example =
          example(train.texts().get(row), pairs, new Label(String.valueOf(train.label(row))));
      if (example.size() > 0) {
        data.add(example);
      }
    }
    double[] priors = new double[set.labels().size()];
    for (int row = 0; row < train.size(); row++) {
      priors[train.label(row)] += 1.0 / train.size();
    }
    return new Trained(trainer.train(data), pairs, priors);
  }

  private static Example<Label> example(String text, boolean pairs, Label label) {
    Map<String, Integer> counts = Words.counts(text, pairs);
    ArrayExample<Label> example = new ArrayExample<>(label, 1f, Math.max(1, counts.size()));
    counts.forEach(example::add);
    return example;
  }

  private record Trained(Model<Label> model, boolean pairs, double[] priors) implements Scorer {
    @Override
    public double[] score(String text) {
      Map<String, Label> found;
      try {
        found = model.predict(example(text, pairs, LabelFactory.UNKNOWN_LABEL)).getOutputScores();
      } catch (IllegalArgumentException e) {
        // Thrown where the model knows no word of the text.
        return priors.clone();
      }
      double[] scores = new double[priors.length];
      found.values().forEach(l -> scores[Integer.parseInt(l.getLabel())] = l.getScore());
      return scores;
    }
  }
}
