package org.tarazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tarazy.model.SmallModel;
import org.tarazy.model.Task;

class PriorEstimatorTest {
  private static final List<String> TWO = List.of("no", "yes");

  /** Probabilities that hold for balanced labels, of texts of which a share has label 1. */
  private static PriorEstimate estimate(Task task, double share, int texts, long seed) {
    Random random = new Random(seed);
    PriorEstimator estimator = new PriorEstimator(task, new float[] {0.5f, 0.5f});
    for (int i = 0; i < texts; i++) {
      // Two normal distributions of distance 2: the log-odds of a value are twice the value.
      double value = (random.nextDouble() < share ? 1 : -1) + random.nextGaussian();
      float yes = (float) (1 / (1 + Math.exp(-2 * value)));
      estimator.add(new float[] {1 - yes, yes});
    }
    return estimator.estimate(TWO);
  }

  @Test
  void findsTheSharesOfExclusiveLabels() {
    for (double share : new double[] {0.02, 0.18, 0.5, 0.9}) {
      PriorEstimate found = estimate(Task.SINGLE_LABEL, share, 5000, 3);
      assertThat(found.texts()).isEqualTo(5000);
      assertThat(found.shares().get("yes")).isCloseTo(share, within(0.02));
      assertThat(found.shares().get("yes") + found.shares().get("no")).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void findsTheShareOfEachLabelAloneWhereLabelsMeet() {
    PriorEstimate found = estimate(Task.MULTI_LABEL, 0.1, 5000, 4);
    assertThat(found.shares().get("yes")).isCloseTo(0.1, within(0.02));
    assertThat(found.shares().get("no")).isCloseTo(0.9, within(0.02));
  }

  @Test
  void nineteenOfTwentyIntervalsHoldTheTruth() {
    int holds = 0;
    for (int seed = 0; seed < 200; seed++) {
      PriorEstimate.Interval interval =
          estimate(Task.SINGLE_LABEL, 0.2, 400, seed).intervals().get("yes");
      assertThat(interval.low()).isBetween(0.0, interval.high());
      assertThat(interval.high()).isLessThanOrEqualTo(1);
      holds += interval.low() <= 0.2 && 0.2 <= interval.high() ? 1 : 0;
    }
    assertThat(holds).isBetween(182, 198);
  }

  @Test
  void sharesCanAlwaysBeHandedToWithPrior() {
    PriorEstimator estimator = new PriorEstimator(Task.SINGLE_LABEL, new float[] {0.5f, 0.5f});
    for (int i = 0; i < 1000; i++) {
      estimator.add(new float[] {1, 0});
    }
    assertThat(estimator.estimate(TWO).shares().get("yes")).isPositive().isLessThan(0.001);
  }

  @Test
  void aClassifierCountsTheLabelsOfItsTexts() {
    Classifier classifier = Classifier.of(SmallModel.ofNature());
    List<String> texts = new ArrayList<>(Collections.nCopies(90, "Волна, берег и чайка"));
    texts.addAll(Collections.nCopies(10, "Кең далада жусан иісі аңқиды"));
    PriorEstimate found = classifier.estimatePrior(texts);
    assertThat(found.shares()).containsOnlyKeys(classifier.labels());
    assertThat(found.shares().get("sea")).isGreaterThan(found.shares().get("steppe"));
    Classifier corrected = classifier.withPrior(found.shares());
    String unclear = "Туман";
    assertThat(corrected.classify(unclear).probability("sea"))
        .isGreaterThan(classifier.classify(unclear).probability("sea"));
    assertThat(corrected.estimatePrior(texts)).isEqualTo(found);
  }

  @Test
  void noTextsSayNothing() {
    Classifier classifier = Classifier.of(SmallModel.ofNature());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classifier.estimatePrior(List.of()))
        .withMessageContaining("no texts");
  }
}
