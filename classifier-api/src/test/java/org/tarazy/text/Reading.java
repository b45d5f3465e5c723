package org.tarazy.text;

import java.util.ArrayList;
import java.util.List;

/** What a reader found, as values that tests can compare. */
final class Reading {
  private Reading() {}

  static List<String> words(WordReader reader) {
    List<String> words = new ArrayList<>();
    for (int word = 0; word < reader.wordCount(); word++) {
      words.add(
          new String(reader.chars(), reader.start(word), reader.end(word) - reader.start(word)));
    }
    return words;
  }

  static List<String> skeletons(WordReader reader) {
    List<String> skeletons = new ArrayList<>();
    for (int word = 0; word < reader.wordCount(); word++) {
      int length = reader.readSkeleton(word) - WordReader.SKELETON_START;
      skeletons.add(new String(reader.skeletonChars(), WordReader.SKELETON_START, length));
    }
    return skeletons;
  }

  static List<String> originals(WordReader reader, String text) {
    List<String> originals = new ArrayList<>();
    for (int word = 0; word < reader.wordCount(); word++) {
      originals.add(text.substring(reader.originalStart(word), reader.originalEnd(word)));
    }
    return originals;
  }

  static List<String> words(String text) {
    WordReader reader = new WordReader();
    reader.read(text);
    return words(reader);
  }

  static List<String> skeletons(String text) {
    WordReader reader = new WordReader();
    reader.read(text);
    return skeletons(reader);
  }

  static int count(String text, Obfuscation obfuscation) {
    WordReader reader = new WordReader();
    reader.read(text);
    return reader.count(obfuscation);
  }

  /** Offsets exact and monotone, blanks around each word, skeletons at most twice as long. */
  static void checkPlaces(WordReader reader, String text) {
    int end = 0;
    int folded = 1;
    int skeleton = WordReader.SKELETON_START;
    for (int word = 0; word < reader.wordCount(); word++) {
      int skeletonEnd = reader.readSkeleton(word);
      boolean exact =
          reader.originalStart(word) >= end
              && reader.originalEnd(word) > reader.originalStart(word)
              && reader.originalEnd(word) <= text.length()
              && reader.start(word) == folded
              && reader.end(word) > folded
              && reader.chars()[folded - 1] == ' '
              && reader.chars()[reader.end(word)] == ' '
              && skeletonEnd > skeleton
              && skeletonEnd - skeleton <= 2 * (reader.end(word) - folded)
              && reader.skeletonChars()[skeleton - 1] == ' '
              && reader.skeletonChars()[skeletonEnd] == ' ';
      if (!exact) {
        throw new AssertionError("Word " + word + " is out of place in " + text);
      }
      end = reader.originalEnd(word);
      folded = reader.end(word) + 1;
    }
  }
}
