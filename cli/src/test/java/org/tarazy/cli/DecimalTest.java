package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {
  private static void isAsFormatted(float value) {
    assertThat(Decimal.of(value, 1, 5)).isEqualTo(String.format(Locale.ROOT, "%5.1f", value));
    assertThat(Decimal.signed(value, 3, 8)).isEqualTo(String.format(Locale.ROOT, "%+8.3f", value));
  }

  @Test
  void writesWhatTheFormatterWrites() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      isAsFormatted(100 * random.nextFloat());
      isAsFormatted((float) random.nextGaussian());
      isAsFormatted((float) (random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12)));
    }
    for (int i = -4000; i <= 4000; i++) {
      isAsFormatted(i / 20f);
      isAsFormatted(i / 2000f);
    }
    for (float value : new float[] {0, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE}) {
      isAsFormatted(value);
    }
  }
}
