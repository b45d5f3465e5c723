package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.Evidence;

/**
 * Models that earlier versions wrote load in this one, and say what they said.
 *
 * <p>Once a version is released, its file here must never be written again: whoever breaks this
 * test breaks every model in use. {@code format-1.tarazy} is {@link SmallModel#ofNature()} as
 * version 0.1.0 wrote it.
 */
class ReleasedFormatsTest {
  private static Classifier load(String resource) throws IOException {
    try (InputStream in = ReleasedFormatsTest.class.getResourceAsStream("/" + resource)) {
      return Classifier.load(in, resource);
    }
  }

  @Test
  void formatOneSaysWhatItSaid() throws IOException {
    Classifier classifier = load("format-1.tarazy");
    assertThat(classifier.sha256())
        .isEqualTo("e75b8408d2e8bc58d6070926fbd83b46a2b4ee9545e0198a2b6246ba6b80732e");
    assertThat(classifier.card()).isEqualTo(SmallModel.ofNature().card());
    assertThat(classifier.labels()).containsExactly("sea", "steppe", "mountain");

    float[] russian = new float[3];
    classifier.score("Солёный ветер и чайки, тропа к леднику.", russian);
    assertThat(russian)
        .containsExactly(new float[] {0.39284396f, 0.066208586f, 0.54094744f}, within(1e-5f));

    float[] kazakh = new float[3];
    classifier.score("Жылқылар кең далада жүр, толқын жоқ 😂", kazakh);
    assertThat(kazakh)
        .containsExactly(new float[] {0.20598193f, 0.7029591f, 0.091058984f}, within(1e-5f));
    assertThat(classifier.explain("Кең дала").evidence("steppe"))
        .extracting(Evidence::text)
        .containsExactly("Кең", "дала");
  }
}
