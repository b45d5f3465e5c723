package org.tarazy.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarazy.datasets.Dataset;
import org.tarazy.model.ModelCard;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;
import org.tarazy.training.TrainingResult;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which trainer to use. */
enum Trainer {
  /** The best of those that are there, which today is the linear one. */
  AUTO,
  LINEAR;

  TrainingResult train(
      Dataset train,
      Optional<Dataset> dev,
      List<ModelCard.DataSource> sources,
      TrainingOptions options,
      ProgressListener progress) {
    return switch (this) {
      case AUTO, LINEAR -> Training.run(train, dev, sources, options, progress);
    };
  }

  /** The name on the command line. */
  static final class Named implements ITypeConverter<Trainer> {
    @Override
    public Trainer convert(String value) {
      for (Trainer trainer : Trainer.values()) {
        if (trainer.name().toLowerCase(Locale.ROOT).equals(value)) {
          return trainer;
        }
      }
      throw new TypeConversionException("found \"" + value + "\", expected auto or linear");
    }
  }
}
