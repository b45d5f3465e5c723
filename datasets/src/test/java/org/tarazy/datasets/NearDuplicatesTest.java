package org.tarazy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  private static final String REPORT =
      "Сегодня утром на перекрёстке улиц Абая и Ленина столкнулись два автомобиля, пострадавших"
          + " доставили в городскую больницу, движение восстановили к полудню";

  private static int[] groups(String... texts) {
    return NearDuplicates.groups(List.of(texts), NearDuplicates.DEFAULT_SIMILARITY);
  }

  @Test
  void joinsTextsThatDifferByCasePunctuationLettersOrAFewWords() {
    assertThat(
            groups(
                "Совсем другой текст о погоде в горах и о том, куда поехать на выходные",
                REPORT,
                REPORT.toUpperCase(java.util.Locale.ROOT) + "!!!",
                REPORT.replace("ё", "е").replace("утром", "днём"),
                REPORT.replace("два автомобиля", "две машины"),
                "Қазақстанның көрікті жерлері туралы қысқаша әңгіме",
                "Казакстаннын корикти жерлери туралы кыскаша ангиме"))
        .containsExactly(0, 1, 1, 1, 1, 5, 5);
  }

  @Test
  void leavesDifferentTextsAlone() {
    assertThat(groups("өте жақсы", "өте жаман", "жақсы", "", "a", "😀", "😡", REPORT))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(groups()).isEmpty();
  }

  @Test
  void joinsEmptyTextsAndEqualEmoji() {
    assertThat(groups("😀!", "", "😀!", " ", "x")).containsExactly(0, 1, 0, 1, 4);
  }

  @Test
  void estimatesTheJaccardSimilarityOfTheFiveGrams() {
    MinHash minHash = new MinHash();
    String other = REPORT.substring(0, 70) + " и сразу уехали домой по своим делам, не дождавшись";
    double exact = MinHash.jaccard(minHash.shingleSet(REPORT), minHash.shingleSet(other));

    assertThat(exact).isBetween(0.2, 0.6);
    assertThat(MinHash.similarity(minHash.sketch(REPORT), minHash.sketch(other)))
        .isCloseTo(exact, within(0.2));
    assertThat(MinHash.similarity(minHash.sketch(REPORT), minHash.sketch(REPORT))).isEqualTo(1);
  }

  @Test
  void findsNearlyEveryPairOfSimilarTextsAmongMany() {
    Dice dice = new Dice(1, "test");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int w = 0; w < 20; w++) {
        text.append("сөз").append(Long.toString(dice.nextLong() >>> 40, 36)).append(' ');
      }
      texts.add(text.toString());
    }
    for (int i = 0; i < 2000; i++) {
      String[] words = texts.get(i).split(" ", -1);
      words[dice.nextInt(20)] = "басқа";
      texts.add(String.join(" ", words));
    }

    int[] groups = NearDuplicates.groups(texts, NearDuplicates.DEFAULT_SIMILARITY);

    long found = IntStream.range(0, 2000).filter(i -> groups[2000 + i] == groups[i]).count();
    assertThat(found).isGreaterThan(1990);
    assertThat(IntStream.of(groups).distinct().count()).isBetween(2000L, 2010L);
  }

  @Test
  void aThousandRepostsInOneBucketAreNoProblem() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      texts.add(REPORT + " " + "абвгдежзик".charAt(i % 10) + Integer.toString(i, 36));
    }
    assertThat(NearDuplicates.groups(texts, 0.7)).containsOnly(0);
  }

  @Property(tries = 200, seed = "20260101")
  void everyGroupIsNamedByItsFirstTextWhateverTheTexts(@ForAll List<String> texts) {
    int[] groups = NearDuplicates.groups(texts, 0.5);
    for (int i = 0; i < groups.length; i++) {
      assertThat(groups[i]).isLessThanOrEqualTo(i);
      assertThat(groups[groups[i]]).isEqualTo(groups[i]);
      assertThat(groups[texts.indexOf(texts.get(i))]).isEqualTo(groups[i]);
    }
  }

  @Test
  void refusesASimilarityThatMeansNothing() {
    assertThatThrownBy(() -> NearDuplicates.groups(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NearDuplicates.groups(List.of(), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
