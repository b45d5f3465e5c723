package org.tarazy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;

class ModelsTest {

  @Test
  void everyNamedModelLoadsAndSaysWhatItIs() {
    for (String name : Models.names()) {
      Classifier classifier = Models.load(name);
      assertThat(classifier.card().id()).isEqualTo(name);
      assertThat(classifier.card().limits()).isNotBlank();
    }
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Models.load("nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonsense")
        .hasMessageContaining("sample-review");
  }

  @Test
  void ordinaryTextsAreNotFlaggedAndPlainCallsToJoinAre() {
    Classifier classifier = Models.load("sample-review");
    assertThat(classifier.classify("Бүгін мешітте жұма намазы өтті.").best().label())
        .isEqualTo("none");
    assertThat(classifier.classify("Сегодня в Алматы открылась выставка цветов.").best().label())
        .isEqualTo("none");
    assertThat(classifier.classify("Брат, вступай в отряд «Серый ветер».").best().label())
        .isEqualTo("recruitment");
  }
}
