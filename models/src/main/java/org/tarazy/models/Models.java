package org.tarazy.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.tarazy.Classifier;

/**
 * The models that come with this library. Read a model's {@linkplain Classifier#card() card} before
 * using it.
 *
 * <p>Each is made by a recipe in this module's {@code recipes} folder, and can be made again to the
 * same bytes.
 */
public final class Models {
  private static final List<String> NAMES =
      List.of("emotion-ru", "sample-review", "sentiment-kk", "topic-ru-kk", "toxicity-ru");

  private Models() {}

  /** The names of the models. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Loads a model.
   *
   * @param name one of {@link #names()}
   * @throws IllegalArgumentException if there is no such model
   */
  public static Classifier load(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no model \"" + name + "\", expected one of " + NAMES);
    }
    try (InputStream stream = Models.class.getResourceAsStream(name + ".tarazy")) {
      if (stream == null) {
        throw new IllegalStateException("the model " + name + " is missing from this jar");
      }
      return Classifier.load(stream, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
