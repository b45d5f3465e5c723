package org.tarazy.opennlp;

import java.util.List;
import opennlp.tools.tokenize.Tokenizer;
import opennlp.tools.util.Span;
import org.tarazy.text.Token;

/**
 * Tarazy's {@linkplain org.tarazy.text.Tokenizer tokenizer} of Russian and Kazakh for OpenNLP.
 *
 * <p>Spans have no type: with one they would not equal those of other tokenizers. The kinds of
 * tokens are known to Tarazy's own tokenizer.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class TarazyTokenizer implements Tokenizer {
  private final org.tarazy.text.Tokenizer tokenizer = new org.tarazy.text.Tokenizer();

  @Override
  public String[] tokenize(String text) {
    return Span.spansToStrings(tokenizePos(text), text);
  }

  @Override
  public Span[] tokenizePos(String text) {
    List<Token> tokens = tokenizer.tokenize(text);
    Span[] spans = new Span[tokens.size()];
    for (int i = 0; i < spans.length; i++) {
      Token token = tokens.get(i);
      spans[i] = new Span(token.start(), token.end());
    }
    return spans;
  }
}
