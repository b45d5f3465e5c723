package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.Model;
import org.tarazy.text.WordReader;

class TrainingTextsTest {
  /** Texts that share nothing but their label's number with those of another language. */
  private static Dataset texts(String language, int from, int to) {
    List<Example> examples = new ArrayList<>();
    for (int id = from; id < to; id++) {
      String label = id % 2 == 0 ? "even" : "odd";
      examples.add(
          new Example(
              language + label + " " + language + "word" + id,
              List.of(label),
              Map.of("id", String.valueOf(id)),
              new SourceLocation(language, id + 1L)));
    }
    return new Dataset(language, examples, false);
  }

  private static TrainingTexts grouped(Dataset train, Dataset auxiliary, Dataset dev) {
    return new TrainingTexts(train, auxiliary, 1, Optional.of(dev), Optional.of("id"));
  }

  @Test
  void nothingIsChosenOnAuxiliaryTexts() {
    TrainingTexts texts = grouped(texts("kk", 0, 40), texts("ky", 0, 40), texts("kk", 40, 60));
    TrainingResult result =
        Training.run(texts, List.of(), Landscapes.OPTIONS, ProgressListener.SILENT);
    assertThat(result.heldOut().n()).isEqualTo(60);
  }

  @Test
  void auxiliaryTextsAreLearntFrom() {
    Dataset foreign = texts("ky", 0, 40);
    TrainingTexts texts = grouped(texts("kk", 0, 40), foreign, texts("kk", 40, 60));
    TrainingResult with =
        Training.run(texts, List.of(), Landscapes.OPTIONS, ProgressListener.SILENT);
    assertThat(Evaluation.of(Classifier.of(with.model()), foreign, List.of()).accuracy())
        .isEqualTo(1);
  }

  @Test
  void textsOfOneGroupAreNotBothLearntFromAndChosenOn() {
    assertThatThrownBy(() -> grouped(texts("kk", 0, 40), texts("ky", 40, 41), texts("kk", 40, 60)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("kk:41")
        .hasMessageContaining("\"40\"");
  }

  /** A word among letters of chance, so that texts are no near-duplicates of each other. */
  private static String text(String word, String file, int i) {
    Random random = new Random((file + i).hashCode());
    StringBuilder text = new StringBuilder(word);
    for (int k = 0; k < 3; k++) {
      text.append(' ');
      random.ints(7, 'a', 'z').forEach(letter -> text.append((char) letter));
    }
    return text.toString();
  }

  /** Texts that each have one of the labels in turn, or none for an empty one. */
  private static Dataset feelings(String file, int count, String... labels) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String label = labels[i % labels.length];
      examples.add(
          new Example(
              text("word" + label, file, i),
              label.isEmpty() ? List.of() : List.of(label),
              Map.of(),
              new SourceLocation(file, i + 1L)));
    }
    return new Dataset(file, examples, true);
  }

  /**
   * The score of fear for its word before calibration, which the auxiliary texts have no part in.
   */
  private static double fear(Dataset auxiliary, double weight) {
    TrainingTexts texts =
        new TrainingTexts(
            feelings("own", 60, "joy", "fear", ""),
            auxiliary,
            weight,
            Optional.empty(),
            Optional.empty());
    Model model =
        Training.run(texts, List.of(), Landscapes.OPTIONS, ProgressListener.SILENT).model();
    assertThat(model.card().labels()).containsExactly("fear", "joy");
    WordReader words = new WordReader();
    words.read("wordfear");
    float[] scores = new float[2];
    model.scorer().score(words, model.scorer().newScratch(), scores);
    return scores[0];
  }

  @Test
  void aLabelThatNoAuxiliaryTextHasIsUnknownNotAbsent() {
    // Texts with the word of fear, labelled for joy and pride alone.
    List<Example> examples = new ArrayList<>(feelings("other", 60, "joy", "pride").examples());
    for (int i = 0; i < 120; i++) {
      examples.add(
          new Example(
              text("wordfear", "other", 100 + i),
              List.of(),
              Map.of(),
              new SourceLocation("other", 100L + i)));
    }
    Dataset unasked = new Dataset("other", examples, true);
    double unknown = fear(unasked, 1);
    assertThat(unknown).isGreaterThan(1);
    examples.add(new Example("once", List.of("fear"), Map.of(), new SourceLocation("other", 300L)));
    Dataset asked = new Dataset("other", examples, true);
    assertThat(fear(asked, 1)).isLessThan(unknown / 2);
    assertThat(fear(asked, 0)).isGreaterThan(fear(asked, 1));
  }

  @Test
  void aWeightBeyondItsRangeIsNamed() {
    assertThatThrownBy(() -> fear(feelings("other", 10, "joy"), 1.5))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("1.5")
        .hasMessageContaining("0 to 1");
  }
}
