package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSignatureTest {
  private static final String TEXT =
      "Вчера на площади прошёл концерт, собравший больше тысячи зрителей из соседних городов.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ВЧЕРА НА ПЛОЩАДИ ПРОШЁЛ КОНЦЕРТ СОБРАВШИЙ БОЛЬШЕ ТЫСЯЧИ ЗРИТЕЛЕЙ ИЗ СОСЕДНИХ ГОРОДОВ!!!",
        "Вчера на площади прошел концерт 🎉 собравший больше тысячи зрителей из соседних городов"
            + " https://example.org/1",
        "Bчepa на площади прошёл кoнцepт, собравший больше тысячи зрителей из coceдних гopoдoв"
      })
  void seesNoDifferenceInCaseMarksLinksAndLookAlikes(String copy) {
    assertThat(TextSignature.of(copy)).isEqualTo(TextSignature.of(TEXT));
  }

  @Test
  void seesNoDifferenceBetweenSpellingsOfKazakh() {
    assertThat(TextSignature.of("Kúshti jańbyr jaýdy"))
        .isEqualTo(TextSignature.of("Күшті жаңбыр жауды"));
    assertThat(TextSignature.of("Кушти жанбыр жауды"))
        .isEqualTo(TextSignature.of("Күшті жаңбыр жауды"));
  }

  @Test
  void keepsTheLowestHashesOfALongText() {
    TextSignature sketch = TextSignature.of(TEXT);
    TextSignature whole = whole(TEXT);
    assertThat(sketch.size()).isEqualTo(TextSignature.SIZE);
    assertThat(sketch.isWhole()).isFalse();
    assertThat(whole.isWhole()).isTrue();
    assertThat(whole.size()).isEqualTo(whole.shingles()).isEqualTo(sketch.shingles());
    assertThat(whole.sketch()).isEqualTo(sketch);
  }

  @Test
  void aTextCutToHalfIsWhollyContained() {
    String half = TEXT.substring(0, TEXT.indexOf(" больше"));
    TextSignature.Overlap overlap = whole(half).overlap(TextSignature.of(TEXT));
    assertThat(overlap.contained()).isGreaterThan(0.9);
    assertThat(overlap.containing()).isCloseTo(0.5, within(0.2));
    assertThat(overlap.resemblance()).isLessThan(0.7);
  }

  @Test
  void estimatesContainmentOfLongTexts() {
    Random random = new Random(3);
    double sum = 0;
    for (int round = 0; round < 30; round++) {
      String part = letters(random);
      TextSignature known = TextSignature.of(part + letters(random));
      TextSignature.Overlap overlap = whole(letters(random) + part).overlap(known);
      assertThat(overlap.containing()).isBetween(0.2, 0.8);
      sum += overlap.containing();
      assertThat(TextSignature.of(part).overlap(known).contained()).isGreaterThan(0.9);
    }
    assertThat(sum / 30).isCloseTo(0.5, within(0.06));
  }

  @Test
  void unrelatedTextsShareNothing() {
    TextSignature.Overlap overlap =
        whole("Завтра обещают снег и сильный ветер").overlap(TextSignature.of(TEXT));
    assertThat(overlap.shared()).isZero();
    assertThat(overlap.resemblance()).isZero();
  }

  @Test
  void aTextWithoutWordsHasNoShingles() {
    TextSignature nothing = TextSignature.of("!!! 🎉 …");
    assertThat(nothing.shingles()).isZero();
    assertThat(nothing.digest()).isZero();
    assertThat(nothing.overlap(TextSignature.of(TEXT)).contained()).isZero();
    assertThat(nothing).isEqualTo(TextSignature.of(""));
  }

  @Test
  void aShortTextIsOneShingle() {
    assertThat(TextSignature.of("да").shingles()).isEqualTo(1);
    assertThat(TextSignature.of("да")).isNotEqualTo(TextSignature.of("нет"));
  }

  @Test
  void comesBackFromItsHashes() {
    TextSignature sketch = TextSignature.of(TEXT);
    int[] hashes = new int[sketch.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = sketch.hash(i);
    }
    assertThat(TextSignature.ofHashes(hashes, sketch.shingles(), sketch.digest()))
        .isEqualTo(sketch)
        .hasSameHashCodeAs(sketch)
        .hasToString(sketch.toString());
    assertThatThrownBy(() -> TextSignature.ofHashes(new int[] {2, 1}, 2, 0))
        .hasMessage("hash 1 is not above the one before it");
    assertThatThrownBy(() -> TextSignature.ofHashes(new int[] {1, 2}, 1, 0))
        .hasMessage("2 hashes of 1 shingles");
  }

  /**
   * Stores on disk hold these hashes: whoever changes them raises {@link TextSignature#VERSION}.
   */
  @Test
  void theHashesOfThisVersionStay() {
    assertThat(TextSignature.VERSION).isEqualTo(1);
    assertThat(TextSignature.of("мама мыла раму").toString())
        .isEqualTo("9 of 9 shingles of 6bf8bf486426fe6c");
  }

  private static TextSignature whole(String text) {
    WordReader reader = new WordReader();
    reader.read(text);
    return TextSignature.whole(reader);
  }

  private static String letters(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append(i % 10 == 9 ? ' ' : "бвгдзклмнп".charAt(random.nextInt(10)));
    }
    return text.toString();
  }
}
