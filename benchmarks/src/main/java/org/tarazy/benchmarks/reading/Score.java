package org.tarazy.benchmarks.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tarazy.benchmarks.reading.GoldTexts.Span;
import org.tarazy.benchmarks.reading.GoldTexts.Text;

/**
 * How many tokens of a tokenizer are those of the treebank: both ends must be the same.
 *
 * @param right tokens of both
 * @param found tokens of the tokenizer
 * @param gold tokens of the treebank
 */
record Score(long right, long found, long gold) {
  /** Counts over all {@code texts}; only tokens with a letter in them where {@code words}. */
  static Score of(TokenizerPeer peer, GoldTexts texts, boolean words) {
    long right = 0;
    long found = 0;
    long gold = 0;
    for (Text text : texts.texts()) {
      Set<Span> expected = new HashSet<>(kept(text.text(), text.tokens(), words));
      List<Span> tokens = kept(text.text(), peer.tokenizer().apply(text.text()), words);
      right += tokens.stream().filter(expected::contains).count();
      found += tokens.size();
      gold += expected.size();
    }
    return new Score(right, found, gold);
  }

  private static List<Span> kept(String text, List<Span> tokens, boolean words) {
    return words
        ? tokens.stream()
            .filter(
                token ->
                    text.substring(token.start(), token.end())
                        .codePoints()
                        .anyMatch(Character::isLetter))
            .toList()
        : tokens;
  }

  double precision() {
    return found == 0 ? 0 : (double) right / found;
  }

  double recall() {
    return gold == 0 ? 0 : (double) right / gold;
  }

  double f1() {
    return found + gold == 0 ? 0 : 2.0 * right / (found + gold);
  }
}
