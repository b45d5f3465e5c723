package org.tarazy.text;

import java.util.List;

class TokenizerAdversarialTest extends AdversarialText {
  private final Tokenizer used = new Tokenizer();

  @Override
  Object readFresh(String text) {
    return check(new Tokenizer().tokenize(text), text);
  }

  @Override
  Object readAgain(String text) {
    return check(used.tokenize(text), text);
  }

  static List<Token> check(List<Token> tokens, String text) {
    int end = 0;
    for (Token token : tokens) {
      boolean exact =
          token.start() >= end
              && token.end() <= text.length()
              && text.substring(end, token.start())
                  .codePoints()
                  .allMatch(c -> c > 0xFFFF || (CharTable.classOf((char) c) & ~CharTable.ODD) == 0);
      if (!exact) {
        throw new AssertionError(token + " is out of place in " + text);
      }
      end = token.end();
    }
    return tokens;
  }
}
