package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordReaderAdversarialTest extends AdversarialText {
  private final WordReader used = new WordReader();

  @Override
  Object readFresh(String text) {
    return read(new WordReader(), text);
  }

  @Override
  Object readAgain(String text) {
    return read(used, text);
  }

  private static Object read(WordReader reader, String text) {
    reader.read(text);
    Reading.checkPlaces(reader, text);
    return text.length() > 1000
        ? reader.wordCount()
        : List.of(
            Reading.words(reader), Reading.skeletons(reader), Reading.originals(reader, text));
  }

  /** However little of a text is restored, it must be as if all had been. */
  @Property(tries = 3000, seed = "20260101")
  void readsTheSameOnBothPaths(@ForAll("plainAndOdd") String text) {
    WordReader thorough = new WordReader();
    thorough.readThoroughly(text);
    Reading.checkPlaces(thorough, text);
    used.read(text);
    assertThat(Reading.words(thorough)).isEqualTo(Reading.words(used));
    assertThat(Reading.skeletons(thorough)).isEqualTo(Reading.skeletons(used));
    assertThat(Reading.originals(thorough, text)).isEqualTo(Reading.originals(used, text));
    for (Obfuscation obfuscation : Obfuscation.values()) {
      assertThat(thorough.count(obfuscation)).isEqualTo(used.count(obfuscation));
    }
  }

  @Provide
  Arbitrary<String> plainAndOdd() {
    return Arbitraries.of(
            // Letters of two alphabets: e, i, p, o, K and the schwa are Latin.
            "əлеуметтік",
            "кiсiлерге",
            "теppop",
            "WhatsAppта",
            "PCға",
            "Kибір",
            "кiiiiс",
            "Бүгін",
            "мешітте",
            "Ёлка",
            "keremet",
            "ko'mek",
            "12.05",
            "18:30",
            "!",
            "!!!",
            ")))",
            "…",
            "«",
            "»",
            "—",
            "-",
            "😂",
            "❤️",
            "👍🏽",
            "🇰🇿",
            "http://a.kz/б?c",
            "a@b.kz",
            "@name",
            "и",
            "в",
            "жоооқ",
            "ұлт",
            "5",
            "№",
            "%",
            "ана",
            "4G",
            "т.е.",
            "قازاق",
            "中文",
            "हिन्दी",
            "\n",
            // What has to be restored, and what stands beside it.
            "тәртiбi.",
            "көмeк😂",
            "пр\u200bивет",
            "\u200b",
            "\u00ad",
            "чтó",
            "й\u0306",
            "ｖｋ",
            "ﷺ",
            "𝐛𝐨𝐥𝐝",
            "🅰",
            "д0м",
            "п4кет",
            "экстре-",
            "мизм",
            "в с т у п а й",
            "в.с.т.у.п.а.й",
            "'тiл'",
            "тiл,көмeк",
            "😂көмeк",
            "тiл-тіл",
            "(тiл",
            "«пр\u200bивет»!",
            "экстре-\nмизмге",
            "\u00adб",
            "ж\u200b",
            "ж-",
            "б",
            "ж",
            "'",
            "'да'",
            "qas'",
            "”",
            ".",
            ",",
            "@",
            "дp@г",
            "a.kz/тiл",
            "\uD83D",
            "\uFEFF")
        .list()
        .ofMaxSize(25)
        .flatMap(
            words ->
                Arbitraries.of(" ", "  ", "\n", " \n")
                    .list()
                    .ofSize(words.size())
                    .map(blanks -> joined(words, blanks)));
  }

  private static String joined(List<String> words, List<String> blanks) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      text.append(words.get(i)).append(blanks.get(i));
    }
    return text.toString();
  }
}
