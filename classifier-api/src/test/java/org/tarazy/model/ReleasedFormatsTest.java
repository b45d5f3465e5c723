package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.Evidence;
import org.tarazy.LabelProbability;

/**
 * Models that earlier versions wrote load in this one, and say what they said.
 *
 * <p>Once a version is released, its file here must never be written again: whoever breaks this
 * test breaks every model in use. {@code format-1.tarazy} is {@link SmallModel#ofNature()} as
 * version 0.1.0 wrote it; {@code format-2.tarazy} is the same with curves, {@code format-3.tarazy}
 * a model of 100 labels with few weights, both as they were written before format 4; {@code
 * format-4.tarazy} is the first of them with a number of slots that is no power of two.
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

  @Test
  void formatTwoSaysWhatItSaid() throws IOException {
    says(
        "format-2.tarazy",
        "2146ee564d1df415ae695849faf5ce1e33903ab3a5cfa135c1b2810bccfa1e2e",
        new float[] {0.4699546f, 0.029137727f, 0.50090766f},
        new float[] {0.2562f, 0.7056066f, 0.0381934f});
  }

  @Test
  void formatThreeSaysWhatItSaid() throws IOException {
    Classifier classifier = load("format-3.tarazy");
    assertThat(classifier.sha256())
        .isEqualTo("ac7c6230d12105cd4501940eaadcb78a168372eecb7cb63f66fdd3ce77b26dca");
    LabelProbability russian =
        classifier.classify("Солёный ветер и чайки, тропа к леднику.").best();
    assertThat(russian.label()).isEqualTo("label 29");
    assertThat(russian.probability()).isCloseTo(0.07496749f, within(1e-5f));
    LabelProbability kazakh = classifier.classify("Жылқылар кең далада жүр, толқын жоқ 😂").best();
    assertThat(kazakh.label()).isEqualTo("label 29");
    assertThat(kazakh.probability()).isCloseTo(0.07500486f, within(1e-5f));
  }

  @Test
  void formatFourSaysWhatItSaid() throws IOException {
    says(
        "format-4.tarazy",
        "80093c7a183f0f74e57922904a020dd5b087dd73e01eacd70493ca4522b5cedf",
        new float[] {0.40943256f, 0.072719716f, 0.5178477f},
        new float[] {0.22370115f, 0.646135f, 0.13016388f});
  }

  private static void says(String resource, String sha256, float[] russian, float[] kazakh)
      throws IOException {
    Classifier classifier = load(resource);
    assertThat(classifier.sha256()).isEqualTo(sha256);
    float[] probabilities = new float[3];
    classifier.score("Солёный ветер и чайки, тропа к леднику.", probabilities);
    assertThat(probabilities).containsExactly(russian, within(1e-5f));
    classifier.score("Жылқылар кең далада жүр, толқын жоқ 😂", probabilities);
    assertThat(probabilities).containsExactly(kazakh, within(1e-5f));
  }
}
