package org.tarazy.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RussianSpellingTest {
  @ParameterizedTest
  @CsvSource({
    "Юлия, Iuliia, Yuliya, Julija",
    "хорошо, khorosho, horosho, xorosho",
    "ещё чай, eshche chai, eshyo chay, eschjo chaj",
    "жизнь, zhizn, zhizn', zhizn",
    "цена, tsena, cena, cena",
    "ЩИ, SHCHI, SHI, SCHI",
    "әже, әzhe, әzhe, әzhe"
  })
  void spellsRealWords(String cyrillic, String passport, String chat, String chatJ) {
    assertThat(RussianSpelling.PASSPORT.write(cyrillic)).isEqualTo(passport);
    assertThat(RussianSpelling.CHAT.write(cyrillic)).isEqualTo(chat);
    assertThat(RussianSpelling.CHAT_J.write(cyrillic)).isEqualTo(chatJ);
  }
}
