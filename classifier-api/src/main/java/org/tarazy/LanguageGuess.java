package org.tarazy;

import org.tarazy.text.WordReader;

/** PLACEHOLDER first version. */
final class LanguageGuess {
  private LanguageGuess() {}

  static Language of(WordReader words) {
    int kazakh = 0;
    int cyrillic = 0;
    for (int w = 0; w < words.wordCount(); w++) {
      for (int i = words.start(w); i < words.end(w); i++) {
        char c = words.chars()[i];
        if ("әғқңөұүһі".indexOf(c) >= 0) {
          kazakh++;
        }
        if (c >= 'а' && c <= 'я') {
          cyrillic++;
        }
      }
    }
    return kazakh > 0 ? Language.KAZAKH : cyrillic > 0 ? Language.RUSSIAN : Language.OTHER;
  }
}
