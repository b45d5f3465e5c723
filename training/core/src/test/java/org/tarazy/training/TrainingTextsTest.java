package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;

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
    return new TrainingTexts(train, auxiliary, Optional.of(dev), Optional.of("id"));
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
}
