package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every component that reads text has to stand: any characters whatever, lone surrogates,
 * tokens of ten million characters, and the text before. A component joins by a subclass.
 */
abstract class AdversarialText {
  private static final int LONG = 10_000_000;

  /** Characters that rules hang on, more often than chance would bring them together. */
  private static final String TRICKY =
      "аАеЁйқӘіbхXoOp'’‘\"«-–—\u00AD\u200B\u200D\uFE0F\u0301\u0306\u0308\u0336 \u00A0\n\r\t.,:;!?…()@#_/+*0123"
          + "ｔⓣﬁⅣﷺ№²αοꙮ\uD83D\uDE02\uD83C\uDFFD\uD83C\uDDF0\uD835\uDC13\uDB40\uDC41\uD800\uDC00ۋي\u3164\u20E3❤";

  /** What the component found in a text, as a value; and it checks the offsets. */
  abstract Object readFresh(String text);

  /** As {@link #readFresh}, with the component that has read other texts before. */
  abstract Object readAgain(String text);

  @Property(tries = 2000, seed = "20260101")
  void readsAnyCharacters(@ForAll("tricky") String text) {
    readAgain(text);
  }

  @Property(tries = 500, seed = "20260101")
  void isNotPoisonedByTheTextBefore(
      @ForAll("tricky") String before, @ForAll("tricky") String text) {
    readAgain(before);
    assertThat(readAgain(text)).isEqualTo(readFresh(text));
  }

  @Property(tries = 500, seed = "20260101")
  void readsAnyUnicode(@ForAll String text) {
    assertThat(readAgain(text)).isEqualTo(readFresh(text));
  }

  @Provide
  Arbitrary<String> tricky() {
    Arbitrary<String> pieces =
        Arbitraries.of("http://", "www.", ".kz", "@ab", "a@b.kz", "т е к с т", "т.е.", "-\n", "ab");
    Arbitrary<String> chars =
        Arbitraries.of(TRICKY.chars().mapToObj(c -> String.valueOf((char) c)).toList());
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(12, chars), net.jqwik.api.Tuple.of(1, pieces))
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Test
  void readsAllOfUnicodeOnce() {
    StringBuilder all = new StringBuilder();
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(all::appendCodePoint);
    readAgain(all.toString());
    readAgain(all.reverse().toString());
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      readAgain("а" + (char) c + "b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "а", "a", "0", ".", "!", ")", "'", "@", "-", "\u200B", "\u0301", "\u00AD", " ", "\n",
            "\uD83D", "\uDE02",
        "а.", "a.", "а-", "a-a.", "а'", "а ", "а@", "а0", "аa", "a@a.", "0.", "0:", "😂", "𝐓", "ﬁ",
            "а\u0301",
        "а\u200B", "а-\n", "://", "a://", "((a", "#а", ":)", "ц", "…", "@ab ", "І", "т.е", "α"
      })
  void readsALongTextOf(String piece) {
    readAgain(piece.repeat(LONG / 20 / piece.length()));
  }

  @Test
  void readsAWordOfTenMillionLetters() {
    StringBuilder word = new StringBuilder(LONG);
    Random random = new Random(1);
    for (int i = 0; i < LONG; i++) {
      word.append("абвгдежзиклмнопрстуфхцчшщыьэюя".charAt(random.nextInt(30)));
    }
    readAgain(word.toString());
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale usual = Locale.getDefault();
    String text = "INTERNET ИНТЕРНЕТ İstanbul ıı Iğdır";
    Object expected = readFresh(text);
    try {
      for (String tag : List.of("tr", "lt", "az", "kk", "ar")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(readFresh(text)).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(usual);
    }
  }
}
