package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotValuesTest {
  private static final int[] FREQUENCIES = {0, 1, 2, 10, 99, 100};
  private static final int TEXTS = 100;

  @ParameterizedTest
  @ValueSource(floats = {0, 0.5f, 1, 2, 8})
  void valuesArePowersOfTheInverseDocumentFrequency(float power) {
    SlotValues values = SlotValues.of(FREQUENCIES, TEXTS, power);
    double step = Math.log((1.0 + TEXTS) / 2) / 254;
    for (int slot = 1; slot < FREQUENCIES.length; slot++) {
      double idf = Math.log((1.0 + TEXTS) / (1 + FREQUENCIES[slot])) + 1;
      assertThat((double) values.value(slot))
          .isBetween(
              Math.pow(Math.max(1, idf - step / 2), power) * 0.99999,
              Math.pow(idf + step / 2, power) * 1.00001);
    }
  }

  @Test
  void powerZeroCountsEveryOccurrenceAsOne() {
    SlotValues values = SlotValues.of(FREQUENCIES, TEXTS, 0);
    for (int slot = 1; slot < FREQUENCIES.length; slot++) {
      assertThat(values.value(slot)).isEqualTo(1);
    }
  }

  @Test
  void aSlotThatNeverOccurredCountsNothing() {
    for (float power : new float[] {0, 1, 2}) {
      SlotValues values = SlotValues.of(FREQUENCIES, TEXTS, power);
      assertThat(values.value(0)).isZero();
      assertThat(values.square(0)).isZero();
    }
  }

  @Test
  void oneTextGivesOnes() {
    SlotValues values = SlotValues.of(new int[] {0, 1}, 1, 2);
    assertThat(values.value(1)).isEqualTo(1);
    assertThat(SlotValues.ofCodes(values.codes(), values.power(), values.highest()).value(1))
        .isEqualTo(1);
  }

  @Test
  void theNormIsTheRootOfTheSquares() {
    SlotValues values = SlotValues.of(FREQUENCIES, TEXTS, 2);
    double exact = 0;
    long squares = 0;
    for (int slot = 0; slot < FREQUENCIES.length; slot++) {
      exact += (double) values.value(slot) * values.value(slot);
      squares += values.square(slot);
    }
    assertThat(SlotValues.toNorm(squares)).isCloseTo(Math.sqrt(exact), within(1e-2));
    assertThat(SlotValues.toNorm(0)).isEqualTo(1);
  }

  @Test
  void savedValuesComeBack() {
    SlotValues values = SlotValues.of(FREQUENCIES, TEXTS, 1.5f);
    SlotValues back = SlotValues.ofCodes(values.codes(), values.power(), values.highest());
    for (int slot = 0; slot < FREQUENCIES.length; slot++) {
      assertThat(back.value(slot)).isEqualTo(values.value(slot));
      assertThat(back.square(slot)).isEqualTo(values.square(slot));
    }
  }

  @Test
  void refusesNumbersThatNoTrainingGives() {
    for (float power : new float[] {-1, 8.5f, Float.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SlotValues.ofCodes(new byte[1], power, 2));
    }
    for (float highest : new float[] {0.5f, 101, Float.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SlotValues.ofCodes(new byte[1], 1, highest));
    }
  }
}
