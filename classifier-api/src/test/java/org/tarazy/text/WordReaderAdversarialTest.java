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
    check(reader, text);
    return text.length() > 1000
        ? reader.wordCount()
        : List.of(
            Reading.words(reader), Reading.skeletons(reader), Reading.originals(reader, text));
  }

  private static void check(WordReader reader, String text) {
    int end = 0;
    int folded = 1;
    int skeleton = 1;
    for (int word = 0; word < reader.wordCount(); word++) {
      boolean exact =
          reader.originalStart(word) >= end
              && reader.originalEnd(word) > reader.originalStart(word)
              && reader.originalEnd(word) <= text.length()
              && reader.start(word) == folded
              && reader.end(word) > folded
              && reader.chars()[folded - 1] == ' '
              && reader.chars()[reader.end(word)] == ' '
              && reader.skeletonStart(word) == skeleton
              && reader.skeletonEnd(word) > skeleton
              && reader.skeletonEnd(word) - skeleton <= 2 * (reader.end(word) - folded)
              && reader.skeletonChars()[skeleton - 1] == ' '
              && reader.skeletonChars()[reader.skeletonEnd(word)] == ' ';
      if (!exact) {
        throw new AssertionError("Word " + word + " is out of place in " + text);
      }
      end = reader.originalEnd(word);
      folded = reader.end(word) + 1;
      skeleton = reader.skeletonEnd(word) + 1;
    }
  }

  /** The two paths may differ only in what the fast one hands over. */
  @Property(tries = 1000)
  void readsPlainTextTheSameOnBothPaths(@ForAll("plain") String text) {
    WordReader thorough = new WordReader();
    thorough.readThoroughly(text);
    check(thorough, text);
    used.read(text);
    assertThat(Reading.words(thorough)).isEqualTo(Reading.words(used));
    assertThat(Reading.skeletons(thorough)).isEqualTo(Reading.skeletons(used));
    assertThat(Reading.originals(thorough, text)).isEqualTo(Reading.originals(used, text));
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.of(
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

  @Property(tries = 1000)
  void readsAReadingAsItStands(@ForAll("plain") String text) {
    used.read(text);
    List<String> words = Reading.words(used);
    List<String> links = List.of("<url>", "<email>", "<mention>");
    words.removeIf(word -> links.contains(word) || word.codePoints().anyMatch(c -> c > 0xFFFF));
    used.read(String.join(" ", words));
    assertThat(Reading.words(used)).isEqualTo(words);
  }
}
