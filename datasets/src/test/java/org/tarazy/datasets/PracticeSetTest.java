package org.tarazy.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PracticeSetTest {
  private static final PracticeSet SET = PracticeSet.generate(11);

  @Test
  void hasTwoThousandTextsToReviewFromTwoChannelsInBothLanguages() {
    assertThat(SET.labelled().size()).isEqualTo(250);
    assertThat(SET.incoming().size()).isEqualTo(2000);
    assertThat(SET.incoming().examples())
        .allSatisfy(text -> assertThat(text.labels()).isEmpty())
        .extracting(text -> text.attribute("channel").orElseThrow())
        .contains("internet", "print");
    assertThat(SET.incoming().examples())
        .extracting(text -> text.attribute("lang").orElseThrow())
        .contains("ru", "kk");
    assertThat(SET.test().labels()).isEqualTo(SET.labelled().labels());
  }

  @Test
  void isMostlyHarmlessThoughTheCorpusLearnsFromBothSidesAlike() {
    assertThat(harmless(SET.labelled())).isBetween(0.7, 0.85);
    assertThat(harmless(SET.truth())).isBetween(0.65, 0.85);
    assertThat(harmless(SET.test())).isBetween(0.7, 0.85);
  }

  private static double harmless(Dataset texts) {
    return texts.labelCounts().getOrDefault("none", 0) / (double) texts.size();
  }

  @Test
  void theTruthIsTheSameTextsWithLabels() {
    for (int i = 0; i < SET.incoming().size(); i++) {
      Example incoming = SET.incoming().examples().get(i);
      Example truth = SET.truth().examples().get(i);
      assertThat(truth.text()).isEqualTo(incoming.text());
      assertThat(truth.attributes()).isEqualTo(incoming.attributes());
      assertThat(truth.label()).isNotEmpty();
    }
  }

  @Test
  void theSameSeedGivesTheSameTexts() {
    assertThat(PracticeSet.generate(11)).isEqualTo(SET);
    assertThat(PracticeSet.generate(12)).isNotEqualTo(SET);
  }
}
