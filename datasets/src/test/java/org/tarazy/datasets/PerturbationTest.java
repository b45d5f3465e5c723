package org.tarazy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerturbationTest {
  private static final String TEXT =
      "Қазақстан қалалары: Алматы, Шымкент — жаңа саябақтар бой көтерді 2024! Хороший корабль";

  private static String all(Perturbation kind) {
    return kind.apply(TEXT, 1, 5);
  }

  @ParameterizedTest
  @EnumSource
  void changesTheTextsAndNothingElse(Perturbation kind) {
    Example example = new Example(TEXT, List.of("x"), Map.of("a", "b"), new SourceLocation("f", 3));
    Dataset changed = kind.apply(new Dataset("d", List.of(example, example), false), 0.5, 5);

    assertThat(changed.size()).isEqualTo(2);
    assertThat(changed.examples().get(0)).isEqualTo(changed.examples().get(1));
    assertThat(changed.examples().get(0).text()).isNotEqualTo(TEXT).contains("2024!");
    assertThat(changed.examples().get(0).withText(TEXT)).isEqualTo(example);
    assertThat(changed.name()).startsWith("d (");
  }

  @ParameterizedTest
  @EnumSource
  void dependsOnTheSeedAndNothingAtRateZero(Perturbation kind) {
    assertThat(kind.apply(TEXT, 0, 5)).isEqualTo(TEXT);
    String changed = kind.apply(TEXT, 0.5, 5);
    String again = kind.apply(TEXT, 0.5, 5);
    assertThat(again).isEqualTo(changed);
    List<String> otherSeeds =
        LongStream.range(6, 16).mapToObj(seed -> kind.apply(TEXT, 0.5, seed)).toList();
    assertThat(otherSeeds).anyMatch(other -> !other.equals(changed));
  }

  @Test
  void disguisesThatCanBeUndoneLeaveTheTextUnderneath() {
    assertThat(all(Perturbation.ZERO_WIDTH).replaceAll("[\\p{Cf}]", "")).isEqualTo(TEXT);
    assertThat(all(Perturbation.SPACED_LETTERS).replace(" ", "")).isEqualTo(TEXT.replace(" ", ""));
    assertThat(all(Perturbation.SPACED_LETTERS)).contains("Қ а з а қ с т а н");
    assertThat(all(Perturbation.DOTTED_LETTERS).replaceAll("(?<=\\p{L})[.*-](?=\\p{L})", ""))
        .isEqualTo(TEXT);
    assertThat(all(Perturbation.CASE).toLowerCase(Locale.ROOT))
        .isEqualTo(TEXT.toLowerCase(Locale.ROOT));
    assertThat(all(Perturbation.STRETCHING).replaceAll("(\\p{L})\\1{2,}", "$1")).isEqualTo(TEXT);
    assertThat(all(Perturbation.STRESS_MARKS).replace("\u0301", "")).isEqualTo(TEXT);
    assertThat(all(Perturbation.LINE_END_HYPHENS).replace("-\n", "")).isEqualTo(TEXT);
  }

  @Test
  void lookAlikesLookAlike() {
    String changed = all(Perturbation.LOOK_ALIKES);
    assertThat(changed).hasSameSizeAs(TEXT).containsPattern("[a-zA-Z]");
    assertThat(Perturbation.LOOK_ALIKES.apply("ЖЖЖЖ шшшш", 1, 1)).isEqualTo("ЖЖЖЖ шшшш");
  }

  @Test
  void digitsStandForLettersInsideWords() {
    assertThat(Perturbation.DIGITS.apply("почта", 1, 1)).hasSize(5).containsPattern("[0134@]");
    assertThat(Perturbation.DIGITS.apply("ЖЖЖЖ шшшш", 1, 1)).isEqualTo("ЖЖЖЖ шшшш");
  }

  @Test
  void slipsAreOneLetterAWord() {
    String[] words = TEXT.split(" ", -1);
    String[] dropped = all(Perturbation.LETTER_DROP).split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      boolean changes = words[i].chars().filter(Character::isLetter).count() >= 3;
      assertThat(dropped[i]).hasSize(words[i].length() - (changes ? 1 : 0));
    }
    assertThat(all(Perturbation.TYPOS).split(" ", -1)).hasSameSizeAs(words);
    assertThat(all(Perturbation.OCR)).hasSameSizeAs(TEXT);
  }

  @Test
  void spellsKazakhOtherwise() {
    assertThat(all(Perturbation.KAZAKH_RUSSIAN_LETTERS)).startsWith("Казакстан калалары");
    assertThat(all(Perturbation.KAZAKH_LATIN)).containsPattern("^[QK]aza[qk]stan [qk]alalary:");
  }

  @Property(tries = 300, seed = "20260101")
  void anyTextSurvives(
      @ForAll Perturbation kind, @ForAll String text, @ForAll @DoubleRange(max = 1) double rate) {
    String changed = kind.apply(text, rate, 1);
    if (TextShape.loneSurrogate(text) < 0) {
      assertThat(TextShape.loneSurrogate(changed)).isEqualTo(-1);
    }
  }

  @Test
  void refusesARateThatIsNoShare() {
    assertThatThrownBy(() -> Perturbation.CASE.apply("a", 1.1, 1))
        .hasMessage("rate is 1.1, must be from 0 to 1");
    assertThatThrownBy(() -> Perturbation.CASE.apply("a", Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
