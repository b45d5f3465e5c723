package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFilterTest {
  @Property(tries = 200, seed = "20260101")
  void whatWasAddedIsAlwaysKnown(@ForAll Set<Integer> words) {
    WordFilter filter = WordFilter.forWords(words.size());
    words.forEach(filter::add);
    assertThat(words).allMatch(filter::mayContain);
    WordFilter back = WordFilter.ofBits(filter.bits().clone());
    assertThat(words).allMatch(back::mayContain);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 10_000, 12_345, 100_000})
  void ofTheOthersAboutOneInAHundredIs(int words) {
    Random random = new Random(words);
    WordFilter filter = WordFilter.forWords(words);
    for (int i = 0; i < words; i++) {
      filter.add(random.nextInt());
    }
    int taken = 0;
    for (int i = 0; i < 50_000; i++) {
      taken += filter.mayContain(random.nextInt()) ? 1 : 0;
    }
    assertThat(taken).isLessThan(1_000);
  }

  @Test
  void anEmptyFilterKnowsNothing() {
    WordFilter filter = WordFilter.forWords(0);
    assertThat(filter.mayContain(0)).isFalse();
    assertThat(filter.mayContain(-1)).isFalse();
  }

  @Test
  void refusesBitsThatAreNoPowerOfTwo() {
    for (int longs : new int[] {0, 3, 12}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WordFilter.ofBits(new long[longs]))
          .withMessage(longs + " longs, expected a power of two");
    }
  }
}
