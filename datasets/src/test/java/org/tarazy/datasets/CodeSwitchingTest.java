package org.tarazy.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSwitchingTest {
  /** What becomes of {@code text}, whatever the dice say. */
  private static Set<String> written(String text) {
    Dice dice = new Dice(1, "test");
    return IntStream.range(0, 500)
        .mapToObj(i -> CodeSwitching.write(text, dice))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Бүгін жұмысқа бардым. | Сегодня работаға бардым.",
        "мектептен кейін дүкенге кірдік | школадан кейін магазинге кірдік",
        "Келейін дедім, бірақ уақыт жоқ. | Келейін дедім, но уақыт жоқ.",
        "Келмедім, себебі ауырдым. | Келмедім, потому что ауырдым.",
        "Тағы бір емтихан тапсырдық | Ещё бір экзамен тапсырдық",
        "«Жігіттер, кел» деді | «Пацаны, кел» деді"
      })
  void writesRussianWordsWithKazakhEndings(String kazakh, String mixed) {
    assertThat(written(kazakh)).contains(mixed);
  }

  @ParameterizedTest
  @CsvSource({
    "Шабуыл себебі белгісіз.", // its cause, not because
    "Бір-бірден кірді.",
    "Жұмысым көп.", // no form in the table
    "Ол келуі мүмкін."
  })
  void leavesWordsAloneThatMeanOrLookOtherwise(String kazakh) {
    assertThat(written(kazakh)).allMatch(text -> text.endsWith(kazakh));
  }

  @Test
  void hasRussianInEveryText() {
    assertThat(written("Бүгін келдім."))
        .doesNotContain("Бүгін келдім.")
        .contains("Сегодня келдім.")
        .anyMatch(text -> text.matches("\\p{L}.+[.!…] Сегодня келдім\\."))
        .anyMatch(text -> text.matches("\\p{L}.+[.!…] Бүгін келдім\\."));
  }
}
