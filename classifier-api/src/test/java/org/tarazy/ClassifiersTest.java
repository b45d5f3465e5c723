package org.tarazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.SmallModel;
import org.tarazy.model.Task;
import org.tarazy.text.Allocation;

class ClassifiersTest {
  private final Classifier nature = Classifier.of(SmallModel.ofNature());
  private final Classifier several =
      Classifier.of(SmallModel.random(2, Task.MULTI_LABEL, 4, LinearScorer.Precision.INT16));
  private final Classifiers both = Classifiers.of(nature, several);

  @Property(tries = 200, seed = "20260101")
  void eachModelScoresAsItDoesAlone(@ForAll String text) {
    float[][] together = both.newProbabilities();
    both.scoreAll(text, together);
    for (int i = 0; i < together.length; i++) {
      Classifier classifier = both.classifiers().get(i);
      float[] alone = new float[classifier.labels().size()];
      classifier.score(text, alone);
      assertThat(together[i]).isEqualTo(alone);
    }
  }

  @Test
  void scoringAllocatesNothing() throws ReflectiveOperationException {
    float[][] probabilities = both.newProbabilities();
    String text = "Кең далада жусан иісі аңқиды, 2024 жылы 😂!".repeat(20);
    Runnable task = () -> both.scoreAll(text, probabilities);
    for (int i = 0; i < 200; i++) {
      task.run();
    }
    assertThat(Allocation.leastBytes(task)).isLessThan(100);
  }

  @Test
  void refusesRowsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> both.scoreAll("тау", new float[1][2]))
        .withMessage("1 rows for 2 models");
    assertThatIllegalArgumentException().isThrownBy(() -> both.scoreAll("тау", new float[2][9]));
  }
}
