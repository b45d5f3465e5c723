package org.tarazy.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KazakhSpellingTest {
  @ParameterizedTest
  @CsvSource({
    "Қазақстан, Казакстан, Qazaqstan, Kazakstan, Qazaqstan",
    "күшті, кушти, küştı, kushti, kushti",
    "Ұлттық, Улттык, Ūlttyq, Ulttyk, Ulttyq",
    "әңгіме, ангиме, äñgıme, angime, angime",
    "жақсы, жаксы, jaqsy, zhaksy, jaqsy",
    "өмір, омир, ömır, omir, omir",
    "Ішінде, Ишинде, Işınde, Ishinde, Ishinde",
    "Иә, Иа, İä, Ia, Ia",
    "бауырым, бауырым, bauyrym, bauyrym, bawyrym",
    "Жаңа, Жана, Jaña, Zhana, Jana",
    "ШЫМКЕНТ, ШЫМКЕНТ, ŞYMKENT, SHYMKENT, SHYMKENT",
    "үйіне, уйине, üiıne, uiine, uyine",
    "қаһарман, кахарман, qaharman, kaharman, qaharman",
    "Яғни, Ягни, Iağni, Yagni, Yagni"
  })
  void spellsRealWords(
      String cyrillic, String russianLetters, String official, String chat, String chatQ) {
    assertThat(KazakhSpelling.RUSSIAN_LETTERS.write(cyrillic)).isEqualTo(russianLetters);
    assertThat(KazakhSpelling.LATIN_2021.write(cyrillic)).isEqualTo(official);
    assertThat(KazakhSpelling.LATIN_CHAT.write(cyrillic)).isEqualTo(chat);
    assertThat(KazakhSpelling.LATIN_CHAT_Q.write(cyrillic)).isEqualTo(chatQ);
  }

  @Property(tries = 200, seed = "20260101")
  void leavesNoCyrillicAndTouchesNothingElse(@ForAll String text, @ForAll KazakhSpelling spelling) {
    String written = spelling.write(text + " Ғылым 😀, hello!");
    assertThat(written).endsWith(" 😀, hello!").doesNotContainPattern("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]");
  }
}
