package org.tarazy.benchmarks.contestants;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tarazy.Classifier;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Model;
import org.tarazy.model.ModelFile;
import org.tarazy.model.Task;
import org.tarazy.training.FeatureRecipe;
import org.tarazy.training.NetworkTrainer;
import org.tarazy.training.Objective;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.TrainerKind;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;
import org.tarazy.training.TrainingResult;
import org.tarazy.training.neural.SameDiffTrainer;

/** Ours, which tunes itself: a linear model, a network, or what it takes for the best of both. */
final class Tarazy implements Contestant {
  private static final double UNTUNED_STRENGTH = 4;

  private final TrainerKind kind;

  Tarazy(TrainerKind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return Contestants.OURS + kind.key();
  }

  @Override
  public String version() {
    return kind == TrainerKind.LINEAR
        ? CodeVersion.digest(Classifier.class, Training.class)
        : CodeVersion.digest(Classifier.class, Training.class, SameDiffTrainer.class);
  }

  @Override
  public boolean isInstalled() {
    return kind == TrainerKind.LINEAR || NetworkTrainer.find().isPresent();
  }

  @Override
  public List<Setting> settings(Task task) {
    return List.of(new Setting("tuned by itself", this::train));
  }

  private Scorer train(LabelledSet set) {
    return train(set, TrainingOptions.DEFAULT.withTrainer(kind));
  }

  static Scorer trainUntuned(LabelledSet set) {
    return train(
        set,
        TrainingOptions.DEFAULT
            .withRecipes(List.of(FeatureRecipe.WORDS))
            .withStrengths(List.of(UNTUNED_STRENGTH)));
  }

  private static Scorer train(LabelledSet set, TrainingOptions defaults) {
    TrainingOptions options =
        defaults
            .withId(set.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
            .withObjective(
                set.metric() == Metric.ACCURACY ? Objective.ACCURACY : Objective.MACRO_F1);
    TrainingResult result =
        Training.run(
            set.train().data(),
            Optional.of(set.dev().data()),
            List.of(),
            options,
            ProgressListener.SILENT);
    Model model = result.model();
    return new Trained(
        ModelFile.toBytes(model), model.rule(), choices(model.card().trainer(), result.options()));
  }

  private static String choices(String trainer, Map<String, Object> options) {
    String linear = "features " + options.get("features") + ", C " + options.get("c");
    String network = "network of " + options.get("network_epochs") + " epochs";
    return switch (trainer) {
      case "neural" -> network;
      case "blend" -> linear + "; " + network + ", share " + options.get("network_share");
      default -> linear;
    };
  }

  static final class Trained implements Scorer {
    private static final long serialVersionUID = 1;

    private final byte[] file;
    private final Task task;
    private final double[] thresholds;
    private final String choices;
    private transient @Nullable Classifier classifier;

    Trained(byte[] file, DecisionRule rule, String choices) {
      this.file = file;
      this.choices = choices;
      this.task = classifier(file).card().task();
      this.thresholds = new double[rule.thresholds().length];
      for (int l = 0; l < thresholds.length; l++) {
        thresholds[l] = rule.thresholds()[l];
      }
    }

    byte[] file() {
      return file;
    }

    private static Classifier classifier(byte[] file) {
      try {
        return Classifier.load(new ByteArrayInputStream(file), "model");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public double[] score(String text) {
      Classifier ready = classifier;
      if (ready == null) {
        ready = classifier(file);
        classifier = ready;
      }
      float[] probabilities = new float[thresholds.length];
      ready.score(text, probabilities);
      double[] scores = new double[probabilities.length];
      for (int l = 0; l < scores.length; l++) {
        scores[l] = probabilities[l];
      }
      return scores;
    }

    @Override
    public Optional<DecisionThresholds> thresholds() {
      return Optional.of(new DecisionThresholds(task, thresholds.clone()));
    }

    @Override
    public String choices() {
      return choices;
    }

    @Override
    public long bytes() {
      return file.length;
    }
  }
}
