package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceSplitterTest {
  private final SentenceSplitter splitter = new SentenceSplitter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "Бірінші сөйлем. Екінші сөйлем! Үшінші? = Бірінші сөйлем.|Екінші сөйлем!|Үшінші?",
        "Он ушёл... и пришёл. = Он ушёл... и пришёл.",
        "«Ты где?» — спросил он. Потом ушёл. = «Ты где?» — спросил он.|Потом ушёл.",
        "Он сказал: «Да.» Она нет. = Он сказал: «Да.»|Она нет.",
        "Ул. Абая, 5 млн. Это у А. С. Пушкина. = Ул. Абая, 5 млн. Это у А. С. Пушкина.",
        "Яблоки и т. д. Потом в 2020 г. Компания выросла. = Яблоки и т. д.|Потом в 2020 г.|Компания выросла.",
        "в г. Москва = в г. Москва",
        "Привет 😊 Загляни. Красиво! 😍 Зато = Привет 😊|Загляни.|Красиво! 😍|Зато",
        "Да. - Нет. - «Ага». = Да.|- Нет.|- «Ага».",
        "3.5 и vk.com/a. 2020 год. = 3.5 и vk.com/a.|2020 год.",
      })
  void endsSentences(String text, String sentences) {
    assertThat(splitter.split(text).stream().map(sentence -> sentence.text(text)))
        .containsExactly(sentences.split("\\|"));
  }

  @Test
  void takesLineEndsIntoAccount() {
    String wrapped =
        "Это длинная строка печатного текста, которая кончается посреди предложения, а\nАлматы далеко";
    assertThat(splitter.split(wrapped)).hasSize(1);
    assertThat(splitter.split("Заголовок\r\nПервая строка\n\nвторая")).hasSize(3);
  }

  @Test
  void findsNoneInABlankText() {
    assertThat(splitter.split(" \n ")).isEmpty();
  }
}
