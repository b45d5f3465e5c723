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

  /** The two paths may differ only in what the fast one hands over. */
  @Property(tries = 1000, seed = "20260101")
  void readsPlainTextTheSameOnBothPaths(@ForAll("plain") String text) {
    WordReader thorough = new WordReader();
    thorough.readThoroughly(text);
    Reading.checkPlaces(thorough, text);
    used.read(text);
    assertThat(Reading.words(thorough)).isEqualTo(Reading.words(used));
    assertThat(Reading.skeletons(thorough)).isEqualTo(Reading.skeletons(used));
    assertThat(Reading.originals(thorough, text)).isEqualTo(Reading.originals(used, text));
    assertThat(thorough.count(Obfuscation.LOOK_ALIKES))
        .isEqualTo(used.count(Obfuscation.LOOK_ALIKES));
  }

  @Provide
  Arbitrary<String> plain() {
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
            "\n")
        .list()
        .ofMaxSize(25)
        .flatMap(words -> Arbitraries.of(" ", "  ", "\n").map(blank -> String.join(blank, words)));
  }
}
