package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

class SentenceSplitterAdversarialTest extends AdversarialText {
  private final SentenceSplitter used = new SentenceSplitter();

  @Override
  Object readFresh(String text) {
    return check(new SentenceSplitter().split(text), text);
  }

  @Override
  Object readAgain(String text) {
    return check(used.split(text), text);
  }

  private static List<Sentence> check(List<Sentence> sentences, String text) {
    List<Integer> offsets = new ArrayList<>();
    sentences.forEach(sentence -> offsets.addAll(List.of(sentence.start(), sentence.end())));
    assertThat(offsets).isSorted().allMatch(offset -> offset <= text.length());
    return sentences;
  }
}
