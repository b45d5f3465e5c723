package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TrainingOptionsTest {
  private static final TrainingOptions DEFAULT = TrainingOptions.DEFAULT;

  @Test
  void eachWithChangesOneThing() {
    CardText card = new CardText("a", "b", "c", "d", "e", "f");
    TrainingOptions changed =
        DEFAULT
            .withId("x")
            .withSeed(9)
            .withThreads(3)
            .withTrainer(TrainerKind.NEURAL)
            .withObjective(Objective.ACCURACY)
            .withRecipes(List.of(FeatureRecipe.NGRAMS))
            .withStrengths(List.of(4.0, 2.0))
            .withClassWeights(ClassWeights.BALANCED)
            .withOperatingPoint(OperatingPoint.falseAlarms(5))
            .withBudget(Duration.ofMinutes(10))
            .withCard(card);
    assertThat(changed)
        .isEqualTo(
            new TrainingOptions(
                "x",
                9,
                3,
                TrainerKind.NEURAL,
                Objective.ACCURACY,
                List.of(FeatureRecipe.NGRAMS),
                List.of(2.0, 4.0),
                ClassWeights.BALANCED,
                OperatingPoint.falseAlarms(5),
                Optional.of(Duration.ofMinutes(10)),
                card));
    assertThat(DEFAULT.seed()).isEqualTo(1);
    assertThat(DEFAULT.card()).isEqualTo(CardText.UNWRITTEN);
  }

  @Test
  void strengthsGoFromStrongToWeak() {
    assertThat(DEFAULT.withStrengths(List.of(8.0, 0.5, 2.0)).strengths())
        .containsExactly(0.5, 2.0, 8.0);
  }

  @Test
  void refusesWhatNoTrainingCanUse() {
    fails(() -> DEFAULT.withThreads(0), "0 threads, expected at least 1");
    fails(() -> DEFAULT.withRecipes(List.of()), "no feature recipe");
    fails(() -> DEFAULT.withStrengths(List.of()), "expected at least one above 0");
    fails(() -> DEFAULT.withStrengths(List.of(1.0, 0.0)), "strengths [0.0, 1.0]");
    fails(() -> DEFAULT.withStrengths(List.of(1.0, Double.NaN)), "NaN");
    fails(() -> DEFAULT.withStrengths(List.of(1.0, Double.POSITIVE_INFINITY)), "Infinity");
  }

  private static void fails(ThrowingCallable options, String message) {
    assertThatThrownBy(options).isInstanceOf(TrainingException.class).hasMessageContaining(message);
  }

  @Test
  void objectivesHaveTheNamesOfTheCommandLine() {
    assertThat(Objective.MACRO_F1.key()).isEqualTo("macro-f1");
    assertThat(Objective.ACCURACY.key()).isEqualTo("accuracy");
  }
}
