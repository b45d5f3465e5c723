package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarazy.Classifier;
import org.tarazy.models.Models;

/** Finds the model that a command is told to use. */
final class ModelOption {
  static final String DESCRIPTION =
      "A .tarazy file, or the name of a model that comes with Tarazy (emotion-ru, sample-review,"
          + " sentiment-kk, topic-ru-kk, toxicity-ru).";

  /** The model of a command that is told none. */
  static final String DEFAULT = "sample-review";

  private ModelOption() {}

  static Classifier load(String model) throws IOException {
    if (Models.names().contains(model)) {
      return Models.load(model);
    }
    Path file = Path.of(model);
    if (!Files.exists(file)) {
      throw new Failure(
          model + ": no such file, and no model that comes with Tarazy " + Models.names());
    }
    return Classifier.load(file);
  }
}
