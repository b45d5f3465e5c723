package org.tarazy.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  /** What {@code sha256sum *.tarazy} says, so that {@code sha256sum -c} can check it. */
  private static final String DIGESTS = "SHA256SUMS";

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
    String file = name + ".tarazy";
    try (InputStream stream = resource(file)) {
      return Classifier.loadTrusted(stream, name, sha256(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The digest that was taken down when the model was made; a test works it out again. */
  private static String sha256(String file) throws IOException {
    try (InputStream stream = resource(DIGESTS)) {
      String digests = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      int end = digests.indexOf("  " + file);
      if (end < 0) {
        throw new IllegalStateException(DIGESTS + " says nothing of " + file);
      }
      return digests.substring(digests.lastIndexOf('\n', end) + 1, end);
    }
  }

  private static InputStream resource(String file) {
    InputStream stream = Models.class.getResourceAsStream(file);
    if (stream == null) {
      throw new IllegalStateException(file + " is missing from the jar of models");
    }
    return stream;
  }
}
