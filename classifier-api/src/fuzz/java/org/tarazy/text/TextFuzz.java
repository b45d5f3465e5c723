package org.tarazy.text;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Lets Jazzer look for a text that a component of this package cannot stand. */
class TextFuzz {
  private final WordReader reader = new WordReader();
  private final Tokenizer tokenizer = new Tokenizer();
  private final SentenceSplitter splitter = new SentenceSplitter();

  @FuzzTest(maxDuration = "1m")
  void reads(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    reader.read(text);
    Reading.checkPlaces(reader, text);
    reader.readThoroughly(text);
    Reading.checkPlaces(reader, text);
    TokenizerAdversarialTest.check(tokenizer.tokenize(text), text);
    splitter.split(text).forEach(sentence -> sentence.text(text));
  }
}
