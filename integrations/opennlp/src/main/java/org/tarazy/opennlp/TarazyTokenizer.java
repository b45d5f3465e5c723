package org.tarazy.opennlp;

import java.util.List;
import java.util.Locale;
import opennlp.tools.tokenize.Tokenizer;
import opennlp.tools.util.Span;
import org.tarazy.text.Token;

/**
 * Tarazy's {@linkplain org.tarazy.text.Tokenizer tokenizer} of Russian and Kazakh for OpenNLP.
 *
 * <p>The type of a span is the kind of its token in small letters: {@code word}, {@code number},
 * {@code url} …
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
      String kind = token.kind().name().toLowerCase(Locale.ROOT);
      spans[i] = new Span(token.start(), token.end(), kind);
    }
    return spans;
  }
}
